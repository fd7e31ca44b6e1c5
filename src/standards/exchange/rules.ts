import { headingKey } from '#platform/sheets/columns.ts';
import type { Table, TableRow } from '#platform/sheets/read-table.ts';
import type { Criterion, Threshold } from '../schema.ts';
import { partLabels } from '../sets/labels.ts';
import { changesOf, faultsOfSet, type RuleCheck, type SetFault } from '../sets/rules.ts';
import { IndicatorInFile, type SetFile } from '../sets/schema.ts';
import type { PreviewRow } from './schema.ts';
import { readableColumns, type SetColumn } from './sheets.ts';

/** A row of a file as an indicator, as far as it is one. */
export interface ReadRow {
  row: number;
  code: string;
  name: string;
  indicator: IndicatorInFile | null;
  faults: string[];
}

export interface ReadSet {
  criteria: Criterion[];
  rows: ReadRow[];
}

/** `basis`: what a threshold is said to stand in where the file names no other source. */
export function readSetRows(
  { rows }: Pick<Table<SetColumn>, 'rows'>,
  known: readonly Criterion[],
  basis: string,
): ReadSet {
  const criteria = new Map(known.map((one) => [one.number, one.name]));
  const read = rows.map((row) => readRow(row, criteria, basis));
  return {
    criteria: [...criteria].map(([number, name]) => ({ number, name })).sort((a, b) => a.number - b.number),
    rows: read,
  };
}

const heading = (key: SetColumn): string => readableColumns.find((one) => one.key === key)?.heading ?? key;
const at = (key: SetColumn, says: string): string => `Cột «${heading(key)}»: ${says}`;

function readRow(row: TableRow<SetColumn>, criteria: Map<number, string>, basis: string): ReadRow {
  const text = (key: SetColumn): string | null => {
    const value = row.values[key];
    return value === undefined ? null : String(value).trim() || null;
  };
  const faults = row.faults.map(({ place, says }) => `Ô ${place}: ${says}`);
  const wrong = (key: SetColumn, says: string) => void faults.push(at(key, says));
  const criterion = criterionOf(text('criterion') ?? row.groups.at(-1) ?? '', criteria);
  if (typeof criterion === 'string') wrong('criterion', criterion);
  // Excel takes 2.5 for a number and shows it as 2,5.
  const code = (text('code') ?? '').replace(/^(\d+),(\d+)$/, '$1.$2');
  const kind = row.values.kind;
  if (kind === undefined && row.faults.length === 0) wrong('kind', 'Chưa ghi loại chỉ tiêu.');
  const thresholds = thresholdsOf(text, basis, wrong);
  const name = text('name') ?? '';
  const made = IndicatorInFile.safeParse({
    ...{ code, name, criterion, kind, thresholds, windowYears: row.values.windowYears ?? null },
    ...{ unit: text('unit'), rule: text('rule'), article: text('article'), note: text('note') },
    ...{ evidenceExpected: text('evidenceExpected'), owner: text('owner'), dependsOn: text('dependsOn') },
  });
  if (!made.success && faults.length === 0)
    for (const { path, message } of made.error.issues) wrong(path[0] as SetColumn, message);
  return { row: row.row, code, name, indicator: faults.length === 0 ? (made.data ?? null) : null, faults };
}

/** The number of a criterion from "2. Đội ngũ", "2" or its name; else what is wrong. */
function criterionOf(text: string, criteria: Map<number, string>): number | string {
  const [, digits, name] = /^(?:tiêu chí\s+)?(\d{1,2})\s*[.:)]?\s*(.*)$/iu.exec(text) ?? [];
  if (digits === undefined) {
    const found = [...criteria].find(([, one]) => text && headingKey(one) === headingKey(text));
    return found?.[0] ?? (text ? `Không rõ tiêu chí «${text}». Ghi số và tên, ví dụ «2. Đội ngũ».` : MISSING);
  }
  const number = Number(digits);
  if (name) criteria.set(number, name.trim());
  return criteria.has(number) ? number : `Tiêu chí ${number} chưa có tên. Ghi «${number}. Tên tiêu chí».`;
}

const MISSING = 'Chưa ghi tiêu chí.';

