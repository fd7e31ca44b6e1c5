import { roomClient } from '#platform/http/client.ts';
import type { viewsRouter } from './routes.ts';

export const viewsApi = roomClient<typeof viewsRouter>();
