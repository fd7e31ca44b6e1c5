import { roomClient } from '#platform/http/client.ts';
import type { standingRouter } from './routes.ts';

export const standingApi = roomClient<typeof standingRouter>();
