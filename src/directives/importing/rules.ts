import { comparisonKey, fold, formatDate } from '@dondoc/vietnamese';
import { splitNames } from '#platform/sheets/names.ts';
import type { Fault, Table, TableRow } from '#platform/sheets/read-table.ts';
import { cadenceLabels, originLabels } from '../labels.ts';
import { responsible } from '../publishing/rules.ts';
import { shortTitle } from '../review/rules.ts';
import { Cadence, type Deadline, DeadlineOrigin } from '../schema.ts';
import { directiveColumns, type SheetKey, UNDATED } from '../sheets.ts';
import { withoutFormer } from '../succession/labels.ts';
import type { AgencyChoices, PreviewRow, RowState } from './schema.ts';

export type ListRow = TableRow<SheetKey>;
export type List = Table<SheetKey>;

/** A body with its role, as a row names it; a class of bodies has no agency. */
export interface Actor {
  role: 'lead' | 'coordinate' | 'appraise' | 'submitTo';
  name: string;
  agencyId: string | null;
}
const roles = ['lead', 'coordinate', 'appraise', 'submitTo'] as const;

/** A directive of the office as a row finds it again. */
export interface Known {
  code: string;
  importKey: string | null;
  title: string;
  text: string;
  product: string | null;
  due: string | null;
  cadence: Cadence | null;
  /** Done, or reported done: no deadline is set any more. */
  stopped: boolean;
  assignments: { role: string; agencyId: string | null; nameAsWritten: string }[];
}

export interface Desk {
  today: string;
  /** The agency that a name means; null where none does. */
  find: (name: string) => string | null;
  nameOf: (agencyId: string) => string;
  choices: AgencyChoices;
  columns: readonly SheetKey[];
  /** By code and by the key of an earlier import. */
  known: ReadonlyMap<string, Known>;
  /** Codes that a row must not touch: of documents that are held back. */
  held: ReadonlySet<string>;
}

/** What becomes of one row. */
export interface Planned {
  source: ListRow;
  key: string;
  state: RowState;
  code: string | null;
  title: string;
  text: string;
  actors: Actor[];
  unknown: string[];
  deadline: Deadline;
  product: string | null;
  /** The day on which the work was laid on its agencies. */
  givenOn: string;
  faults: Fault[];
  adds: string[];
  kept: string[];
}

const wordsOf = (row: ListRow, key: SheetKey): string => String(row.values[key] ?? '');

/** "các sở, ban, ngành liên quan": a class of bodies is kept as it is written. */
const isClass = (name: string): boolean => /^(cac|nhung|toan the|tat ca|moi) |lien quan$/.test(fold(name));

/**
 * By what each row is known again when the file comes a second time: its own Mã, else its words under its headings, the
 * first of several alike before the second.
 */
export function keysOf(rows: readonly ListRow[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const own = wordsOf(row, 'code').trim();
    if (own) return own;
    const words = comparisonKey([...row.groups, wordsOf(row, 'title')].join(' › '));
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return `${words} #${nth}`;
  });
}

/** A Mã that stands twice in a file could mean either row. */
export function repeatedCodes(rows: readonly ListRow[]): Set<string> {
  const seen = new Set<string>();
  const codes = rows.map((row) => wordsOf(row, 'code').trim()).filter(Boolean);
  return new Set(codes.filter((code) => seen.size === seen.add(code).size));
}

export function planRow(row: ListRow, key: string, desk: Desk, repeated: ReadonlySet<string>): Planned {
  const text = wordsOf(row, 'title').trim();
  const { actors, unknown } = actorsOf(row, desk);
  const base: Planned = {
    ...{
      source: row,
      key,
      state: 'new',
      code: null,
      title: shortTitle({ text, proposal: null }, false),
      text,
      actors,
      unknown,
    },
    ...{ deadline: deadlineOf(row), product: wordsOf(row, 'product').trim() || null },
    ...{ givenOn: wordsOf(row, 'publishedOn') || desk.today, faults: [...row.faults], adds: [], kept: [] },
  };
  if (repeated.has(key)) base.faults.push(at(row, `Mã ${key} có ở nhiều dòng. Mỗi mã chỉ để một dòng.`));
  if (desk.held.has(key))
    base.faults.push(at(row, `Nhiệm vụ ${key} thuộc văn bản đang tạm giữ nên chưa nhập được.`));
  const known = desk.known.get(key);
  if (known) return compared(base, known, desk);
  const faults = [...base.faults, ...faultsOfNew(base, desk)];
  return { ...base, faults, state: faults.length > 0 ? 'fault' : 'new' };
}

