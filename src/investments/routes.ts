import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';

/** All typed routes of the room. */
export const investmentsRouter = {};

/** Those that carry bytes. */
export const investmentsFiles = (_parts: Parts): FileRoute[] => [];
