import { roomClient } from '#platform/http/client.ts';
import type { promotionsRouter } from './routes.ts';

export const promotionsApi = roomClient<typeof promotionsRouter>();
