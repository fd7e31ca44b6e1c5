import { roomClient } from '#platform/http/client.ts';
import type { indicatorsRouter } from './routes.ts';

export const indicatorsApi = roomClient<typeof indicatorsRouter>();
