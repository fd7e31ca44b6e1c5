import { roomClient } from '#platform/http/client.ts';
import type { lettersRouter } from './routes.ts';

export const lettersApi = roomClient<typeof lettersRouter>();
