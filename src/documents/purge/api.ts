import { roomClient } from '#platform/http/client.ts';
import type { purgeRouter } from './routes.ts';

export const purgeApi = roomClient<ReturnType<typeof purgeRouter>>();
