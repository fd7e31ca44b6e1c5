import { roomClient } from '#platform/http/client.ts';
import type { webhooksRouter } from './routes.ts';

export const webhooksApi = roomClient<typeof webhooksRouter>();
