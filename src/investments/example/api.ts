import { roomClient } from '#platform/http/client.ts';
import type { investmentsExampleRouter } from './routes.ts';

export const investmentsExampleApi = roomClient<ReturnType<typeof investmentsExampleRouter>>();
