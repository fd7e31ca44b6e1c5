import { roomClient } from '#platform/http/client.ts';
import type { teachingHoursRouter } from './routes.ts';

export const teachingHoursApi = roomClient<typeof teachingHoursRouter>();
