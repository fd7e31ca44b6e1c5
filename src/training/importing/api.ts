import { roomClient } from '#platform/http/client.ts';
import type { needImportsRouter } from './routes.ts';

export const needImportsApi = roomClient<typeof needImportsRouter>();
