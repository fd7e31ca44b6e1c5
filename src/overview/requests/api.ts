import { roomClient } from '#platform/http/client.ts';
import type { personalRouter } from '../personal/routes.ts';
import type { requestsRouter } from './routes.ts';

export const privacyApi = roomClient<typeof requestsRouter & typeof personalRouter>();
