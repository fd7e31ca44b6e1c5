import { roomClient } from '#platform/http/client.ts';
import type { noticeFindingsRouter } from './routes.ts';

export const noticeFindingsApi = roomClient<typeof noticeFindingsRouter>();
