import { roomClient } from '#platform/http/client.ts';
import type { reviewRouter } from './routes.ts';

export const reviewApi = roomClient<typeof reviewRouter>();
