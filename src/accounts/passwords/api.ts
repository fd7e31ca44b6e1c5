import { roomClient } from '#platform/http/client.ts';
import type { passwordsRouter } from './routes.ts';

export const passwordsApi = roomClient<typeof passwordsRouter>();
