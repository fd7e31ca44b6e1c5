import { roomClient } from '#platform/http/client.ts';
import type { trainingExampleRouter } from './routes.ts';

export const trainingExampleApi = roomClient<typeof trainingExampleRouter>();
