import { roomClient } from '#platform/http/client.ts';
import type { participationRouter } from './routes.ts';

export const participationApi = roomClient<typeof participationRouter>();
