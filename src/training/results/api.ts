import { roomClient } from '#platform/http/client.ts';
import type { surveyResultsRouter } from './routes.ts';

export const surveyResultsApi = roomClient<typeof surveyResultsRouter>();
