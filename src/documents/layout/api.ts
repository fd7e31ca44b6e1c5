import { roomClient } from '#platform/http/client.ts';
import type { layoutRouter } from './routes.ts';

export const layoutApi = roomClient<typeof layoutRouter>();
