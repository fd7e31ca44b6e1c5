import { roomClient } from '#platform/http/client.ts';
import type { logRouter } from './routes.ts';

export const logApi = roomClient<typeof logRouter>();