function thresholdsOf(
  text: (key: SetColumn) => string | null,
  basis: string,
  wrong: (key: SetColumn, says: string) => void,
): Threshold[] {
  return ([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).flatMap((level) => {
    const read = thresholdOf(text(`level${level}`) ?? '', text('unit'));
    if (read === null) return [];
    if (typeof read === 'string') {
      wrong(`level${level}`, read);
      return [];
    }
    const article = text(`article${level}`) ?? (text(`source${level}`) ? null : text('article'));
    return [{ level, ...read, article, source: text(`source${level}`) ?? basis }];
  });
}

const operators: Record<string, Threshold['operator']> = {
  ...{ '>=': '>=', '≥': '>=', '=>': '>=', 'ít nhất': '>=', 'tối thiểu': '>=' },
  ...{ '<=': '<=', '≤': '<=', '=<': '<=', 'tối đa': '<=', 'không quá': '<=' },
  '=': '=',
};
const SIGNED = /^(>=|≥|=>|<=|≤|=<|=|ít nhất|tối thiểu|tối đa|không quá)?\s*(.*)$/iu;

/** Null of an empty cell: chưa có ngưỡng; a sentence of one that holds no number. */
export function thresholdOf(
  cell: string,
  unit: string | null,
): Pick<Threshold, 'operator' | 'value'> | string | null {
  const text = cell.normalize('NFC').trim();
  if (text === '' || /^([-–—]|chưa có ngưỡng)$/iu.test(text)) return null;
  if (/^có$/iu.test(text)) return { operator: '=', value: '1' };
  const [, sign = '>=', rest = ''] = SIGNED.exec(text) ?? [];
  const bare = unit && rest.toLowerCase().endsWith(unit.toLowerCase()) ? rest.slice(0, -unit.length) : rest;
  const value = decimalOf(bare.replace(/%$/, '').trim());
  const operator = operators[sign.toLowerCase()] ?? '>=';
  return value === null
    ? `“${text}” không phải là số. Ghi ≥ 75, ≤ 0, Có, hoặc để trống nếu chưa có ngưỡng.`
    : { operator, value };
}

/** 1.234,5 and 77.8: a point parts thousands only where three digits follow each. */
function decimalOf(text: string): string | null {
  if (/^-?[1-9]\d{0,2}(\.\d{3})+(,\d{1,6})?$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  return /^-?\d{1,12}([.,]\d{1,6})?$/.test(text) ? text.replace(',', '.') : null;
}

/** The indicators of a set that is there already, by code. */
type Before = ReadonlyMap<string, IndicatorInFile>;

/** Each row with what becomes of it beside the version before; its faults as part of the set among them. */
export function previewRows(
  { criteria, rows }: ReadSet,
  levels: number[],
  before: Before,
  check: RuleCheck,
): PreviewRow[] {
  const indicators = rows.flatMap(({ indicator }) => (indicator ? [indicator] : []));
  const faults = faultsOfSet({ criteria, indicators, levels }, check);
  let next = 0;
  return rows.map(({ row, code, name, indicator, ...read }) => {
    const index = indicator ? next++ : -1;
    const own = faults.filter((fault) => fault.index === index).map(wordsOfFault);
    const all = [...read.faults, ...own];
    const former = before.get(code);
    // Of a row with a fault only the fault is told: it may be about another indicator.
    const changes = indicator && former && all.length === 0 ? changesOf(former, indicator) : [];
    const state = all.length > 0 ? 'fault' : !former ? 'new' : changes.length > 0 ? 'changed' : 'same';
    return { row, code, name, state, changes: changes.map(wordsOfChange), faults: all };
  });
}

export const wordsOfFault = ({ part, says }: SetFault): string =>
  part === null ? says : `${partLabels[part]}: ${says}`.replace(/^./u, (first) => first.toUpperCase());

export const wordsOfChange = ({
  part,
  from,
  to,
}: {
  part: string;
  from: string | null;
  to: string | null;
}) => {
  const label = partLabels[part as keyof typeof partLabels] ?? part;
  return `${label}: ${from ?? 'trống'} → ${to ?? 'trống'}`;
};

/** Indicators of the version before that are in the file no more. */
export const goneOf = (before: Before, { rows }: ReadSet) =>
  [...before.values()]
    .filter(({ code }) => !rows.some((row) => row.code === code))
    .map(({ code, name }) => ({ code, name }));

/** A JSON file as rows of the same preview. */
export const readSetFile = (file: SetFile): ReadSet => ({
  criteria: file.criteria,
  rows: file.indicators.map((indicator, i) => ({
    ...{ row: i + 1, code: indicator.code, name: indicator.name, indicator },
    faults: [],
  })),
});
