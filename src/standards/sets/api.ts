import { roomClient } from '#platform/http/client.ts';
import type { setsRouter } from './routes.ts';

export const setsApi = roomClient<typeof setsRouter>();
