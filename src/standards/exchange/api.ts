import { roomClient } from '#platform/http/client.ts';
import type { exchangeRouter } from './routes.ts';

export const exchangeApi = roomClient<typeof exchangeRouter>();
