import type { YearlyCalendar } from '@dondoc/vietnamese';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { permitted } from '#accounts/session/routes.ts';
import { calendarOf } from '#platform/calendar/rules.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { findDossier, listDossiers } from '../dossiers/store.ts';
import { lateAfter, stateOf } from '../registers/rules.ts';
import { type Entry, EntryFilter, type Progress } from '../registers/schema.ts';
import { DOCX, sendFile } from '../routes.ts';
import { printed } from '../templates/store.ts';
import * as forms from './forms.ts';
import * as sheets from './sheets.ts';
import { type EntryRow, entriesOf } from './store.ts';

/** How far the directives of documents have come on a day: the room above says it. */
export type ProgressOf = (db: Db, documentIds: string[], today: string) => Promise<Map<string, Progress>>;

/** Read once for all the entries that are judged by it. */
export const calendarFor = async (db: Db, viewer: Viewer): Promise<YearlyCalendar> =>
  calendarOf(await calendarTable(db, viewer.office.id));

/** Entries with what their directives, the calendar and the day make of them. */
export async function judged(
  db: Db,
  viewer: Viewer,
  rows: EntryRow[],
  progressOf: ProgressOf,
  calendar: YearlyCalendar,
): Promise<Entry[]> {
  const ids = rows.flatMap(({ paper }) => paper?.documentId ?? []);
  const progress = ids.length > 0 ? await progressOf(db, ids, viewer.today) : new Map<string, Progress>();
  return rows.map((row) => {
    const { paper, book, registeredOn } = row;
    const directives = (paper?.documentId && progress.get(paper.documentId)) || null;
    const late = book === 'in' ? lateAfter(paper?.movedOn ?? null, registeredOn, calendar) : null;
    return { ...row, directives, lateAfter: late, state: stateOf({ ...row, directives }, viewer.today) };
  });
}

const Asked = EntryFilter.extend({ kind: z.enum(['book', 'answers']).default('book') });

/** A paper with more rows nobody prints; the XLSX has them all. */
const MOST_PRINTED = 2000;
const BATCH = 500;

const described = (id: string, summary: string, query: Record<string, string>, type: string) =>
  sendsFile({ tag: 'registers', id: `registers.${id}`, summary, query }, type);
const filterWords = {
  book: 'Sổ: in (đến) hoặc out (đi)',
  kind: 'book: sổ; answers: báo cáo giải quyết',
  from: 'Vào sổ từ ngày',
  to: 'Vào sổ đến ngày',
  issuer: 'Cơ quan ban hành',
  words: 'Từ trong trích yếu, nơi nhận',
};

