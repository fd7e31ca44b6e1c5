import { roomClient } from '#platform/http/client.ts';
import type { searchRouter } from './routes.ts';

export const searchApi = roomClient<typeof searchRouter>();
