import { roomClient } from '#platform/http/client.ts';
import type { overviewRouter } from './routes.ts';

export const overviewApi = roomClient<typeof overviewRouter>();
