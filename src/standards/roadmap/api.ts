import { roomClient } from '#platform/http/client.ts';
import type { planRouter } from '../plan/routes.ts';
import type { roadmapRouter } from './routes.ts';

export const roadmapApi = roomClient<typeof roadmapRouter & typeof planRouter>();
