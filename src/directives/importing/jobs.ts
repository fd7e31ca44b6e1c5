import { z } from 'zod';
import { may } from '#accounts/permissions.ts';
import { findViewer } from '#accounts/store.ts';
import { problem } from '#platform/http/problems.ts';
import type { Work } from '#platform/jobs/kinds.ts';
import { write } from './routes.ts';
import { Confirmation } from './schema.ts';

const Input = Confirmation.extend({ id: z.uuid() });

/** Writes what the clerk has looked through: all of it, or nothing. */
export const importWork: Work = async ({ db, clock }, { userId, input }, watch) => {
  const { id, ...confirmed } = Input.parse(input);
  // Whoever asked may have left their position since.
  const viewer = await findViewer(db, userId, clock);
  if (!viewer || !may(viewer, 'directive.import')) throw problem('forbidden');
  return (tx) => write(tx, viewer, id, confirmed, watch);
};
