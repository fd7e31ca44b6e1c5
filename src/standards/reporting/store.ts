import type { AgencyRef, Viewer } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { knownOf } from '../gaps/rules.ts';
import { readRoadmap } from '../gaps/store.ts';
import { schemeWords } from '../plan/rules.ts';
import type { Round } from '../rounds/schema.ts';
import { assessedOf, listRounds } from '../rounds/store.ts';
import { readSet } from '../sets/store.ts';
import { lineOf, metOf, movedSince, nextOf, spanAfter } from './rules.ts';
import type { Line, Next, Progress } from './schema.ts';

/** A round of the school, with the closed one before it of the same set and level. */
async function roundsFor(db: Db, schoolId: string, roundId: string) {
  const all = await listRounds(db, schoolId);
  const round = all.find(({ id }) => id === roundId);
  const before = all.find(
    (one) =>
      one.id !== roundId &&
      one.closedAt !== null &&
      one.setId === round?.setId &&
      one.level === round.level &&
      one.asOf < round.asOf,
  );
  return { round, before: before ?? null };
}

const linesOf = async (db: Db, officeId: string, round: Round) =>
  (await assessedOf(db, officeId, round)).map(knownOf).map(lineOf);

const isMetIn = (lines: Line[], one: Next): boolean =>
  one.what === 'indicator' && metOf(lines).some(({ code }) => code === one.row.indicator.code);

/** All that a progress report of a round says; null where the school has no such round. */
export async function readProgress(db: Db, viewer: Viewer, school: AgencyRef, roundId: string) {
  const officeId = viewer.office.id;
  const { round, before } = await roundsFor(db, school.id, roundId);
  const set = round && (await readSet(db, officeId, round.setId));
  if (!round || !set) return null;
  const lines = await linesOf(db, officeId, round);
  const earlier = before ? await linesOf(db, officeId, before) : [];
  const roadmap = await readRoadmap(db, viewer, school, round.setId);
  const span = spanAfter(round.asOf);
  const progress: Progress = {
    ...{ round, lines, span, criteria: set.criteria },
    previous: before && {
      round: before,
      met: metOf(earlier).length,
      total: earlier.length,
      moved: movedSince(lines, earlier),
    },
    // The roadmap stands on the newest closed round, which need not be this one.
    next: roadmap ? nextOf(roadmap, span).filter((one) => !isMetIn(lines, one)) : [],
  };
  return { progress, set, scheme: roadmap?.target ? schemeWords(roadmap.target) : null };
}
