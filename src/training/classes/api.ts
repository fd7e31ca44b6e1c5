import { roomClient } from '#platform/http/client.ts';
import type { trainingClassesRouter } from './routes.ts';

export const trainingClassesApi = roomClient<typeof trainingClassesRouter>();
