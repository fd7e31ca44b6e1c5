import { roomClient } from '#platform/http/client.ts';
import type { securityRouter } from './routes.ts';

export const securityApi = roomClient<typeof securityRouter>();
