import { roomClient } from '#platform/http/client.ts';
import type { exchangeReportsRouter } from './routes.ts';

export const exchangeApi = roomClient<typeof exchangeReportsRouter>();
