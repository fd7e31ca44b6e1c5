import { roomClient } from '#platform/http/client.ts';
import type { handoverRouter } from './routes.ts';

export const handoverApi = roomClient<typeof handoverRouter>();
