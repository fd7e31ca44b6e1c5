import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const get = act('register.read', 'GET /numbering', 'Cách đánh số, nhiệm kỳ, các dãy số')
  .output(shape.NumberingView)
  .handler(async ({ context: { db, viewer } }) => {
    const { id, regime } = viewer.office;
    const [setting, terms, series] = [
      await store.settingOf(db, id),
      await store.listTerms(db, id),
      await store.listSeries(db, id),
    ];
    return { regime, setting, terms, series };
  });

const set = act('register.keep')
  .input(shape.Setting.omit({ isOwn: true }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const by = { officeId: viewer.office.id, madeBy: viewer.userId };
      await store.insertSetting(tx, by, { ...input, isOwn: true });
      const { stateOut, partyIn } = input;
      await logAs(
        tx,
        viewer,
        'register.set',
        { kind: 'office', id: viewer.office.id },
        { stateOut, partyIn },
      );
      return {};
    }),
  );

/** A new term begins the day after the one before it closes, and no two run at once. */
const addTerm = act('register.keep')
  .input(shape.SaveTerm)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const terms = await store.listTerms(tx, viewer.office.id);
      const [from, until] = [input.startsOn, input.endsOn ?? '9999-12-31'];
      const met = terms.find((term) => term.startsOn <= until && (term.endsOn ?? '9999-12-31') >= from);
      if (met)
        throw problem(
          'conflict',
          `Nhiệm kỳ này trùng ngày với «${met.name}». Ghi ngày kết thúc của nhiệm kỳ trước rồi thêm; chưa có gì được lưu.`,
        );
      const by = { officeId: viewer.office.id, madeBy: viewer.userId };
      const id = await store.insertTerm(tx, by, input);
      await logAs(tx, viewer, 'register.term', { kind: 'register-term', id });
      return { id };
    }),
  );

async function ownTerm(tx: Tx, officeId: string, id: string): Promise<void> {
  if (!(await store.listTerms(tx, officeId)).some((term) => term.id === id)) throw problem('notFound');
}

const endTerm = act('register.keep')
  .input(z.object({ id: z.uuid(), endsOn: Day }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, endsOn } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      await ownTerm(tx, viewer.office.id, id);
      if (!(await store.endTerm(tx, viewer.office.id, id, endsOn)))
        throw problem(
          'conflict',
          'Nhiệm kỳ này đã có ngày kết thúc, hoặc ngày ấy trước ngày bắt đầu. Chưa có gì được lưu.',
        );
      await logAs(tx, viewer, 'register.endTerm', { kind: 'register-term', id });
      return {};
    }),
  );

const removeTerm = act('register.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      await ownTerm(tx, viewer.office.id, id);
      if (!(await store.removeTerm(tx, viewer.office.id, id, viewer.userId)))
        throw problem('conflict', 'Nhiệm kỳ này đã có số được cho nên không bỏ được. Chưa có gì thay đổi.');
      await logAs(tx, viewer, 'register.removeTerm', { kind: 'register-term', id });
      return {};
    }),
  );

const startAfter = act('register.keep')
  .input(
    z.object({
      book: shape.Book,
      issuer: z.string().trim().max(500).nullable(),
      type: z.string().trim().max(20).nullable(),
      isCongress: z.boolean().default(false),
      regime: z.enum(['party', 'state']).optional(),
      day: Day,
      afterNumber: z.number().int().min(0).max(9_999_999),
    }),
  )
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { afterNumber, ...asked } }) =>
    db.transaction().execute(async (tx) => {
      const issuer = asked.issuer ?? viewer.office.name;
      const id = await store.startAfter(tx, viewer, { ...asked, issuer }, afterNumber);
      await logAs(tx, viewer, 'register.start', { kind: 'register-series', id }, { afterNumber });
      return {};
    }),
  );

export const numberingRouter = { numbering: { get, set, addTerm, endTerm, removeTerm, startAfter } };
