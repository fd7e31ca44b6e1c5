import { roomClient } from '#platform/http/client.ts';
import type { singleSignOnRouter } from './routes.ts';

export const singleSignOnApi = roomClient<typeof singleSignOnRouter>();
