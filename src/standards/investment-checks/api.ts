import { roomClient } from '#platform/http/client.ts';
import type { investmentChecksRouter } from './routes.ts';

export const investmentChecksApi = roomClient<typeof investmentChecksRouter>();
