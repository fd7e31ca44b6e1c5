import { comparisonKey } from '@dondoc/vietnamese';
import type { Fault, Table, TableRow } from '#platform/sheets/read-table.ts';
import { type Desk, type Step, same, stepsFor, type Values } from '../comparing/rules.ts';
import type { PersonWithRecords } from '../schema.ts';
import type { RowState } from './schema.ts';
import type { RosterKey } from './sheets.ts';

export type RosterTable = Pick<Table<RosterKey>, 'rows' | 'notes' | 'unknown' | 'skipped'>;

export interface Planned extends Step {
  row: number;
  code: string;
  name: string;
  person: PersonWithRecords | null;
  renamed: boolean;
  state: RowState;
  faults: Fault[];
}

/** What becomes of each row of a file, by what the roster has. */
export function planRoster(
  table: Pick<RosterTable, 'rows'>,
  people: readonly PersonWithRecords[],
  { day, unitId }: Pick<Desk, 'day' | 'unitId'>,
): Planned[] {
  const known = new Map(people.map((person) => [comparisonKey(person.code), person]));
  const seen = new Map<string, number>();
  return table.rows.map((read) => {
    const code = String(read.values.code ?? '').trim();
    const first = seen.get(comparisonKey(code));
    if (first === undefined) seen.set(comparisonKey(code), read.row);
    const person = known.get(comparisonKey(code)) ?? null;
    return planRow(read, { person, day, unitId, since: null }, first);
  });
}

function planRow(read: TableRow<RosterKey>, desk: Desk, first: number | undefined): Planned {
  const values = Object.fromEntries(
    Object.entries(read.values).map(([key, value]) => [key, String(value).trim()]),
  ) as Values;
  const { person, day } = desk;
  const faults = [...read.faults];
  const name = values.name ?? '';
  if (!name) faults.push({ place: `dòng ${read.row}`, says: 'Chưa ghi họ và tên.' });
  if (first !== undefined)
    faults.push({ place: `dòng ${read.row}`, says: `Mã này đã có ở dòng ${first}. Mỗi người một dòng.` });
  // What is new of somebody known begins on the day of the import; of somebody new, when they came.
  const since = person ? day : (values.employedFrom ?? null);
  const step = stepsFor(values, { ...desk, since });
  const renamed = person !== null && name !== '' && !same(person.name, name);
  if (renamed) step.says.unshift(`Họ tên: ${person.name} → ${name}`);
  const isChanged = step.says.length > 0;
  const state = faults.length > 0 ? 'fault' : person ? (isChanged ? 'changed' : 'same') : 'new';
  return { ...step, row: read.row, code: values.code ?? '', name, person, renamed, state, faults };
}

/** What of the file is not taken over, so that nothing goes without a word. */
export function notesOf({ notes, unknown, skipped }: RosterTable): string[] {
  const columns = unknown.map(({ place, heading }) => `Cột «${heading || place}» không được nhập.`);
  const rows = skipped.map(({ row: at, why }) => `Dòng ${at} không được nhập: ${why}.`);
  return [...notes, ...columns, ...rows];
}
