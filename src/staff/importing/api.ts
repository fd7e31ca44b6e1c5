import { roomClient } from '#platform/http/client.ts';
import type { staffImportsRouter } from './routes.ts';

export const staffImportsApi = roomClient<typeof staffImportsRouter>();