const at = ({ row }: ListRow, says: string): Fault => ({ place: `dòng ${row}`, says });

function actorsOf(row: ListRow, { find, choices }: Desk): Pick<Planned, 'actors' | 'unknown'> {
  const unknown: string[] = [];
  const actors = roles.flatMap((role) =>
    splitNames(withoutFormer(wordsOf(row, role)), (name) => find(name) ?? choices[name] ?? null).map(
      ({ written, found }): Actor => {
        if (!found && !isClass(written)) unknown.push(written);
        return { role, name: written, agencyId: found };
      },
    ),
  );
  return { actors, unknown };
}

function deadlineOf(row: ListRow): Deadline {
  const said = wordsOf(row, 'due');
  const told = DeadlineOrigin.safeParse(wordsOf(row, 'dueOrigin'));
  const origin = told.success ? told.data : 'office';
  const every = Cadence.safeParse(said || wordsOf(row, 'dueOrigin'));
  if (every.success) return { kind: 'cadence', every: every.data, origin };
  return said && said !== UNDATED ? { kind: 'date', date: said, origin } : { kind: 'none' };
}

const LONGEST_TEXT = 10_000;

function faultsOfNew({ source, text, actors, unknown, deadline, givenOn }: Planned, desk: Desk): Fault[] {
  const faults: Fault[] = [];
  const say = (says: string) => faults.push(at(source, says));
  if (text.length > LONGEST_TEXT) say('Nội dung dài quá 10.000 chữ cái. Tách thành nhiều nhiệm vụ.');
  for (const name of new Set(unknown))
    say(`“${name}” chưa có trong danh bạ. Chọn cơ quan ở mục Cơ quan chưa rõ, hoặc thêm vào danh bạ.`);
  if (unknown.length === 0 && responsible({ actors }).length === 0)
    say('Chưa có cơ quan chủ trì hoặc phối hợp nào có trong danh bạ. Ghi cơ quan chủ trì.');
  if (givenOn > desk.today) say(`Ngày giao ${formatDate(givenOn)} ở sau hôm nay. Sửa ngày giao.`);
  if (deadline.kind === 'date' && wordsOf(source, 'publishedOn') && deadline.date < givenOn)
    say('Thời hạn ở trước ngày giao. Sửa một trong hai ngày.');
  return faults;
}

/**
 * A directive that is there: an import gives a time to one that has none. Words, bodies, products and a deadline that
 * stands stay as they are, and what the file says otherwise is told (design rules 2 and 4).
 */
function compared(base: Planned, known: Known, desk: Desk): Planned {
  const kept = differences(base, known, desk);
  const { deadline } = base;
  const isDated = known.due !== null || known.stopped;
  const adds: string[] = [];
  if (deadline.kind === 'date' && deadline.date !== known.due) {
    if (isDated)
      kept.push(`Tệp ghi thời hạn ${formatDate(deadline.date)}; thời hạn chỉ đổi khi được gia hạn.`);
    else adds.push(`Đặt thời hạn ${formatDate(deadline.date)} (${originLabels.office}).`);
  }
  if (deadline.kind === 'cadence' && deadline.every !== known.cadence) {
    if (isDated || known.cadence) kept.push(`Tệp ghi ${cadenceLabels[deadline.every]}.`);
    else adds.push(`Đặt định kỳ ${cadenceLabels[deadline.every]} (${originLabels.office}).`);
  }
  if (deadline.kind === 'none' && known.due && desk.columns.includes('due'))
    kept.push(`Tệp bỏ trống thời hạn; nhiệm vụ có thời hạn ${formatDate(known.due)}.`);
  const state = base.faults.length > 0 ? 'fault' : adds.length > 0 ? 'changed' : 'same';
  return { ...base, state, code: known.code, adds, kept };
}

