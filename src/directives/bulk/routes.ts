import { ORPCError } from '@orpc/server';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import type { Database } from '#platform/database/connection.ts';
import { orThrow, problem, problems } from '#platform/http/problems.ts';
import { receiveWith, writeAct } from '../acts/store.ts';
import { foldEvents } from '../history/rules.ts';
import { listEventsOf } from '../history/store.ts';
import { idsOfCodes } from '../listing/store.ts';
import type { DirectiveEvent, DirectiveSummary } from '../schema.ts';
import { summariesOf } from '../store.ts';
import { type Asked, decideOne, inWords, reportsFor } from './rules.ts';
import { BulkOrder, BulkOutcome, BulkPreview, BulkQuestion, type BulkTarget } from './schema.ts';

/** Says for each what would happen, or why not; writes nothing. */
export const bulkPreview = act('directive.bulk')
  .input(BulkQuestion)
  .output(BulkPreview)
  .handler(({ context: { db, viewer }, input }) => bulkPreviewFor(db, viewer, input));

export async function bulkPreviewFor(
  db: Database,
  viewer: Viewer,
  { what, codes }: BulkQuestion,
): Promise<BulkPreview> {
  const found = await seenOf(db, viewer, codes);
  const ids = [...found.values()].map((row) => row.id);
  const histories = await listEventsOf(db, ids);
  const agencies = await listAgencies(db, viewer.office.id);
  const nameOf = (id: string) => agencyRefOf(agencies, id, viewer.today).name;
  const rows = codes.flatMap((code) => {
    const summary = found.get(code);
    return previewOf(
      { viewer, what, isAbove: aboveIn(agencies) },
      code,
      summary,
      histories.get(summary?.id ?? '') ?? [],
      nameOf,
    );
  });
  return { rows };
}

/** One line for each thing that would be done with a directive, or why nothing would. */
function previewOf(
  asked: Pick<Asked, 'viewer' | 'what' | 'isAbove'>,
  code: string,
  summary: DirectiveSummary | undefined,
  events: DirectiveEvent[],
  nameOf: (agencyId: string) => string,
): BulkPreview['rows'] {
  const snapshot = foldEvents(events);
  if (!summary || !snapshot)
    return [{ code, reportId: null, title: '', will: null, why: problems.notFound.message }];
  const held = { events, snapshot };
  const reports = reportsFor(asked.what, asked.viewer, held);
  return (reports.length > 0 ? reports : [null]).map((reportId) => {
    const decided = decideOne({ ...asked, held, summary, reportId });
    const said = decided.ok
      ? { will: inWords(decided.value, held, nameOf), why: null }
      : { will: null, why: decided.message ?? problems[decided.code].message };
    return { code, reportId, title: summary.title, ...said };
  });
}

/** What the preview has shown, each in a transaction of its own: one that is refused stops no other. */
export const bulk = act('directive.bulk', 'POST /directives/acts', 'Làm một việc trên nhiều nhiệm vụ')
  .input(BulkOrder)
  .output(BulkOutcome)
  .handler(async ({ context: { db, viewer }, input: { what, targets } }) => {
    const found = await seenOf(
      db,
      viewer,
      targets.map(({ code }) => code),
    );
    const isAbove = aboveIn(await listAgencies(db, viewer.office.id));
    const outcome: BulkOutcome = [];
    for (const target of targets) {
      const summary = found.get(target.code);
      const why = summary
        ? await doOne(db, { viewer, what, summary, isAbove }, target)
        : problems.notFound.message;
      outcome.push({ ...target, done: why === null, why });
    }
    return outcome;
  });

/** Those of the codes that the viewer sees; it is refused where that is none. */
async function seenOf(db: Database, viewer: Viewer, codes: string[]): Promise<Map<string, DirectiveSummary>> {
  const scope = sees(viewer);
  const ids = await idsOfCodes(db, { scope, filter: {}, asOf: viewer.today }, codes);
  const rows = await summariesOf(db, scope, ids, viewer.today);
  if (rows.length === 0) throw problem('notFound');
  return new Map(rows.map((row) => [row.code, row]));
}

const aboveIn = (agencies: Agency[]) => {
  const above = new Set(agencies.flatMap(({ id, isAbove }) => (isAbove ? id : [])));
  return (id: string) => above.has(id);
};

/** Why it was refused; null when it is done. */
async function doOne(
  db: Database,
  asked: Pick<Asked, 'viewer' | 'what' | 'summary' | 'isAbove'>,
  { code, reportId }: BulkTarget,
): Promise<string | null> {
  try {
    const { viewer, what } = asked;
    await writeAct(db, viewer, code, async (locked) => {
      const decided = orThrow(decideOne({ ...asked, held: locked, reportId }));
      return what.act === 'receive' ? receiveWith(locked, viewer) : decided;
    });
    return null;
  } catch (error) {
    if (error instanceof ORPCError && error.code in problems) return error.message;
    throw error;
  }
}
