import { roomClient } from '#platform/http/client.ts';
import type { differenceRouter } from './routes.ts';

export const differenceApi = roomClient<typeof differenceRouter>();
