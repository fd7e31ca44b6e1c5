import { roomClient } from '#platform/http/client.ts';
import type { nudgesRouter } from './routes.ts';

export const nudgesApi = roomClient<typeof nudgesRouter>();
