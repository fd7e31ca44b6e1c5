import { roomClient } from '#platform/http/client.ts';
import type { importingRouter } from './routes.ts';

export const importingApi = roomClient<typeof importingRouter>();
