import { roomClient } from '#platform/http/client.ts';
import type { programmesRouter } from './routes.ts';

export const programmesApi = roomClient<typeof programmesRouter>();
