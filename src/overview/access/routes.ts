import { compareNames, formatDate } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { dayInVietnam } from '#platform/clock.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse } from '#platform/sheets/write.ts';
import { dueAfter, isDue, remarksOn } from './rules.ts';
import * as shape from './schema.ts';
import { accessCells, accessColumns } from './sheets.ts';
import * as store from './store.ts';

/** Every account of the office with what asks for a second look, by given name. */
export async function accountRows(db: Db, officeId: string, today: string): Promise<shape.AccountRow[]> {
  const agencies = await listAgencies(db, officeId);
  const rows = (await store.accountsOf(db, officeId)).map(
    ({ secondFactor, lastSession, agencyId, ...row }) => ({
      ...row,
      username: row.username ?? '',
      agency: agencyRefOf(agencies, agencyId, today).name,
      signedInAt: row.signedInAt ?? lastSession,
      hasSecondFactor: secondFactor !== null,
      // Rows inside a row come as text.
      tokens: row.tokens.map((token) => ({ ...token, usedAt: token.usedAt ? new Date(token.usedAt) : null })),
    }),
  ) as Omit<shape.AccountRow, 'remarks'>[];
  return rows
    .map((row) => ({ ...row, remarks: remarksOn(row, rows, today) }))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

const view = act('access.review')
  .output(shape.AccessView)
  .handler(async ({ context: { db, viewer } }) => {
    const { office, today } = viewer;
    const reviews = await store.listReviews(db, office.id);
    const months = await store.reviewMonths(db, office.id);
    const dueOn = dueAfter(reviews[0]?.onDay ?? (await store.firstDay(db, office.id)), months);
    return {
      ...{ reviews, months, dueOn, isDue: isDue(dueOn, today) },
      rows: await accountRows(db, office.id, today),
      mayReview: may(viewer, 'access.confirm'),
    };
  });

const confirm = act('access.confirm')
  .input(shape.NewReview)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { accounts, note } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const rows = await store.accountsOf(tx, viewer.office.id);
      if (rows.length !== accounts)
        throw problem(
          'conflict',
          `Danh sách đã đổi: nay có ${rows.length} dòng. Chưa ghi gì; tải lại, xem các dòng mới rồi ghi đã rà soát.`,
        );
      const review = {
        officeId: viewer.office.id,
        onDay: viewer.today,
        accounts,
        note,
        madeBy: viewer.userId,
      };
      const seen = rows.map(({ userId, role, agencyId }) => ({ userId, role, agencyId }));
      const id = await store.insertReview(tx, review, seen);
      await logAs(tx, viewer, 'access.review', { kind: 'access-review', id }, { accounts });
      return { id };
    }),
  );

export const accessRouter = { access: { view, confirm } };

/** Those that carry bytes. */
export function accessFiles(parts: Parts): FileRoute[] {
  async function sheet(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'access.review');
    const { office, today } = viewer;
    const rows = await accountRows(parts.db, office.id, today);
    await parts.db
      .transaction()
      .execute((tx) =>
        logAs(tx, viewer, 'access.export', { kind: 'office', id: office.id }, { rows: rows.length }),
      );
    const written = rows.map((row, n) => accessCells(row, n + 1, today));
    const name = `Rà soát tài khoản ${formatDate(dayInVietnam(parts.clock.now())).replaceAll('/', '-')}.xlsx`;
    return sheetResponse({ name: 'Tài khoản', columns: accessColumns, batches: [written] }, name);
  }
  return [{ method: 'get', path: '/access-review.xlsx', handle: sheet, described: null }];
}
