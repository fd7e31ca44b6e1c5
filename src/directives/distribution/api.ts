import { roomClient } from '#platform/http/client.ts';
import type { distributionRouter } from './routes.ts';

export const distributionApi = roomClient<typeof distributionRouter>();
