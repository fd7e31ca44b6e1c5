import { secrecyMark } from '@dondoc/reader';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { lockOffice } from '#accounts/store.ts';
import { logRefusal, sendFile } from '#documents/routes.ts';
import { sha256 } from '#documents/worker.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { type Outcome, ok, orThrow, problem, refuse } from '#platform/http/problems.ts';
import { receiveUpload, type Upload } from '#platform/http/upload.ts';
import { readList } from '#platform/sheets/read-sheets.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { factNames } from '../evaluating/facts.ts';
import { faultOfRule } from '../evaluating/rules.ts';
import type { IndicatorSet } from '../schema.ts';
import { addSet, setFor } from '../sets/routes.ts';
import { faultsOfSet, type RuleCheck } from '../sets/rules.ts';
import { SetFile } from '../sets/schema.ts';
import * as rules from './rules.ts';
import type * as shape from './schema.ts';
import * as sheets from './sheets.ts';

/** A rule that cannot be read, or names a figure that no room offers. */
const ruleCheck: RuleCheck = (rule) => faultOfRule(rule, [...factNames.keys()]);

/** All of the file that was looked through, or nothing. */
const add = act('indicatorSet.keep')
  .input(SetFile)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: file }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      await lockOffice(tx, viewer.office.id);
      const [fault] = faultsOfSet(file, ruleCheck);
      if (fault)
        throw problem('badInput', `${fault.code ?? 'Bộ'}: ${rules.wordsOfFault(fault)} Chưa có gì được lưu.`);
      return { id: await addSet(tx, viewer, school.id, file) };
    }),
  );

export const exchangeRouter = { exchange: { add } };

export const exchangePaths = {
  '/indicator-sets/{id}/file': {
    get: sendsFile(
      {
        ...{ tag: 'indicator-sets', id: 'exchange.file', summary: 'Một bộ chỉ tiêu thành tệp' },
        path: { id: 'Bộ chỉ tiêu' },
        query: { as: 'xlsx hoặc json' },
      },
      XLSX,
    ),
  },
};

const As = z.enum(['xlsx', 'json']).default('xlsx');

/** Files of sets, outside the typed routes. */
export function exchangeRoutes(parts: Parts) {
  async function file(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'standard.read');
    await schoolFor(parts.db, viewer);
    const id = z.uuid().safeParse(c.req.param('id'));
    const as = As.safeParse(c.req.query('as'));
    if (!id.success || !as.success) throw problem('notFound');
    const set = fileOf(await setFor(parts.db, viewer, id.data));
    const name = `${set.key}-${set.version}`;
    if (as.data === 'json')
      return sendFile(Buffer.from(`${JSON.stringify(set, null, 2)}\n`), `${name}.json`, 'application/json');
    const columns = sheets.setColumns(set.levels);
    const rows = sheets.cellsOf(columns, sheets.rowsOfSet(set));
    return sheetResponse({ name: 'Bộ chỉ tiêu', columns, batches: [rows] }, `${name}.xlsx`);
  }

  async function template(c: HonoContext): Promise<Response> {
    await permitted({ ...parts, headers: c.req.raw.headers }, 'standard.read');
    const columns = sheets.templateColumns;
    const rows = sheets.cellsOf(columns, sheets.templateRows);
    return sheetResponse({ name: 'Bộ chỉ tiêu', columns, batches: [rows] }, 'mau-bo-chi-tieu.xlsx');
  }

  async function look(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'indicatorSet.keep');
    await ownSchool(parts.db, viewer, 'office too');
    const upload = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    const baseId = z.uuid().safeParse(upload.fields.baseId);
    const base = baseId.success ? await setFor(parts.db, viewer, baseId.data) : null;
    return c.json(await previewOf(parts, viewer, upload, base));
  }

  return { file, template, look };
}

/** A set without the ids of this office. */
export function fileOf({ id: _, ...set }: IndicatorSet): SetFile {
  return { ...set, indicators: set.indicators.map(({ id: _, ...one }) => one) };
}

/** Looked through for a secrecy mark before anything else (design rule 9); nothing of it is kept. */
async function previewOf(
  parts: Parts,
  viewer: Viewer,
  upload: Upload,
  base: IndicatorSet | null,
): Promise<shape.Preview> {
  const hash = sha256(upload.bytes);
  const read = upload.name.toLowerCase().endsWith('.json') ? readJson(upload) : await readXlsx(upload, base);
  if (!read.ok) {
    await logRefusal(parts, viewer, 'indicatorSet.look', hash, read.code);
    throw problem(read.code, read.message);
  }
  const { heads, head, set, notes } = read.value;
  const mark = heads.map(secrecyMark).find((found) => found !== null);
  if (mark) {
    await logRefusal(parts, viewer, 'indicatorSet.look', hash, 'secret');
    throw problem('secret', `Tệp có dấu ${mark} nên không được nhận. Tệp chưa được lưu ở bất cứ đâu.`);
  }
  const former = new Map((base ? fileOf(base).indicators : []).map((one) => [one.code, one]));
  const indicators = set.rows.flatMap(({ indicator }) => (indicator ? [indicator] : []));
  const levels = head?.levels ?? [1, 2];
  const whole = faultsOfSet({ criteria: set.criteria, indicators, levels }, ruleCheck);
  return {
    ...{ fileName: upload.name, head, criteria: set.criteria, indicators, notes },
    rows: rules.previewRows(set, levels, former, ruleCheck),
    gone: rules.goneOf(former, set),
    faults: [
      ...whole.filter(({ code }) => code === null).map(rules.wordsOfFault),
      ...(set.rows.length === 0 ? ['Tệp không có chỉ tiêu nào.'] : []),
    ],
  };
}

interface Read {
  /** Where a secrecy mark would stand. */
  heads: string[];
  head: shape.SetHead | null;
  set: rules.ReadSet;
  notes: string[];
}

async function readXlsx(upload: Upload, base: IndicatorSet | null): Promise<Outcome<Read>> {
  const list = await readList(upload, sheets.readableColumns);
  if (!list.ok) return list;
  const { heads, notes, unknown, skipped } = list.value;
  const set = rules.readSetRows(list.value, base?.criteria ?? [], base?.basis ?? `Tệp «${upload.name}»`);
  const { criteria: _, indicators: __, ...head } = base ? fileOf(base) : { criteria: [], indicators: [] };
  return ok({
    ...{ heads, set, head: base ? (head as shape.SetHead) : null },
    notes: [
      ...notes,
      ...unknown.map((one) => `Không đọc cột «${one.heading || one.place}».`),
      ...skipped.map(({ row, why, words }) => `Dòng ${row} không đọc (${why}): ${words}`),
    ],
  });
}

const NOT_JSON =
  'Tệp JSON không đúng cấu trúc của một bộ chỉ tiêu. Chưa có gì được lưu. Xuất một bộ ra JSON để xem cấu trúc.';

function readJson(upload: Upload): Outcome<Read> {
  const text = Buffer.from(upload.bytes).toString('utf8');
  const parsed = SetFile.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue ? ` Chỗ đầu tiên: ${issue.path.join('.') || 'cả tệp'}: ${issue.message}` : '';
    return refuse('refused', `${NOT_JSON}${where}`);
  }
  const { criteria: _, indicators: __, ...head } = parsed.data;
  return ok({ heads: stringsIn(parsed.data), head, set: rules.readSetFile(parsed.data), notes: [] });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Each by itself: a mark stands alone in a cell, and so in a value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}
