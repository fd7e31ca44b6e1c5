import { roomClient } from '#platform/http/client.ts';
import type { inboxRouter } from './routes.ts';

export const inboxApi = roomClient<typeof inboxRouter>();
