import { roomClient } from '#platform/http/client.ts';
import type { successionRouter } from './routes.ts';

export const successionsApi = roomClient<typeof successionRouter>();
