import { roomClient } from '#platform/http/client.ts';
import type { schoolExampleRouter } from './routes.ts';

export const schoolExampleApi = roomClient<typeof schoolExampleRouter>();
