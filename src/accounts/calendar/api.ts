import { roomClient } from '#platform/http/client.ts';
import type { calendarRouter } from './routes.ts';

export const calendarApi = roomClient<typeof calendarRouter>();
