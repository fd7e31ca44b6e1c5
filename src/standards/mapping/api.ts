import { roomClient } from '#platform/http/client.ts';
import type { mappingRouter } from './routes.ts';

export const mappingApi = roomClient<typeof mappingRouter>();
