import { roomClient } from '#platform/http/client.ts';
import type { linksRouter } from './routes.ts';

export const linksApi = roomClient<typeof linksRouter>();
