import { roomClient } from '#platform/http/client.ts';
import type { roundsRouter } from './routes.ts';

export const roundsApi = roomClient<typeof roundsRouter>();
