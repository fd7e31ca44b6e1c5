import { roomClient } from '#platform/http/client.ts';
import type { stepsRouter } from './routes.ts';

export const stepsApi = roomClient<typeof stepsRouter>();
