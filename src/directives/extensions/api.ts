import { roomClient } from '#platform/http/client.ts';
import type { extensionsRouter } from './routes.ts';

export const extensionsApi = roomClient<typeof extensionsRouter>();
