import { roomClient } from '#platform/http/client.ts';
import type { ownersRouter } from './routes.ts';

export const ownersApi = roomClient<typeof ownersRouter>();
