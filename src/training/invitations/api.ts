import { roomClient } from '#platform/http/client.ts';
import type { invitationsRouter } from './routes.ts';

export const invitationsApi = roomClient<typeof invitationsRouter>();
