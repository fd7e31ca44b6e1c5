import { roomClient } from '#platform/http/client.ts';
import type { preferencesRouter } from './routes.ts';

export const preferencesApi = roomClient<typeof preferencesRouter>();
