import { roomClient } from '#platform/http/client.ts';
import type { schemesRouter } from './routes.ts';

export const schemesApi = roomClient<typeof schemesRouter>();
