import { roomClient } from '#platform/http/client.ts';
import type { planningRouter } from './routes.ts';

export const planningApi = roomClient<typeof planningRouter>();
