import { roomClient } from '#platform/http/client.ts';
import type { schoolsRouter } from './routes.ts';

export const schoolsApi = roomClient<typeof schoolsRouter>();
