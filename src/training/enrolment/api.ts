import { roomClient } from '#platform/http/client.ts';
import type { trainingLearnersRouter } from './routes.ts';

export const trainingLearnersApi = roomClient<typeof trainingLearnersRouter>();
