import type { Context as HonoContext } from 'hono';
import { type Scope, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { pointAsked } from '#directives/known/routes.ts';
import { momentOf } from '#directives/known/rules.ts';
import { Past } from '#directives/known/schema.ts';
import { asKnown, batchesFor, firstIn, listFor, rowsIn } from '#directives/listing/routes.ts';
import { columnsIn, type DirectiveFilter, SheetQuery } from '#directives/listing/schema.ts';
import { rates, SILENT_AFTER_DAYS } from '#directives/rules.ts';
import { directiveSheet, sheetColumns } from '#directives/sheets.ts';
import { agenciesHolding, endsBy } from '#directives/visibility/store.ts';
import { DOCX } from '#documents/routes.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse } from '#platform/sheets/write.ts';
import { As, sendIssued } from './issuing/routes.ts';
import { issue } from './issuing/store.ts';
import { AgencyCounts, Overview } from './schema.ts';
import { countsByLead, listLimitations, worstLeads } from './store.ts';

export const overviewFor = (db: Database, viewer: Viewer, past: Past): Promise<Overview> =>
  asKnown(db, viewer, past, (known) => overviewIn(known, viewer, past));

/** More of a part are a list of their own; the page and the sheet of A4 show fewer. */
const ROWS_OF_A_PART = 20;

async function overviewIn(db: Db, viewer: Viewer, past: Past): Promise<Overview> {
  const day = past.asOf ?? viewer.today;
  const first = (filter: DirectiveFilter) => rowsIn(db, viewer, { ...past, ...filter }, ROWS_OF_A_PART);
  const [{ counts, recordedUntil }, late, silent, atOffice, agencies, limitations] = await Promise.all([
    firstIn(db, viewer, past, 0),
    first({ headline: 'open-late' }),
    first({ silent: SILENT_AFTER_DAYS }),
    firstIn(db, viewer, { ...past, next: 'office' }, ROWS_OF_A_PART),
    leadsShown(db, sees(viewer), day),
    listLimitations(db, viewer.office.id, day, past.recordedUntil ? momentOf(past.recordedUntil) : null),
  ]);
  return {
    asOf: day,
    recordedUntil,
    counts,
    rates: rates(counts),
    ...{ late, silent, atOffice: atOffice.rows, waiting: atOffice.total },
    ...agencies,
    limitations,
  };
}

/** As many agencies as a page can hold; an office with more opens the others by a press. */
const LEADS_OF_A_PAGE = 50;

async function leadsShown(
  db: Db,
  scope: Scope,
  day: string,
): Promise<Pick<Overview, 'byAgency' | 'leads' | 'sum'>> {
  const all = await agenciesHolding(db, scope.officeId, 'lead');
  const isLast = await endsBy(db, scope.officeId, day);
  if (all.length <= LEADS_OF_A_PAGE || !isLast) {
    const { byAgency, sum } = await countsByLead(db, scope, day, { isLast });
    const isWhole = byAgency.length <= LEADS_OF_A_PAGE;
    return {
      byAgency: byAgency.slice(0, LEADS_OF_A_PAGE),
      leads: byAgency.length,
      sum: isWhole ? sum : null,
    };
  }
  const worst = await worstLeads(db, scope.officeId, day, LEADS_OF_A_PAGE);
  const among = [...new Set([...worst, ...all])].slice(0, LEADS_OF_A_PAGE);
  const { byAgency } = await countsByLead(db, scope, day, { among, isLast });
  return { byAgency, leads: all.length, sum: null };
}

const agencies = act('overview.read')
  .input(Past)
  .output(AgencyCounts)
  .handler(({ context: { db, viewer }, input }) =>
    asKnown(db, viewer, input, (known) => countsByLead(known, sees(viewer), input.asOf ?? viewer.today)),
  );

const get = act('overview.read', 'GET /overview', 'Số liệu tổng quan đến một ngày')
  .input(Past)
  .output(Overview)
  .handler(({ context: { db, viewer }, input }) => overviewFor(db, viewer, input));

export const overviewRouter = { overview: { get, agencies } };

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
    const as = As.safeParse(c.req.query('as'));
    if (!as.success) throw problem('badInput');
    const documentId = c.req.param('documentId') ?? '';
    const scope = sees(viewer);
    // Without new events and names a report says the same, byte for byte.
    const point = await pointAsked(parts.db, viewer, c.req.query(), async (asOf) => {
      return (await listFor(parts.db, viewer, { document: documentId, asOf })).recordedUntil;
    });
    const issued = await issue(parts.db, scope, {
      ...{ kind: 'result', officeId: scope.officeId, documentId, ...point },
    });
    return sendIssued(parts, viewer, 'result-report', issued, as.data);
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
