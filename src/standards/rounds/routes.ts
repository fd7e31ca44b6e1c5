import { z } from 'zod';
import { agenciesBelow, agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { agencyPeople, may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import type { School } from '#accounts/schools/schema.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { evaluateAll, factNames } from '../evaluating/facts.ts';
import { inAddress } from '../labels.ts';
import { ownersOf } from '../owners/store.ts';
import { isMet } from '../rules.ts';
import { listSets, readSet } from '../sets/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const list = act('standard.read', 'GET /assessment-rounds', 'Các đợt tự đánh giá của trường')
  .input(z.object({}))
  .output(shape.RoundList)
  .handler(async ({ context: { db, viewer } }) => {
    const school = await schoolOf(db, viewer);
    if (!school) return { school, sets: [], rounds: [] };
    const sets = await listSets(db, viewer.office.id);
    const tallies = await store.tallyRounds(db, school.id);
    const rounds = (await store.listRounds(db, school.id)).map((round) => ({
      ...round,
      setName: sets.find(({ id }) => id === round.setId)?.name ?? '',
      indicators: tallies.get(round.id)?.indicators ?? 0,
      met: tallies.get(round.id)?.met ?? 0,
      waiting: tallies.get(round.id)?.waiting ?? 0,
    }));
    return { school, sets, rounds };
  });

const get = act('standard.read', 'GET /assessment-rounds/{id}', 'Một đợt tự đánh giá')
  .input(z.object({ id: z.uuid() }))
  .output(shape.RoundView)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const school = await schoolFor(db, viewer);
    const round = (await store.listRounds(db, school.id)).find((one) => one.id === id);
    if (!round) throw problem('notFound');
    return viewOf(db, viewer, school, round);
  });

async function viewOf(db: Db, viewer: Viewer, school: School, round: shape.Round): Promise<shape.RoundView> {
  const { office, today } = viewer;
  const set = await readSet(db, office.id, round.setId);
  if (!set) throw problem('notFound');
  const assessed = await store.assessedOf(db, office.id, round);
  const naming = { names: factNames, isPractice: set.isPractice };
  const ask = { officeId: office.id, schoolId: school.id, day: round.asOf };
  const now = round.closedAt ? null : await evaluateAll(db, ask, set.indicators, round.level, set.isPractice);
  const owners = await ownersOf(db, school.id, set.id);
  const makers = await store.makersOf(db, round.id);
  const agencies = await listAgencies(db, office.id);
  const maySee = may(viewer, 'round.check') && rules.mayLookThrough(viewer, school) && !round.closedAt;
  const lines = assessed.map((one): shape.Line => {
    const { facts: _, ...line } = one;
    const ownerId = owners.get(one.indicator.id)?.agencyId ?? null;
    const kept = rules.standing(one, naming).computed;
    const mayFill = may(viewer, 'round.fill') && rules.mayFill(viewer, school, ownerId);
    return {
      ...line,
      computed: now ? (now.get(one.indicator.id) ?? null) : kept,
      owner: ownerId ? agencyRefOf(agencies, ownerId, today) : null,
      mayFill: mayFill && !round.closedAt && one.state !== 'checked',
      mayCheck: maySee && rules.checking(viewer, one, makers.get(one.indicator.id) ?? null).ok,
    };
  });
  const { id, name, basis, isPractice, criteria } = set;
  const closing = await closingOf(db, viewer, school, round, assessed, naming);
  return { school, round, set: { id, name, basis, isPractice, criteria }, lines, closing };
}

type Naming = Parameters<typeof rules.standing>[1];

async function closingOf(
  db: Db,
  viewer: Viewer,
  school: School,
  round: shape.Round,
  assessed: shape.Assessed[],
  naming: Naming,
) {
  if (round.closedAt || !may(viewer, 'round.close') || !rules.mayLookThrough(viewer, school))
    return { may: false, why: null };
  const judged = assessed.map((one) => ({ ...one, verdict: rules.standing(one, naming).verdict }));
  const why = rules.faultOfClosing(viewer, judged, await store.handsOf(db, round.id));
  return { may: why === null, why };
}

