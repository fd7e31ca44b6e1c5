import { roomClient } from '#platform/http/client.ts';
import type { registersRouter } from './routes.ts';

export const registersApi = roomClient<ReturnType<typeof registersRouter>>();
