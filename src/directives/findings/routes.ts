import { z } from 'zod';
import { may, sees } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { speaksForSchool } from '#accounts/schools/rules.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { visibleAmong } from '#documents/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import type { DirectiveSummary } from '../schema.ts';
import { findDirective, namesOf, summariesOf } from '../store.ts';
import { findingActs, ownProofFault, seemsSame, standingOfFinding, stepFault } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const ID = z.object({ id: z.uuid() });

interface Which {
  asOf: string;
  /** By what was recorded until then; null: by all that is known. */
  until?: Date | null;
  documentId?: string;
  ids?: string[];
}

/**
 * Findings with what became of them, as far as whoever asks may see: the office and the school those of the notices
 * that they may read, other agencies those that their own work is to mend.
 */
export async function followed(
  db: Db,
  viewer: Viewer,
  { asOf, until = null, ...which }: Which,
): Promise<shape.FollowedFinding[]> {
  const scope = sees(viewer);
  const every = await readableBy(db, viewer, asOf);
  const asked = every.filter(
    ({ id, documentId }) =>
      (!which.documentId || documentId === which.documentId) && (!which.ids || which.ids.includes(id)),
  );
  const events = await store.eventsOf(db, idsOf(every), until);
  const ties = await store.tiesOf(db, idsOf(asked));
  const school = await schoolOf(db, viewer);
  const around: Around = {
    ...{ every, events, asOf, ties },
    directives: await summariesOf(db, scope, [...new Set(ties.map((tie) => tie.directiveId))], asOf),
    bonds: await store.bondsOf(db, idsOf(asked)),
    names: await namesOf(db, scope.officeId, actorsIn(events), asOf),
    isOwn: school !== null && speaksForSchool(viewer, school),
  };
  const seesAll = scope.agencyIds === null || school?.relation === 'own';
  return asked.map((row) => presented(viewer, row, around)).filter((one) => seesAll || one.ties.length > 0);
}

const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

async function readableBy(db: Db, viewer: Viewer, asOf: string): Promise<store.FindingRow[]> {
  const all = await store.findingsOf(db, viewer.office.id, { asOf });
  const documentIds = [...new Set(all.map(({ documentId }) => documentId))];
  const readable = await visibleAmong(db, sees(viewer), documentIds);
  return all.filter(({ documentId }) => readable.has(documentId));
}

function presented(viewer: Viewer, row: store.FindingRow, around: Around): shape.FollowedFinding {
  const { events, ties, directives, names, asOf, isOwn } = around;
  const all = events.get(row.id) ?? [];
  const own = all.filter(({ happenedOn }) => happenedOn <= asOf);
  const tied = ties.flatMap((tie) => {
    const directive = directives.find(({ id }) => tie.findingId === row.id && id === tie.directiveId);
    return directive ? [{ id: tie.id, directive }] : [];
  });
  const isOffice = sees(viewer).agencyIds === null;
  const isConcerned = isOffice || isOwn || tied.some((tie) => leads(viewer, tie.directive));
  return {
    ...row,
    standing: standingOfFinding(own, asOf),
    events: own.map((event) => ({
      ...event,
      actorName: names.person.get(event.actorId ?? '') ?? null,
      agencyName: names.agency.get(event.agencyId ?? '') ?? null,
    })),
    ties: tied,
    beside: besideOf(row, around, may(viewer, 'finding.keep')),
    ...findingActs(viewer, { kind: row.kind, events: all }, isConcerned),
  };
}

function actorsIn(events: Map<string, store.EventRow[]>) {
  const all = [...events.values()].flat();
  return {
    userIds: [...new Set(all.flatMap(({ actorId }) => actorId ?? []))],
    agencyIds: [...new Set(all.flatMap(({ agencyId }) => agencyId ?? []))],
  };
}

/** Their own agency leads it; one that only stands below theirs proves for itself. */
const leads = ({ agency: own }: Viewer, { assignments }: DirectiveSummary): boolean =>
  assignments.some(({ role, agency }) => role === 'lead' && agency?.id === own.id);

/** All that one finding is presented from, read once. */
interface Around {
  every: store.FindingRow[];
  events: Map<string, store.EventRow[]>;
  ties: Awaited<ReturnType<typeof store.tiesOf>>;
  directives: DirectiveSummary[];
  bonds: Awaited<ReturnType<typeof store.bondsOf>>;
  names: Awaited<ReturnType<typeof namesOf>>;
  asOf: string;
  /** The viewer speaks for the school. */
  isOwn: boolean;
}

