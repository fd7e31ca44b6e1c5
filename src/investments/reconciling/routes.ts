import { z } from 'zod';
import { mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { wholeDesk } from '../desk/routes.ts';
import { readItems } from '../items/store.ts';
import { linesOf, periodKey, sumOf } from '../money/rules.ts';
import { closedPeriods } from '../money/store.ts';
import type { Source } from '../schema.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** Years that have begun, the newest first; then those to come, in which there is little to reconcile. */
const byNeed = (today: string) => (a: { year: number }, b: { year: number }) => {
  const isAhead = ({ year }: { year: number }) => year > Number(today.slice(0, 4));
  return Number(isAhead(a)) - Number(isAhead(b)) || b.year - a.year;
};

/** Every year and source of which anything is entered. */
async function periodsOf(db: Db, viewer: Viewer): Promise<shape.ReconcilingView> {
  const desk = await wholeDesk(db, viewer);
  const items = await readItems(db, desk.school.id);
  const said = await store.saidOf(db, desk.school.id);
  const closed = await closedPeriods(db, desk.school.id);
  const entries = items.flatMap((item) => item.entries);
  return {
    ...{ school: desk.school, day: viewer.today },
    periods: linesOf(entries)
      .toSorted(byNeed(viewer.today))
      .map(({ year, source }) => {
        const of = { year, source, kind: 'disbursement' as const };
        const hands = entries.filter((one) => one.year === year && one.source === source);
        const isOwnHand = !mayTakeHand(
          viewer,
          'money',
          'approver',
          hands.map(({ madeBy }) => madeBy),
        );
        return {
          ...{ year, source, ours: String(sumOf(entries, of)), isOwnHand },
          items: items.flatMap(({ id, code, name, entries: own }) =>
            own.some((one) => one.year === year && one.source === source)
              ? [{ id, code, name, sum: String(sumOf(own, of)) }]
              : [],
          ),
          isClosed: closed.has(periodKey(year, source)),
          said: said
            .filter((one) => one.year === year && one.source === source)
            .map(({ year: _, source: __, ...one }) => one),
          mayClose: desk.mayReconcile && !isOwnHand,
        };
      }),
  };
}

const list = act(
  'investment.read',
  'GET /investment-reconciliation',
  'Đối chiếu giải ngân với Kho bạc theo năm và nguồn',
)
  .input(z.object({}))
  .output(shape.ReconcilingView)
  .handler(({ context: { db, viewer } }) => periodsOf(db, viewer));

/** The period, for whoever may take the second hand in it. */
async function periodFor(db: Db, viewer: Viewer, { year, source }: { year: number; source: Source }) {
  const { school, periods } = await periodsOf(db, viewer);
  const period = periods.find((one) => one.year === year && one.source === source);
  if (!period) throw problem('notFound', 'Chưa có khoản tiền nào của năm và nguồn này.');
  if (period.isOwnHand)
    throw problem(
      'forbidden',
      'Đồng chí đã ghi khoản tiền của kỳ này nên không tự đối chiếu. Chưa có gì thay đổi. Người khác của trường hoặc của Văn phòng đối chiếu.',
    );
  if (!period.mayClose) throw problem('forbidden');
  return { school, period };
}

const close = act('investment.reconcile')
  .input(shape.Close)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const { school, period } = await periodFor(tx, viewer, input);
      orThrow(rules.closing(period, input));
      const at = { officeId: viewer.office.id, schoolId: school.id, madeBy: viewer.userId };
      await store.insertSaid(tx, { ...input, ...at, act: 'close', onDay: viewer.today });
      const detail = { year: String(input.year), source: input.source };
      await logAs(tx, viewer, 'investment.reconcile', { kind: 'agency', id: school.id }, detail);
      return {};
    }),
  );

const reopen = act('investment.reconcile')
  .input(shape.Reopen)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { year, source, reason } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const { school, period } = await periodFor(tx, viewer, { year, source });
      if (!period.isClosed) throw problem('conflict', 'Kỳ này đang mở. Chưa có gì thay đổi thêm.');
      const at = { officeId: viewer.office.id, schoolId: school.id, madeBy: viewer.userId };
      const nothing = { ours: null, treasury: null, paper: null };
      const row = { ...at, ...nothing, year, source, act: 'reopen' as const, explanation: reason };
      await store.insertSaid(tx, { ...row, onDay: viewer.today });
      const detail = { year: String(year), source };
      await logAs(tx, viewer, 'investment.reopen', { kind: 'agency', id: school.id }, detail);
      return {};
    }),
  );

export const reconcilingRouter = { investmentReconciling: { list, close, reopen } };
