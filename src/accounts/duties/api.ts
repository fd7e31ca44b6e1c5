import { roomClient } from '#platform/http/client.ts';
import type { dutiesRouter } from './routes.ts';

export const dutiesApi = roomClient<typeof dutiesRouter>();
