import { roomClient } from '#platform/http/client.ts';
import type { proposalsRouter } from './routes.ts';

export const proposalsApi = roomClient<typeof proposalsRouter>();
