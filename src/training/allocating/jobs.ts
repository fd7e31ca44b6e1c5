import { formatDate } from '@dondoc/vietnamese';
import { may } from '#accounts/permissions.ts';
import { findViewer, logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import type { Work } from '#platform/jobs/kinds.ts';
import { planningDesk } from '../desk/routes.ts';
import { findPlan } from '../plan/store.ts';
import { solve } from '../solving/jobs.ts';
import { presetLabels } from './labels.ts';
import { presets, problemOf } from './rules.ts';
import { Reckon } from './schema.ts';
import * as store from './store.ts';

/** Near enough to stop at, of the best there could be; with time left it is proven. */
const GAP = 0;

/**
 * Reckons where the classes of a plan go. It changes nothing of the plan: what comes out stands beside other runs until
 * somebody chooses one.
 */
export const allocateWork: Work = async ({ db, clock }, { userId, input }, { progress, signal }) => {
  const { planId, preset, seconds } = Reckon.parse(input);
  // Whoever asked may have left their position since.
  const viewer = await findViewer(db, userId, clock);
  if (!viewer || !may(viewer, 'trainingPlan.draft')) throw problem('forbidden');
  await planningDesk(db, viewer);
  const officeId = viewer.office.id;
  const plan = await findPlan(db, officeId, planId);
  if (!plan) throw problem('notFound');
  const { classes, providers } = await store.yearNow(db, officeId, plan);
  const asked = problemOf(classes, providers, presets[preset]);
  const result = await solve(asked, {
    ...{ seconds, gap: GAP, signal },
    onProgress: ({ seconds: passed }) => progress(Math.min(Math.round(passed), seconds), seconds),
  });
  const keep = async (tx: Tx) => {
    const name = `${presetLabels[preset]}, ${formatDate(viewer.today)}`;
    const at = { officeId, planId, name, madeBy: userId };
    const id = await store.insertRun(tx, at, asked, result);
    await logAs(
      tx,
      viewer,
      'trainingAllocation.run',
      { kind: 'training-plan', id: planId },
      {
        placed: result.placements.length,
        classes: asked.classes.length,
      },
    );
    return { id };
  };
  // Stopped by a person: the best found so far is kept, as what it is; the job itself ends as stopped.
  if (signal.aborted && result.placements.length > 0) await db.transaction().execute(keep);
  signal.throwIfAborted();
  return keep;
};
