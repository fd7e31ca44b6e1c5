import { roomClient } from '#platform/http/client.ts';
import type { facilitiesRouter } from './routes.ts';

export const facilitiesApi = roomClient<typeof facilitiesRouter>();
