import { roomClient } from '#platform/http/client.ts';
import type { selfReportsRouter } from './routes.ts';

export const selfReportsApi = roomClient<typeof selfReportsRouter>();
