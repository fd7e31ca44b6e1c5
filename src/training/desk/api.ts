import { roomClient } from '#platform/http/client.ts';
import type { trainingDeskRouter } from './routes.ts';

export const trainingDeskApi = roomClient<typeof trainingDeskRouter>();
