import { roomClient } from '#platform/http/client.ts';
import type { publishingRouter } from './routes.ts';

export const publishingApi = roomClient<ReturnType<typeof publishingRouter>>();
