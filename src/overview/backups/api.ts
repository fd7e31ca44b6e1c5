import { roomClient } from '#platform/http/client.ts';
import type { backupsRouter } from './routes.ts';

export const backupsApi = roomClient<typeof backupsRouter>();
