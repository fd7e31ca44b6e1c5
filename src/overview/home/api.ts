import { roomClient } from '#platform/http/client.ts';
import type { homeRouter } from './routes.ts';

export const homeApi = roomClient<typeof homeRouter>();
