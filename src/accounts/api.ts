import { roomClient } from '#platform/http/client.ts';
import type { accountsRouter } from './routes.ts';

export const accountsApi = roomClient<typeof accountsRouter>();
