import { roomClient } from '#platform/http/client.ts';
import type { trainingLinesRouter } from './routes.ts';

export const trainingLinesApi = roomClient<typeof trainingLinesRouter>();
