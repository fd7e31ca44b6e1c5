import { roomClient } from '#platform/http/client.ts';
import type { jobsRouter } from './routes.ts';

export const jobsApi = roomClient<typeof jobsRouter>();
