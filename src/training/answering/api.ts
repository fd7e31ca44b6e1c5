import { roomClient } from '#platform/http/client.ts';
import type { answeringRouter } from './routes.ts';

/** Whoever answers is nobody: their requests carry no cookies. */
export const sheetApi = roomClient<typeof answeringRouter>({ credentials: 'omit' });

/** For those who key sheets in. */
export const paperApi = roomClient<typeof answeringRouter>();
