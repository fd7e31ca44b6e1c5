import { roomClient } from '#platform/http/client.ts';
import type { trainingConflictsRouter } from './routes.ts';

export const trainingConflictsApi = roomClient<typeof trainingConflictsRouter>();
