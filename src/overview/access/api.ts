import { roomClient } from '#platform/http/client.ts';
import type { accessRouter } from './routes.ts';

export const accessApi = roomClient<typeof accessRouter>();
