import { roomClient } from '#platform/http/client.ts';
import type { tokensRouter } from './routes.ts';

export const tokensApi = roomClient<typeof tokensRouter>();
