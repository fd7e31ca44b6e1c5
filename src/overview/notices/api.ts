import { roomClient } from '#platform/http/client.ts';
import type { noticesRouter } from './routes.ts';

export const noticesApi = roomClient<typeof noticesRouter>();