/** What earlier and later notices say of the same: confirmed, or for the clerk to confirm. */
function besideOf(
  row: store.FindingRow,
  { every, events, bonds, asOf }: Around,
  proposes: boolean,
): shape.Beside[] {
  if (row.kind === 'strength') return [];
  return every.flatMap((other): shape.Beside[] => {
    if (other.kind !== 'limitation' || other.documentId === row.documentId) return [];
    const bond = bonds.find(
      ({ earlierId, laterId }) =>
        (earlierId === row.id && laterId === other.id) || (laterId === row.id && earlierId === other.id),
    );
    if (!bond && !(proposes && seemsSame(row, other))) return [];
    const { documentId, documentNumber, issuedOn } = other;
    return [
      {
        bondId: bond?.id ?? null,
        side: isEarlier(other, row) ? 'earlier' : 'later',
        finding: { id: other.id, text: other.text, figures: other.figures, span: other.span },
        ...{ documentId, documentNumber, issuedOn },
        standing: standingOfFinding(events.get(other.id) ?? [], asOf),
      },
    ];
  });
}

const dayOf = ({ issuedOn, publishedOn }: store.FindingRow): string => issuedOn ?? publishedOn;
const isEarlier = (one: store.FindingRow, other: store.FindingRow): boolean =>
  dayOf(one) < dayOf(other) || (dayOf(one) === dayOf(other) && one.id < other.id);

async function oneOf(db: Db, viewer: Viewer, id: string, asOf: string): Promise<shape.FollowedFinding> {
  const [found] = await followed(db, viewer, { ids: [id], asOf });
  if (!found) throw problem('notFound');
  return found;
}

const get = act('directive.read', 'GET /findings/{id}', 'Một đánh giá của thông báo và việc khắc phục')
  .input(ID.extend({ asOf: Day.optional() }))
  .output(shape.FollowedFinding)
  .handler(({ context: { db, viewer }, input: { id, asOf } }) => oneOf(db, viewer, id, asOf ?? viewer.today));

/** A limitation that this person sees, held until the act is written. */
async function held(tx: Tx, viewer: Viewer, id: string): Promise<shape.FollowedFinding> {
  if (!(await store.lockFinding(tx, viewer.office.id, id))) throw problem('notFound');
  const found = await oneOf(tx, viewer, id, viewer.today);
  if (found.kind === 'strength')
    throw problem('refused', 'Đây là ưu điểm văn bản nêu, không phải hạn chế cần khắc phục. Chưa có gì đổi.');
  return found;
}

interface Stepping {
  kind: shape.FindingEventKind;
  findingId: string;
  seen: number | null;
  happenedOn: string;
  words: string;
  paper?: string;
  byFindingId?: string | null;
}

/** One step of a limitation: looked at under its lock, written, and the limitation as it then stands. */
function step(db: Database, viewer: Viewer, { kind, findingId, seen, happenedOn, ...said }: Stepping) {
  return db.transaction().execute(async (tx) => {
    const finding = await held(tx, viewer, findingId);
    const events = (await store.eventsOf(tx, [findingId])).get(findingId) ?? [];
    const fault = stepFault(events, { kind, seen, on: happenedOn }, finding.publishedOn, viewer.today);
    if (fault) throw problem('conflict', fault);
    refuseForeignHand(viewer, kind, finding, events);
    if (said.byFindingId) await refuseUnbound(tx, findingId, said.byFindingId);
    const made = { officeId: viewer.office.id, actorId: viewer.userId, agencyId: viewer.agency.id };
    const event = await store.insertEvent(tx, { ...made, findingId, kind, happenedOn, ...said });
    await logAs(tx, viewer, `finding.${kind}`, { kind: 'finding', id: findingId }, { event });
    return oneOf(tx, viewer, findingId, viewer.today);
  });
}

function refuseForeignHand(
  viewer: Viewer,
  kind: shape.FindingEventKind,
  { mayDo }: shape.FollowedFinding,
  events: store.EventRow[],
): void {
  if (kind === 'proved' && !mayDo.includes('prove'))
    throw problem(
      'forbidden',
      'Minh chứng do người của trường hoặc cơ quan chủ trì nhiệm vụ gắn với hạn chế này nộp. Chưa có gì được ghi.',
    );
  const own = kind === 'closed' || kind === 'returned' ? ownProofFault(viewer, events) : null;
  if (own) throw problem('forbidden', own);
}

/** A later notice opens it again only where the two are said to be the same. */
async function refuseUnbound(tx: Tx, earlierId: string, laterId: string): Promise<void> {
  const bonds = await store.bondsOf(tx, [earlierId]);
  if (!bonds.some((bond) => bond.earlierId === earlierId && bond.laterId === laterId))
    throw problem(
      'badInput',
      'Hạn chế của thông báo sau chưa được xác nhận là cùng một hạn chế. Chưa mở lại.',
    );
}

const prove = act('finding.prove', 'POST /findings/{findingId}/proofs', 'Nộp minh chứng khắc phục hạn chế')
  .input(shape.NewProof)
  .output(shape.FollowedFinding)
  .handler(({ context: { db, viewer }, input }) => step(db, viewer, { kind: 'proved', ...input }));

