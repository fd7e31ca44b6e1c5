import { roomClient } from '#platform/http/client.ts';
import type { entryRouter } from './routes.ts';

export const entryApi = roomClient<typeof entryRouter>();
