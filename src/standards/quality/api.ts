import { roomClient } from '#platform/http/client.ts';
import type { qualityRouter } from './routes.ts';

export const qualityApi = roomClient<typeof qualityRouter>();
