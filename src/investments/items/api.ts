import { roomClient } from '#platform/http/client.ts';
import type { itemsRouter } from './routes.ts';

export const itemsApi = roomClient<typeof itemsRouter>();
