import { roomClient } from '#platform/http/client.ts';
import type { directivesRouter } from './routes.ts';

export const directivesApi = roomClient<typeof directivesRouter>();
