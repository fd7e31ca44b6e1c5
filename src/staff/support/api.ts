import { roomClient } from '#platform/http/client.ts';
import type { supportRouter } from './routes.ts';

export const supportApi = roomClient<typeof supportRouter>();