const giveBack = act('finding.close', 'POST /findings/{findingId}/returns', 'Trả lại minh chứng')
  .input(shape.Return)
  .output(shape.FollowedFinding)
  .handler(({ context: { db, viewer }, input }) => step(db, viewer, { kind: 'returned', ...input }));

const close = act('finding.close', 'POST /findings/{findingId}/closings', 'Khép hạn chế đã khắc phục')
  .input(shape.Closing)
  .output(shape.FollowedFinding)
  .handler(({ context: { db, viewer }, input }) => step(db, viewer, { kind: 'closed', ...input }));

const reopen = act('finding.keep', 'POST /findings/{findingId}/reopenings', 'Mở lại hạn chế đã khép')
  .input(shape.Reopening)
  .output(shape.FollowedFinding)
  .handler(({ context: { db, viewer }, input }) => step(db, viewer, { kind: 'reopened', ...input }));

const tie = act('finding.keep', 'POST /findings/{findingId}/directives', 'Gắn nhiệm vụ khắc phục hạn chế')
  .input(shape.NewTie)
  .output(shape.FollowedFinding)
  .handler(({ context: { db, viewer }, input: { findingId, code } }) =>
    db.transaction().execute(async (tx) => {
      await held(tx, viewer, findingId);
      const found = await findDirective(tx, sees(viewer), code.toUpperCase(), viewer.today);
      if (!found) throw problem('badInput', `Không có nhiệm vụ mã ${code}. Chưa có gì được gắn.`);
      const by = { officeId: viewer.office.id, addedBy: viewer.userId };
      const tieId = await store.insertTie(tx, { ...by, findingId, directiveId: found.summary.id });
      if (!tieId)
        throw problem('conflict', `${found.summary.code} đã gắn với hạn chế này. Chưa có gì thay đổi thêm.`);
      await logAs(tx, viewer, 'finding.tie', { kind: 'finding', id: findingId }, { tie: tieId });
      return oneOf(tx, viewer, findingId, viewer.today);
    }),
  );

const GONE = 'Mục này không còn gắn với hạn chế. Tải lại trang để xem bản mới.';

const untie = act('finding.keep', 'DELETE /findings/{findingId}/directives/{tieId}', 'Thôi gắn nhiệm vụ')
  .input(shape.TieRef)
  .output(shape.FollowedFinding)
  .handler(({ context: { db, viewer }, input: { findingId, tieId } }) =>
    db.transaction().execute(async (tx) => {
      await held(tx, viewer, findingId);
      if (!(await store.removeTie(tx, findingId, tieId, viewer.userId))) throw problem('conflict', GONE);
      await logAs(tx, viewer, 'finding.untie', { kind: 'finding', id: findingId }, { tie: tieId });
      return oneOf(tx, viewer, findingId, viewer.today);
    }),
  );

const join = act(
  'finding.keep',
  'POST /findings/{findingId}/bonds',
  'Xác nhận hai thông báo nêu cùng hạn chế',
)
  .input(shape.NewBond)
  .output(shape.FollowedFinding)
  .handler(({ context: { db, viewer }, input: { findingId, otherId } }) =>
    db.transaction().execute(async (tx) => {
      const one = await held(tx, viewer, findingId);
      const other = await oneOf(tx, viewer, otherId, viewer.today);
      if (other.kind === 'strength' || other.documentId === one.documentId)
        throw problem('refused', 'Chỉ nối hạn chế của hai thông báo khác nhau. Chưa có gì được nối.');
      const [earlier, later] = isEarlier(one, other) ? [one, other] : [other, one];
      const by = { officeId: viewer.office.id, addedBy: viewer.userId };
      const bondId = await store.insertBond(tx, { ...by, earlierId: earlier.id, laterId: later.id });
      if (!bondId) throw problem('conflict', 'Hai hạn chế này đã được nối. Chưa có gì thay đổi thêm.');
      await logAs(tx, viewer, 'finding.join', { kind: 'finding', id: findingId }, { bond: bondId });
      return oneOf(tx, viewer, findingId, viewer.today);
    }),
  );

const part = act('finding.keep', 'DELETE /findings/{findingId}/bonds/{bondId}', 'Thôi nối hai hạn chế')
  .input(shape.BondRef)
  .output(shape.FollowedFinding)
  .handler(({ context: { db, viewer }, input: { findingId, bondId } }) =>
    db.transaction().execute(async (tx) => {
      await held(tx, viewer, findingId);
      if (!(await store.removeBond(tx, findingId, bondId, viewer.userId))) throw problem('conflict', GONE);
      await logAs(tx, viewer, 'finding.part', { kind: 'finding', id: findingId }, { bond: bondId });
      return oneOf(tx, viewer, findingId, viewer.today);
    }),
  );

export const noticeFindingsRouter = {
  noticeFindings: { get, prove, giveBack, close, reopen, tie, untie, join, part },
};
