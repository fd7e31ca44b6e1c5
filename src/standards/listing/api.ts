import { roomClient } from '#platform/http/client.ts';
import type { evidenceListRouter } from './routes.ts';

export const evidenceListApi = roomClient<typeof evidenceListRouter>();