const open = act('round.open', 'POST /assessment-rounds', 'Mở đợt tự đánh giá')
  .input(shape.NewRound)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      if (!rules.mayLookThrough(viewer, school)) throw problem('forbidden');
      await lockOffice(tx, viewer.office.id);
      const set = await readSet(tx, viewer.office.id, input.setId);
      if (!set) throw problem('notFound');
      const isOpen = (await store.listRounds(tx, school.id)).some(({ closedAt }) => !closedAt);
      const fault = rules.faultOfOpening(input, set.levels, isOpen, viewer.today);
      if (fault) throw problem(isOpen ? 'conflict' : 'badInput', `${fault} Chưa có gì được lưu.`);
      const row = { ...input, officeId: viewer.office.id, schoolId: school.id, openedBy: viewer.userId };
      const id = await store.insertRound(tx, row);
      const detail = { set: set.id, level: input.level, asOf: input.asOf };
      await logAs(tx, viewer, 'round.open', { kind: 'round', id }, detail);
      const agencyIds = await agenciesBelow(tx, school.id, viewer.today);
      await tell(
        tx,
        { roles: [...agencyPeople], agencyIds },
        {
          ...{ officeId: viewer.office.id, key: `round:${id}:opened`, kind: 'assessment' },
          title: `Đợt tự đánh giá ${input.name} đã mở`,
          body: 'Điền các chỉ tiêu mà đơn vị đồng chí phụ trách.',
          ...{ link: `/truong-chuan/dot-danh-gia/${id}`, subject: { kind: 'round', id } },
        },
      );
      return { id };
    }),
  );

/** The open round and how the indicator stands in it, held for one write; whoever has not seen the last entry is refused. */
async function held(
  tx: Tx,
  viewer: Viewer,
  school: School,
  roundId: string,
  seen: { indicatorId: string; entryId: number | null }[],
) {
  const round = await store.lockRound(tx, school.id, roundId);
  if (!round) throw problem('notFound');
  if (round.closedAt)
    throw problem('conflict', 'Đợt này đã chốt nên không thay đổi được nữa. Chưa có gì được lưu.');
  const assessed = new Map(
    (await store.assessedOf(tx, viewer.office.id, round)).map((one) => [one.indicator.id, one]),
  );
  const lines = seen.map(({ indicatorId, entryId }) => {
    const line = assessed.get(indicatorId);
    if (!line) throw problem('notFound');
    if (line.entryId !== entryId)
      throw problem(
        'conflict',
        `Chỉ tiêu ${line.indicator.code} vừa được ${line.by ?? 'người khác'} ghi. Tải lại để xem bản mới; nội dung của đồng chí chưa được lưu.`,
      );
    return line;
  });
  return { round, lines, assessed };
}

const fill = act('round.fill', 'POST /assessment-rounds/{roundId}/entries', 'Điền một chỉ tiêu')
  .input(shape.Filling)
  .output(z.object({ entryId: z.number().int() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only', 'units too');
      const { round, lines } = await held(tx, viewer, school, input.roundId, [input]);
      const [line] = lines;
      if (!line) throw problem('notFound');
      const { indicator } = line;
      const owners = await ownersOf(tx, school.id, round.setId);
      if (!rules.mayFill(viewer, school, owners.get(indicator.id)?.agencyId ?? null))
        throw problem(
          'forbidden',
          `Chỉ tiêu ${indicator.code} không do đơn vị của đồng chí phụ trách. Chưa có gì được lưu.`,
        );
      if (line.state === 'checked')
        throw problem(
          'conflict',
          `Chỉ tiêu ${indicator.code} đã soát xong. Muốn sửa, đề nghị người soát trả lại; chưa có gì được lưu.`,
        );
      const set = await readSet(tx, viewer.office.id, round.setId);
      const ask = { officeId: viewer.office.id, schoolId: school.id, day: round.asOf };
      const computed = await evaluateAll(tx, ask, [indicator], round.level, set?.isPractice ?? false);
      const entry = orThrow(rules.entryOf(indicator, round.level, computed.get(indicator.id) ?? null, input));
      const made = { roundId: round.id, indicatorId: indicator.id, madeBy: viewer.userId };
      const entryId = await store.insertFilled(tx, made, entry);
      const detail = { indicator: indicator.id, result: entry.result };
      await logAs(tx, viewer, 'round.fill', { kind: 'round', id: round.id }, detail);
      return { entryId };
    }),
  );

const LOOKING = 'Việc soát do Văn phòng hoặc đầu mối của trường làm. Chưa có gì được thay đổi.';

