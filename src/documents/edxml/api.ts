import { roomClient } from '#platform/http/client.ts';
import type { organisationsRouter } from '../organisations/routes.ts';
import type { sendingRouter } from '../sending/routes.ts';
import type { edxmlRouter } from './routes.ts';

export const edxmlApi = roomClient<
  ReturnType<typeof edxmlRouter> & typeof organisationsRouter & typeof sendingRouter
>();
