import { roomClient } from '#platform/http/client.ts';
import type { sessionsRouter } from './routes.ts';

export const sessionsApi = roomClient<typeof sessionsRouter>();
