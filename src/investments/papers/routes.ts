import type { Context as HonoContext } from 'hono';
import { permitted } from '#accounts/session/routes.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { itemSheet } from '../importing/sheets.ts';
import { itemsFor } from '../items/routes.ts';
import { InvestmentAsk, ItemsAsk, type ItemsView } from '../items/schema.ts';
import { investmentRows, itemsOn } from '../items/store.ts';
import { linesOf, until } from '../money/rules.ts';
import type { MoneyLine } from '../money/schema.ts';
import { investmentPaper } from './forms.ts';

const query = {
  asOf: 'Số liệu đến hết ngày (YYYY-MM-DD); bỏ trống: hôm nay',
  year: 'Năm ngân sách; bỏ trống: mọi năm',
  source: 'Nguồn vốn; bỏ trống: mọi nguồn',
};

/** What was asked for, of what whoever asks sees. */
async function asked(parts: Parts, c: HonoContext) {
  const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'investment.read');
  const input = ItemsAsk.safeParse(c.req.query());
  if (!input.success) throw problem('badInput', 'Đường dẫn không đúng. Tải từ trang Đầu tư.');
  const view = await itemsFor(parts.db, viewer, input.data);
  return { viewer, view, rows: await rowsOf(parts.db, view, input.data) };
}

/** By code, each item with its years and sources. */
async function rowsOf(db: Db, { school, items, day }: ItemsView, { year, source }: ItemsAsk) {
  const ids = items.map(({ id }) => id);
  const known = await itemsOn(db, school.id, day, ids);
  const isAsked = (line: MoneyLine) =>
    (year === undefined || line.year === year) && (source === undefined || line.source === source);
  return known.flatMap(({ id, entries }) => {
    const item = items.find((one) => one.id === id);
    return item ? [{ item, lines: linesOf(until(entries, day)).filter(isAsked) }] : [];
  });
}

const investmentReport = roomReport({
  ...{ kind: 'investment', asked: InvestmentAsk, act: 'investment.read', form: 'investment-report' },
  tables: investmentRows,
  async make(tx, viewer, asked) {
    const view = await itemsFor(tx, viewer, asked);
    const paper = investmentPaper({
      ...{ school: view.school, place: viewer.office.place, asked, rows: await rowsOf(tx, view, asked) },
      ...{ onlyOf: view.isWhole ? null : viewer.agency.name, total: view.total },
    });
    return { paper, name: `danh-muc-dau-tu-${view.day}` };
  },
});

/** The papers of the room, each of which can be made again. */
export const investmentReports = [investmentReport];

/** The list as a sheet, and as the annex of a report. */
export function investmentPapers(parts: Parts): FileRoute[] {
  return [
    {
      ...{ method: 'get', path: '/investments.xlsx' },
      described: {
        ...sendsFile(
          {
            tag: 'investments',
            id: 'investments.sheet',
            summary: 'Hạng mục đầu tư theo năm và nguồn',
            query,
          },
          XLSX,
        ),
      },
      async handle(c) {
        const { rows, view } = await asked(parts, c);
        return sheetResponse(itemSheet(rows), `Hạng mục đầu tư đến ${view.day}.xlsx`);
      },
    },
    {
      ...{ method: 'get', path: '/investments.docx' },
      described: {
        ...sendsFile(
          {
            tag: 'investments',
            id: 'investments.paper',
            summary: 'Báo cáo và phụ lục danh mục đầu tư',
            query: { ...paperPoint, ...query },
          },
          DOCX,
        ),
      },
      handle: (c) =>
        sendReport(
          parts,
          c,
          investmentReport,
          () => ItemsAsk.omit({ asOf: true }).safeParse(c.req.query()).data,
        ),
    },
  ];
}
