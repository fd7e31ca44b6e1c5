import { roomClient } from '#platform/http/client.ts';
import type { slipsRouter } from './routes.ts';

export const slipsApi = roomClient<typeof slipsRouter>();
