import { roomClient } from '#platform/http/client.ts';
import type { peopleRouter } from './routes.ts';

export const peopleApi = roomClient<typeof peopleRouter>();
