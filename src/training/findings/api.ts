import { roomClient } from '#platform/http/client.ts';
import type { findingsRouter } from './routes.ts';

export const findingsApi = roomClient<typeof findingsRouter>();
