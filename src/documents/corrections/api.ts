import { roomClient } from '#platform/http/client.ts';
import type { correctionsRouter } from './routes.ts';

export const correctionsApi = roomClient<typeof correctionsRouter>();
