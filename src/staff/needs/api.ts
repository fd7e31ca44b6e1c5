import { roomClient } from '#platform/http/client.ts';
import type { staffNeedsRouter } from './routes.ts';

export const staffNeedsApi = roomClient<typeof staffNeedsRouter>();
