import { roomClient } from '#platform/http/client.ts';
import type { surveysRouter } from './routes.ts';

export const surveysApi = roomClient<typeof surveysRouter>();
