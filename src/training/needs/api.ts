import { roomClient } from '#platform/http/client.ts';
import type { trainingNeedsRouter } from './routes.ts';

export const trainingNeedsApi = roomClient<typeof trainingNeedsRouter>();
