import { roomClient } from '#platform/http/client.ts';
import type { committeesRouter } from './routes.ts';

export const committeesApi = roomClient<typeof committeesRouter>();
