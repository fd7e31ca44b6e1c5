import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { askedAt } from '#directives/known/routes.ts';
import { momentOf } from '#directives/known/rules.ts';
import { RecordedUntil } from '#directives/known/schema.ts';
import { asKnown, batchesFor, listFor, listIn } from '#directives/listing/routes.ts';
import { columnsIn, SheetQuery } from '#directives/listing/schema.ts';
import { rates } from '#directives/rules.ts';
import { directiveSheet, sheetColumns } from '#directives/sheets.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse } from '#platform/sheets/write.ts';
import { issue } from './issuing/store.ts';
import { countsByLead, lateFirst, sharedAmong, silentFirst } from './rules.ts';
import { Overview, Past } from './schema.ts';
import { listLimitations } from './store.ts';
import { printOffThread } from './worker.ts';

export const overviewFor = (db: Database, viewer: Viewer, past: Past): Promise<Overview> =>
  asKnown(db, viewer, past, (known) => overviewIn(known, viewer, past));

async function overviewIn(db: Db, viewer: Viewer, past: Past): Promise<Overview> {
  const { rows, counts, recordedUntil, asOf: day } = await listIn(db, viewer, past);
  return {
    asOf: day,
    recordedUntil,
    counts,
    rates: rates(counts),
    late: lateFirst(rows),
    silent: silentFirst(rows),
    atOffice: rows.filter((row) => row.standing.next.actor === 'office'),
    byAgency: countsByLead(rows),
    sum: sharedAmong(rows),
    limitations: await listLimitations(
      db,
      viewer.office.id,
      day,
      past.recordedUntil ? momentOf(past.recordedUntil) : null,
    ),
  };
}

const get = act('overview.read', 'GET /overview', 'Số liệu tổng quan đến một ngày')
  .input(Past)
  .output(Overview)
  .handler(({ context: { db, viewer }, input }) => overviewFor(db, viewer, input));

export const overviewRouter = { overview: { get } };

const ReportQuery = z.object({
  asOf: Day.optional(),
  recordedUntil: RecordedUntil.optional(),
  as: z.enum(['docx', 'pdf']).default('docx'),
});

/** Papers and sheets that go out: bytes, outside the typed routes. */
export const outputPaths = {
  '/reports/{documentId}': {
    get: sendsFile(
      {
        ...{ tag: 'reports', id: 'reports.result', summary: 'Báo cáo kết quả thực hiện một văn bản' },
        path: { documentId: 'Văn bản đã phát hành' },
        query: {
          ...{ asOf: 'Số liệu đến ngày, năm-tháng-ngày', recordedUntil: 'Ghi nhận đến lúc' },
          as: 'docx hoặc pdf',
        },
      },
      DOCX,
    ),
  },
  '/directives.xlsx': {
    get: sendsFile(
      {
        ...{ tag: 'directives', id: 'directives.sheet', summary: 'Danh sách nhiệm vụ dạng XLSX' },
        query: { asOf: 'Số liệu đến ngày, năm-tháng-ngày', document: 'Văn bản', agency: 'Cơ quan' },
      },
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ),
  },
};

export function outputRoutes(parts: Parts) {
  async function report(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'report.issue');
    const query = ReportQuery.safeParse(c.req.query());
    if (!query.success) throw problem('badInput', 'Ngày trong đường dẫn không đúng dạng năm-tháng-ngày.');
    const { asOf } = await askedAt(parts.db, viewer, c.req.query());
    const documentId = c.req.param('documentId') ?? '';
    const scope = sees(viewer);
    // Without new events and names a report says the same, byte for byte.
    const recordedUntil = query.data.recordedUntil
      ? momentOf(query.data.recordedUntil)
      : (await listFor(parts.db, viewer, { document: documentId, asOf })).recordedUntil;
    const issued = await issue(parts.db, scope, {
      ...{ kind: 'result', officeId: scope.officeId, documentId, asOf },
      recordedUntil: recordedUntil.toISOString(),
    });
    if (!issued) throw problem('notFound');
    const { paper, name } = issued;
    if (query.data.as === 'pdf')
      return sendFile(await printOffThread(paper), `${name}.pdf`, 'application/pdf');
    return sendFile(await printed(parts.db, viewer.office.id, 'result-report', paper), `${name}.docx`, DOCX);
  }

  async function sheet(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'directive.read');
    const said = c.req.method === 'POST' ? await c.req.json().catch(() => null) : c.req.query();
    const query = SheetQuery.safeParse(said);
    if (!query.success) throw problem('badInput');
    const { sort, desc, columns, codes, ...filter } = query.data;
    const { asOf, batches } = await batchesFor(parts.db, viewer, filter, { sort, desc }, codes);
    const shown = columns ? columnsIn(columns) : sheetColumns;
    return sheetResponse(directiveSheet(batches, shown), `nhiem-vu-${asOf}.xlsx`);
  }

  return { report, sheet };
}
