import { roomClient } from '#platform/http/client.ts';
import type { assigningRouter } from './routes.ts';

export const assigningApi = roomClient<typeof assigningRouter>();
