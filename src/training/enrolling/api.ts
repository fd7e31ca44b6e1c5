import { roomClient } from '#platform/http/client.ts';
import type { trainingEnrollingRouter } from './routes.ts';

export const trainingEnrollingApi = roomClient<typeof trainingEnrollingRouter>();
