import { roomClient } from '#platform/http/client.ts';
import type { trainingAllocationRouter } from './routes.ts';

export const trainingAllocationApi = roomClient<typeof trainingAllocationRouter>();
