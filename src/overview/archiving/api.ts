import { roomClient } from '#platform/http/client.ts';
import type { archivingRouter } from './routes.ts';

export const archivesApi = roomClient<typeof archivingRouter>();
