import { roomClient } from '#platform/http/client.ts';
import type { mailRouter } from './routes.ts';

export const mailApi = roomClient<typeof mailRouter>();
