import { roomClient } from '#platform/http/client.ts';
import type { trainingResultsRouter } from './routes.ts';

export const trainingResultsApi = roomClient<typeof trainingResultsRouter>();
