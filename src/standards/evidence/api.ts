import { roomClient } from '#platform/http/client.ts';
import type { evidenceRouter } from './routes.ts';

export const evidenceApi = roomClient<typeof evidenceRouter>();
