import { roomClient } from '#platform/http/client.ts';
import type { trainingPlanRouter } from './routes.ts';

export const trainingPlanApi = roomClient<typeof trainingPlanRouter>();
