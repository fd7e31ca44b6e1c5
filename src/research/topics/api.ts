import { roomClient } from '#platform/http/client.ts';
import type { researchRouter } from '../routes.ts';

export const researchApi = roomClient<ReturnType<typeof researchRouter>>();