/** The school of a round, for whoever looks it through or closes it. */
async function lookedThrough(tx: Tx, viewer: Viewer): Promise<School> {
  const school = await schoolFor(tx, viewer);
  if (!rules.mayLookThrough(viewer, school)) throw problem('forbidden', LOOKING);
  return school;
}

const check = act('round.check', 'POST /assessment-rounds/{roundId}/checks', 'Soát: các chỉ tiêu đã đúng')
  .input(shape.Checking)
  .output(z.object({ checked: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { roundId, entries } }) =>
    db.transaction().execute(async (tx) => {
      const school = await lookedThrough(tx, viewer);
      const { round, lines } = await held(tx, viewer, school, roundId, entries);
      const makers = await store.makersOf(tx, round.id);
      for (const line of lines) {
        const indicatorId = line.indicator.id;
        orThrow(rules.checking(viewer, line, makers.get(indicatorId) ?? null));
        await store.insertLooked(tx, { roundId, indicatorId, madeBy: viewer.userId }, 'checked');
      }
      await logAs(tx, viewer, 'round.check', { kind: 'round', id: round.id }, { indicators: lines.length });
      return { checked: lines.length };
    }),
  );

const giveBack = act(
  'round.check',
  'POST /assessment-rounds/{roundId}/returns',
  'Trả lại một chỉ tiêu để sửa',
)
  .input(shape.Returning)
  .output(z.object({ returned: z.literal(true) }))
  .handler(({ context: { db, viewer }, input: { roundId, indicatorId, entryId, reason } }) =>
    db.transaction().execute(async (tx) => {
      const school = await lookedThrough(tx, viewer);
      const { round, lines } = await held(tx, viewer, school, roundId, [{ indicatorId, entryId }]);
      const [line] = lines;
      if (!line || (line.state !== 'filled' && line.state !== 'checked'))
        throw problem('conflict', 'Chỉ tiêu này chưa có gì để trả lại. Tải lại trang để xem bản mới.');
      const { code } = line.indicator;
      await store.insertLooked(tx, { roundId, indicatorId, madeBy: viewer.userId }, 'returned', reason);
      await logAs(tx, viewer, 'round.return', { kind: 'round', id: round.id }, { indicator: indicatorId });
      const maker = (await store.makersOf(tx, round.id)).get(indicatorId);
      const notice = {
        ...{ officeId: viewer.office.id, key: `round:${roundId}:${indicatorId}:${entryId}:returned` },
        ...{ kind: 'assessment', title: `Chỉ tiêu ${code} bị trả lại trong đợt ${round.name}`, body: reason },
        link: `/truong-chuan/dot-danh-gia/${roundId}?loc=tra-lai&ma=${inAddress(code)}`,
        subject: { kind: 'round', id: roundId },
      };
      if (maker) await tell(tx, { userIds: [maker] }, notice);
      return { returned: true as const };
    }),
  );

const close = act('round.close', 'POST /assessment-rounds/{roundId}/close', 'Chốt đợt tự đánh giá')
  .input(shape.Closing)
  .output(z.object({ closed: z.literal(true) }))
  .handler(({ context: { db, viewer }, input: { roundId } }) =>
    db.transaction().execute(async (tx) => {
      const school = await lookedThrough(tx, viewer);
      const { round, assessed } = await held(tx, viewer, school, roundId, []);
      const lines = [...assessed.values()];
      const naming = { names: factNames, isPractice: false };
      const { why } = await closingOf(tx, viewer, school, round, lines, naming);
      if (why) throw problem('conflict', `${why} Đợt vẫn đang mở.`);
      const frozen = lines.map((one) => (one.state === 'empty' ? { ...one, reason: rules.NOT_FILLED } : one));
      await store.closeRound(tx, school.id, round.id, frozen, viewer.userId);
      const met = frozen.filter(({ result }) => isMet(result)).length;
      await logAs(tx, viewer, 'round.close', { kind: 'round', id: round.id }, { met, of: frozen.length });
      await tell(
        tx,
        { roles: ['clerk', 'leader'] },
        {
          ...{ officeId: viewer.office.id, key: `round:${roundId}:closed`, kind: 'assessment' },
          title: `Trường chốt đợt tự đánh giá ${round.name}: đạt ${met}/${frozen.length} chỉ tiêu`,
          ...{ link: `/truong-chuan?dot=${roundId}`, subject: { kind: 'round', id: roundId } },
        },
      );
      return { closed: true as const };
    }),
  );

export const roundsRouter = { rounds: { list, get, open, fill, check, giveBack, close } };
