import { roomClient } from '#platform/http/client.ts';
import type { documentsRouter } from './routes.ts';

export const documentsApi = roomClient<typeof documentsRouter>();