/** Books, reports of what was dealt with, lists of papers and of dossiers: as XLSX and as DOCX. */
export const registerFiles = (parts: Parts, progressOf: ProgressOf): FileRoute[] => [
  {
    ...{ method: 'get', path: '/registers.xlsx' },
    handle: async (c) => {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'register.read');
      const { kind, ...filter } = read(c.req.query());
      const batches = batchesOf(parts.db, viewer, filter, progressOf);
      return sheetResponse(
        sheets.entriesSheet(filter.book, kind, batches, viewer),
        `${nameOf(filter.book, kind)}.xlsx`,
      );
    },
    described: described('sheet', 'Sổ đến, sổ đi, báo cáo giải quyết (XLSX)', filterWords, XLSX),
  },
  {
    ...{ method: 'get', path: '/registers.docx' },
    handle: async (c) => {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'register.read');
      const { kind, ...filter } = read(c.req.query());
      const rows = await entriesOf(parts.db, viewer.office.id, filter, {
        limit: MOST_PRINTED + 1,
        inOrder: true,
      });
      if (rows.length > MOST_PRINTED)
        throw problem(
          'refused',
          `Có hơn ${MOST_PRINTED} dòng nên không in thành văn bản. Lọc theo ngày cho hẹp lại, hoặc lấy bảng XLSX.`,
        );
      const entries = await judged(parts.db, viewer, rows, progressOf, await calendarFor(parts.db, viewer));
      const form =
        kind === 'book' ? (`register-${filter.book}` as const) : (`answers-${filter.book}` as const);
      const paper = forms.entriesPaper(viewer, { ...filter, kind, entries });
      const bytes = await printed(parts.db, viewer.office.id, form, paper);
      return sendFile(bytes, `${nameOf(filter.book, kind)}.docx`, DOCX);
    },
    described: described('paper', 'Sổ đến, sổ đi, báo cáo giải quyết (DOCX)', filterWords, DOCX),
  },
  {
    ...{ method: 'get', path: '/dossiers.xlsx' },
    handle: async (c) => {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'register.read');
      const dossiers = await listDossiers(parts.db, viewer.office.id);
      return sheetResponse(sheets.dossiersSheet(dossiers, viewer), 'muc-luc-ho-so.xlsx');
    },
    described: described('dossiers', 'Mục lục hồ sơ (XLSX)', {}, XLSX),
  },
  {
    ...{ method: 'get', path: '/dossiers.docx' },
    handle: async (c) => {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'register.read');
      const dossiers = await listDossiers(parts.db, viewer.office.id);
      const bytes = await printed(
        parts.db,
        viewer.office.id,
        'dossier-list',
        forms.dossiersPaper(viewer, dossiers),
      );
      return sendFile(bytes, 'muc-luc-ho-so.docx', DOCX);
    },
    described: described('dossiersPaper', 'Mục lục hồ sơ (DOCX)', {}, DOCX),
  },
  {
    ...{ method: 'get', path: '/dossiers/:id/papers.docx' },
    handle: async (c) => {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'register.read');
      const { dossier, entries } = await dossierFor(parts.db, viewer, c.req.param('id') ?? '', progressOf);
      const bytes = await printed(
        parts.db,
        viewer.office.id,
        'dossier-papers',
        forms.papersPaper(viewer, dossier, entries),
      );
      return sendFile(bytes, `muc-luc-van-ban-${dossier.code}.docx`, DOCX);
    },
    described: null,
  },
  {
    ...{ method: 'get', path: '/dossiers/:id/papers.xlsx' },
    handle: async (c) => {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'register.read');
      const { dossier, entries } = await dossierFor(parts.db, viewer, c.req.param('id') ?? '', progressOf);
      return sheetResponse(sheets.papersSheet(entries, viewer), `muc-luc-van-ban-${dossier.code}.xlsx`);
    },
    described: null,
  },
];

async function dossierFor(db: Db, viewer: Viewer, id: string, progressOf: ProgressOf) {
  const dossier = z.uuid().safeParse(id).success ? await findDossier(db, sees(viewer).officeId, id) : null;
  if (!dossier) throw problem('notFound');
  const rows = await entriesOf(
    db,
    viewer.office.id,
    { dossierId: id },
    { limit: MOST_PRINTED, inOrder: true },
  );
  return { dossier, entries: await judged(db, viewer, rows, progressOf, await calendarFor(db, viewer)) };
}

function read(query: Record<string, string>) {
  const asked = Asked.safeParse(query);
  if (!asked.success) throw problem('badInput');
  return asked.data;
}

async function* batchesOf(db: Db, viewer: Viewer, filter: EntryFilter, progressOf: ProgressOf) {
  const calendar = await calendarFor(db, viewer);
  for (let offset = 0; ; offset += BATCH) {
    const rows = await entriesOf(db, viewer.office.id, filter, { limit: BATCH, offset, inOrder: true });
    if (rows.length > 0) yield await judged(db, viewer, rows, progressOf, calendar);
    if (rows.length < BATCH) return;
  }
}

const nameOf = (book: 'in' | 'out', kind: 'book' | 'answers'): string =>
  `${kind === 'book' ? 'so' : 'bao-cao-giai-quyet'}-${book === 'in' ? 'den' : 'di'}`;
