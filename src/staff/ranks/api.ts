import { roomClient } from '#platform/http/client.ts';
import type { ranksRouter } from './routes.ts';

export const ranksApi = roomClient<typeof ranksRouter>();
