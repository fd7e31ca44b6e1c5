import { roomClient } from '#platform/http/client.ts';
import type { secondFactorRouter } from './routes.ts';

export const secondFactorApi = roomClient<typeof secondFactorRouter>();
