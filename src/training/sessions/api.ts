import { roomClient } from '#platform/http/client.ts';
import type { trainingSessionsRouter } from './routes.ts';

export const trainingSessionsApi = roomClient<typeof trainingSessionsRouter>();
