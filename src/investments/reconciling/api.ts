import { roomClient } from '#platform/http/client.ts';
import type { reconcilingRouter } from './routes.ts';

export const reconcilingApi = roomClient<typeof reconcilingRouter>();
