import { roomClient } from '#platform/http/client.ts';
import type { trainingProvidersRouter } from './routes.ts';

export const trainingProvidersApi = roomClient<typeof trainingProvidersRouter>();
