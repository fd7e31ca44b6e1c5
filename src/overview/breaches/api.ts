import { roomClient } from '#platform/http/client.ts';
import type { breachesRouter } from './routes.ts';

export const breachesApi = roomClient<typeof breachesRouter>();
