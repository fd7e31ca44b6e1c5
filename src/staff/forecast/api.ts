import { roomClient } from '#platform/http/client.ts';
import type { forecastRouter } from './routes.ts';

export const forecastApi = roomClient<typeof forecastRouter>();
