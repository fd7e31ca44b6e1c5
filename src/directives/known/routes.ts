import { ORPCError } from '@orpc/server';
import type { Context as HonoContext } from 'hono';
import type { z } from 'zod';
import { type Act, may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { permitted } from '#accounts/session/routes.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import type { FormName } from '#documents/templates/schema.ts';
import { printed } from '#documents/templates/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import type { RowsKnown } from '#platform/database/rows-known.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import type { MadeReport, ProvenReport } from '#platform/reports.ts';
import { TEMPLATE } from './forms.ts';
import { isToCome, momentOf } from './rules.ts';
import { type KnownAsk, Past } from './schema.ts';
import { readInPlace, recordedNow } from './store.ts';

type Asked = KnownAsk & { kind: string };

/** A paper of a room: what it is made from, which rows it reads as they were known, and its words. */
interface RoomPaper<A extends Asked> {
  kind: A['kind'];
  asked: z.ZodType<A>;
  /** What one must be allowed to, also when it is made again. */
  act: Act;
  form: FormName;
  tables: readonly RowsKnown[];
  /** It says something of directives. */
  work?: boolean;
  isPersonal?: boolean;
  isSameForAll?: boolean;
  make(tx: Tx, viewer: Viewer, asked: A): Promise<MadeReport>;
}

export interface RoomReport<A extends Asked> extends ProvenReport<A> {
  form: FormName;
  act: Act;
  /** The same as `make`, with the reason where there is no such paper. */
  madeOrRefused(db: Database, asked: A): Promise<MadeReport>;
}

export function roomReport<A extends Asked>(paper: RoomPaper<A>): RoomReport<A> {
  const { kind, asked: shape, act, form, tables, work = false, isPersonal, isSameForAll } = paper;
  const madeOrRefused = (db: Database, asked: A) =>
    readInPlace(db, asked, { tables, work }, (tx, viewer) => {
      if (!may(viewer, act)) throw problem('forbidden');
      return paper.make(tx, viewer, asked);
    });
  return {
    ...{ kind, template: TEMPLATE, asked: shape, act, form, isPersonal, isSameForAll, madeOrRefused },
    make: (db, asked) =>
      madeOrRefused(db, asked).catch((error) => {
        if (error instanceof ORPCError) return null;
        throw error;
      }),
  };
}

/** How an address names the point of a paper; left out: today, and all that is recorded now. */
export const paperPoint = {
  asOf: 'Số liệu đến ngày, năm-tháng-ngày; bỏ trống: hôm nay',
  recordedUntil: 'Ghi nhận đến lúc (ISO 8601, UTC); bỏ trống: lúc này',
};

/**
 * As of when a paper is asked for. A day to come has no figures yet, and of a moment to come nobody can say what will be
 * recorded until then. `lastRecorded`: by what a paper is known where the address does not say; else by all of now.
 */
export async function pointAsked(
  db: Db,
  viewer: Viewer,
  query: Record<string, string | undefined>,
  lastRecorded?: (asOf: string) => Promise<Date>,
): Promise<{ asOf: string; recordedUntil: string }> {
  const said = Past.safeParse(query);
  const now = await recordedNow(db);
  const { asOf = viewer.today, recordedUntil } = said.data ?? {};
  if (!said.success || asOf > viewer.today || (recordedUntil && isToCome(recordedUntil, now)))
    throw problem('badInput', 'Ngày hoặc mốc ghi nhận trong đường dẫn không đúng, hoặc chưa đến. Chọn lại.');
  const until = recordedUntil ? momentOf(recordedUntil) : ((await lastRecorded?.(asOf)) ?? now);
  // The end of a second or of a day that is under way has not come.
  return { asOf, recordedUntil: new Date(Math.min(until.getTime(), now.getTime())).toISOString() };
}

/** The same, and in whose place. */
async function askedAt(db: Db, viewer: Viewer, query: Record<string, string | undefined>): Promise<KnownAsk> {
  const point = await pointAsked(db, viewer, query);
  return { officeId: viewer.office.id, agencyId: viewer.agency.id, role: viewer.role, ...point };
}

/** Gives a paper out as DOCX: what it is made from is what the file will say. */
export async function sendReport<A extends Asked>(
  parts: Parts,
  c: HonoContext,
  report: RoomReport<A>,
  more: (viewer: Viewer) => unknown,
): Promise<Response> {
  const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, report.act);
  const point = await askedAt(parts.db, viewer, c.req.query());
  // What the address says comes first: it may not say in whose place.
  const asked = report.asked.safeParse({ ...((await more(viewer)) as object), ...point, kind: report.kind });
  if (!asked.success) throw problem('badInput', 'Đường dẫn không đúng. Tải lại từ trang của báo cáo.');
  const { paper, name } = await report.madeOrRefused(parts.db, asked.data);
  return sendFile(await printed(parts.db, viewer.office.id, report.form, paper), `${name}.docx`, DOCX);
}