function differences({ text, product, actors, source }: Planned, known: Known, desk: Desk): string[] {
  const kept: string[] = [];
  const words = comparisonKey(text);
  if (words !== comparisonKey(known.title) && words !== comparisonKey(known.text))
    kept.push('Tệp ghi nội dung khác; lời đã giao được giữ nguyên.');
  if (desk.columns.includes('product') && comparisonKey(product ?? '') !== comparisonKey(known.product ?? ''))
    kept.push(`Tệp ghi sản phẩm khác: ${product ?? 'bỏ trống'}.`);
  for (const role of roles) {
    if (!desk.columns.includes(role)) continue;
    const [told, stands] = [bodiesKey(actors, role), bodiesKey(known.assignments.map(namedAs), role)];
    if (told !== stands) kept.push(`Tệp ghi ${labelOf(role)} khác: ${wordsOf(source, role) || 'bỏ trống'}.`);
  }
  return kept;
}

const namedAs = ({ nameAsWritten: name, ...rest }: Known['assignments'][number]) => ({ name, ...rest });

/** The same bodies, in whatever order. */
const bodiesKey = (all: { role: string; name: string; agencyId: string | null }[], role: string): string =>
  [...new Set(all.filter((one) => one.role === role).map((one) => one.agencyId ?? comparisonKey(one.name)))]
    .sort()
    .join(' ');

const labelOf = (key: SheetKey): string =>
  directiveColumns.find((column) => column.key === key)?.heading.toLowerCase() ?? '';

/** Columns that the file has and that no import takes over: they come of reports, or stand beside as words. */
const computed: SheetKey[] = ['next', 'since', 'state', 'daysLate', 'completedOn', 'lastReportOn'];

export function notesOf({ columns, unknown, notes }: List): string[] {
  const headings = (keys: SheetKey[]) => keys.map((key) => `«${labelOf(key)}»`).join(', ');
  const left = computed.filter((key) => columns.includes(key));
  const beside = unknown.map(({ place, heading }) => (heading ? `«${heading}» (${place})` : place));
  return [
    ...notes,
    ...(left.length > 0
      ? [`Cột ${headings(left)} không nhập: phần mềm tính từ báo cáo của cơ quan và công nhận của Văn phòng.`]
      : []),
    ...(beside.length > 0
      ? [`Cột chưa nhận ra, được ghi kèm nguồn gốc của từng nhiệm vụ: ${beside.join(', ')}.`]
      : []),
  ];
}

/** What stands beside in a row and is shown with its origin, by heading. */
export function saidBeside({ groups, values, others }: ListRow): Record<string, string> {
  const beside: SheetKey[] = ['code', 'document', 'state', 'completedOn'];
  const told = beside.flatMap((key): [string, string][] => {
    const heading = directiveColumns.find((column) => column.key === key)?.heading ?? key;
    return values[key] === undefined ? [] : [[heading, String(values[key])]];
  });
  return {
    ...(groups.length > 0 ? { Nhóm: groups.join(' › ') } : {}),
    ...Object.fromEntries(told),
    ...others,
  };
}

export function shownRow(planned: Planned, desk: Pick<Desk, 'nameOf'>): PreviewRow {
  const { source, state, code, title, actors, deadline, faults, adds, kept } = planned;
  const leads = actors.filter(({ role }) => role === 'lead');
  const shown = leads.length > 0 ? leads : actors.filter(({ role }) => role === 'coordinate');
  return {
    ...{
      sheet: source.sheet,
      row: source.row,
      groups: source.groups,
      state,
      code,
      title,
      faults,
      adds,
      kept,
    },
    leads: shown.map(({ agencyId, name }) => (agencyId ? desk.nameOf(agencyId) : name)).join('; '),
    due:
      deadline.kind === 'date'
        ? formatDate(deadline.date)
        : deadline.kind === 'cadence'
          ? cadenceLabels[deadline.every]
          : // A day that could not be read is no answer.
            faults.length > 0
            ? ''
            : 'không thời hạn',
  };
}

/** NV2026-0001: of the year in which it was given, the next one of the office. */
export const codeFor = (year: string, number: number): { code: string; ref: string } => {
  const ref = String(number).padStart(4, '0');
  return { code: `NV${year}-${ref}`, ref };
};
