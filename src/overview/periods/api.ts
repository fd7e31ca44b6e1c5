import { roomClient } from '#platform/http/client.ts';
import type { periodsRouter } from './routes.ts';

export const periodsApi = roomClient<typeof periodsRouter>();
