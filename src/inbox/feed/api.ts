import { roomClient } from '#platform/http/client.ts';
import type { feedRouter } from './routes.ts';

export const feedApi = roomClient<typeof feedRouter>();
