import { roomClient } from '#platform/http/client.ts';
import type { meetingsRouter } from './routes.ts';

export const meetingsApi = roomClient<ReturnType<typeof meetingsRouter>>();
