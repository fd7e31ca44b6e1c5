import { roomClient } from '#platform/http/client.ts';
import type { trainingAttendanceRouter } from './routes.ts';

export const trainingAttendanceApi = roomClient<typeof trainingAttendanceRouter>();
