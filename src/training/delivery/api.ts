import { roomClient } from '#platform/http/client.ts';
import type { deliveryRouter } from './routes.ts';

export const deliveryApi = roomClient<typeof deliveryRouter>();
