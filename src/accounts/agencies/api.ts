import { roomClient } from '#platform/http/client.ts';
import type { superiorsRouter } from './routes.ts';

export const superiorsApi = roomClient<typeof superiorsRouter>();
