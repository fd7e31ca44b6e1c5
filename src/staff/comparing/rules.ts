import { comparisonKey, fold, formatDate } from '@dondoc/vietnamese';
import { asCell, NOT_LECTURING, type RosterKey } from '../importing/sheets.ts';
import {
  certificateLabels,
  degreeLabels,
  employmentLabels,
  lecturingLabels,
  rankLabel,
  rankLabels,
  sayRelevant,
  theoryLabels,
} from '../labels.ts';
import { dayBefore, firstOfRun, held, recordsOf } from '../rules.ts';
import type { PersonWithRecords, RecordKind, StaffRecord } from '../schema.ts';
import type { NewRecord } from '../store.ts';

/** What is to be done for a row to be so: rows that end, rows that are taken out as wrong, rows that are new. */
export interface Step {
  ends: { record: StaffRecord; lastDay: string }[];
  wrong: StaffRecord[];
  adds: Omit<NewRecord, 'personId'>[];
  /** What is done, in words; empty where nothing is. */
  says: string[];
}

const nothing = (): Step => ({ ends: [], wrong: [], adds: [], says: [] });
export const same = (a: string | null | undefined, b: string | null | undefined): boolean =>
  comparisonKey(a ?? '') === comparisonKey(b ?? '');

/** What holds on the day; where nothing does, what will. */
function current<K extends RecordKind>(
  person: PersonWithRecords | null,
  kind: K,
  day: string,
): StaffRecord<K>[] {
  if (!person) return [];
  const now = held(person, kind, day);
  return now.length > 0 ? now : recordsOf(person, kind).filter(({ from }) => from !== null && from > day);
}

/** What holds on the day or will: of what one may have several of. */
const lasting = <K extends RecordKind>(person: PersonWithRecords | null, kind: K, day: string) =>
  person ? recordsOf(person, kind).filter(({ to }) => to === null || to >= day) : [];

/** What a cell that is there says; an empty one says nothing, and changes nothing. */
export type Values = Partial<Record<RosterKey, string>>;
export interface Desk {
  day: string;
  /** Null for somebody who is new. */
  person: PersonWithRecords | null;
  /** From which day a new row holds where the file names none. */
  since: string | null;
  unitId(name: string): string | null;
}

const row = <K extends RecordKind>(kind: K, from: string | null, data: StaffRecord<K>['data']) =>
  ({ kind, from, to: null, data, basis: null }) as Omit<NewRecord, 'personId'>;

/** A row whose day alone is other in the file was written with a wrong day. */
function mended<K extends RecordKind>(old: StaffRecord<K>, from: string | null, words: string): Step {
  if (from === null || from === old.from || (old.to !== null && old.to < from)) return nothing();
  const { id: _, personId: __, ...rest } = old;
  const fresh = { ...rest, from } as Omit<NewRecord, 'personId'>;
  return { ...nothing(), wrong: [old], adds: [fresh], says: [`${words} từ ${formatDate(from)}`] };
}

/** One value gives way to another from a day on. */
function succeeded(old: StaffRecord | undefined, fresh: Omit<NewRecord, 'personId'>, words: string): Step {
  const { from } = fresh;
  const step = { ...nothing(), adds: [fresh], says: [from ? `${words} từ ${formatDate(from)}` : words] };
  if (!old) return step;
  if (from && (old.from === null || old.from < from))
    return { ...step, ends: [{ record: old, lastDay: dayBefore(from) }] };
  return { ...step, wrong: [old] };
}

/** Leaders are known by their titles where the file has no column for it. */
function leadsOf({ leads, title = '' }: Values): 'school' | 'unit' | 'no' {
  if (leads) return leads as 'school' | 'unit' | 'no';
  const said = fold(title).replace(/^(pho|quyen) /, '');
  if (/^(hieu truong|giam doc)\b/.test(said)) return 'school';
  return /^truong (khoa|phong|ban|trung tam)\b/.test(said) ? 'unit' : 'no';
}

function employment(values: Values, { person, day, since }: Desk): Step {
  const all = person ? recordsOf(person, 'employment') : [];
  const { employedFrom = null } = values;
  const old =
    current(person, 'employment', day).at(-1) ??
    all.findLast(({ from }) => from !== null && from === employedFrom);
  const kind = (values.employment ?? old?.data.kind ?? 'permanent') as keyof typeof employmentLabels;
  const words = `Làm việc: ${employmentLabels[kind]}`;
  if (!old) {
    if (person && !employedFrom && !values.employment) return nothing();
    return succeeded(undefined, row('employment', employedFrom ?? since, { kind }), words);
  }
  const first = firstOfRun(all, old);
  if (old.data.kind === kind) return mended(first, employedFrom, words);
  const fresh = row('employment', employedFrom && employedFrom > day ? employedFrom : day, { kind });
  const step = succeeded(old, fresh, words);
  if (first !== old) return together([step, mended(first, employedFrom, words)]);
  // The row that ends may begin on another day than was known.
  const [ending] = step.ends;
  if (!ending || !employedFrom || employedFrom === old.from || employedFrom > ending.lastDay) return step;
  const { id: _, personId: __, ...rest } = old;
  const before = { ...rest, from: employedFrom, to: ending.lastDay } as Omit<NewRecord, 'personId'>;
  return { ...step, ends: [], wrong: [old], adds: [before, fresh] };
}

function post(values: Values, { person, day, since, unitId }: Desk): Step {
  const { title, unit } = values;
  if (!title) return nothing();
  const leads = leadsOf(values);
  const all = current(person, 'post', day);
  const alike = all.filter(
    ({ data }) =>
      same(data.title, title) && (unit === undefined || same(data.unitName, unit)) && data.leads === leads,
  );
  const words = `Chức vụ: ${[title, unit].filter(Boolean).join(', ')}`;
  const [first] = alike;
  const { postFrom } = values;
  if (first) {
    const isThere = alike.some(({ from }) => from === postFrom);
    return isThere ? nothing() : mended(first, postFrom ?? null, words);
  }
  const old = all.at(-1);
  const data = { title, unitName: unit ?? null, unitId: unit ? unitId(unit) : null, leads };
  return succeeded(old, row('post', postFrom ?? since, data), words);
}

function lecturing({ lecturing: said }: Values, { person, day, since }: Desk): Step {
  const old = current(person, 'lecturing', day).at(-1);
  if (!said || said === (old?.data.kind ?? NOT_LECTURING)) return nothing();
  if (said === NOT_LECTURING && old)
    return {
      ...nothing(),
      ends: [{ record: old, lastDay: dayBefore(day) }],
      says: [`Thôi giảng dạy từ ${formatDate(day)}`],
    };
  const kind = said as keyof typeof lecturingLabels;
  return succeeded(old, row('lecturing', since, { kind }), lecturingLabels[kind]);
}

/** By its code, or as offices call it: "Giảng viên chính", "hạng II". */
export function rankCode(said: string): string {
  const key = comparisonKey(said);
  const found = Object.entries(rankLabels).find(
    ([, label]) => comparisonKey(label) === key || comparisonKey(label.replace(/ \(.*/, '')) === key,
  );
  return found?.[0] ?? said.trim().toUpperCase();
}

function rank(values: Values, { person, day, since }: Desk): Step {
  if (!values.rank) return nothing();
  const code = rankCode(values.rank);
  const old = current(person, 'rank', day).at(-1);
  const words = `Hạng: ${rankLabel(code)}`;
  const from = values.rankFrom ?? null;
  if (!old || !same(old.data.code, code)) return succeeded(old, row('rank', from ?? since, { code }), words);
  const alike = recordsOf(person as PersonWithRecords, 'rank').filter(({ data }) => same(data.code, code));
  return mended(firstOfRun(alike, old), from, words);
}

function degree(values: Values, { person, day, since }: Desk): Step {
  const { field, relevant } = values;
  const level = values.degree as keyof typeof degreeLabels | undefined;
  if (!level) return nothing();
  const suits = relevant === 'yes' ? true : relevant === 'no' ? false : null;
  const old = lasting(person, 'degree', day).findLast(
    ({ data }) => data.level === level && (!field || same(data.field, field)),
  );
  const words = `Trình độ: ${degreeLabels[level]}${field ? `, ${field}` : ''}`;
  const from = values.degreeFrom ?? (old ? old.from : since);
  if (!old)
    return {
      ...nothing(),
      adds: [row('degree', from, { level, field: field ?? 'chưa ghi ngành', relevant: suits })],
      says: [words],
    };
  const saysOther = relevant !== undefined && old.data.relevant !== suits;
  if (!saysOther && from === old.from) return nothing();
  const data = { ...old.data, relevant: relevant === undefined ? old.data.relevant : suits };
  const fresh = { ...row('degree', from, data), basis: old.basis } as Omit<NewRecord, 'personId'>;
  const about = saysOther ? [`${words}, ${sayRelevant(suits)}`] : [words];
  return { ...nothing(), wrong: [old], adds: [fresh], says: about };
}

function theory({ theory: said }: Values, { person, day, since }: Desk): Step {
  const level = said as keyof typeof theoryLabels | undefined;
  const all = lasting(person, 'theory', day);
  if (!level || all.some(({ data }) => data.level === level)) return nothing();
  return {
    ...nothing(),
    adds: [row('theory', since, { level })],
    says: [`Lý luận chính trị: ${theoryLabels[level]}`],
  };
}

/** Each that the roster lacks; none is taken away for not being named. */
function certificates({ certificates: said = '' }: Values, { person, day, since }: Desk): Step {
  const known = lasting(person, 'certificate', day);
  const step = nothing();
  for (const name of said.split(/[;\n]+/).map((part) => part.trim())) {
    if (!name) continue;
    const key = certificateKey(name);
    if (known.some(({ data }) => data.key === key || same(asCell(data.name), name))) continue;
    if (step.adds.some((add) => 'key' in add.data && add.data.key === key)) continue;
    step.adds.push(row('certificate', since, { key, name, issuer: null }));
    step.says.push(`Chứng chỉ: ${name}`);
  }
  return step;
}

function certificateKey(name: string): string {
  const said = fold(name);
  const found = Object.entries(certificateLabels).find(
    ([key, label]) => said.includes(key.replaceAll('-', ' ')) || said === fold(label),
  );
  return found?.[0] ?? said.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function retirement({ retiresOn }: Values, { person }: Desk): Step {
  const old = person ? recordsOf(person, 'retirement') : [];
  if (!retiresOn || old.at(-1)?.from === retiresOn) return nothing();
  return {
    ...nothing(),
    wrong: old,
    adds: [row('retirement', retiresOn, {})],
    says: [`Nghỉ hưu từ ${formatDate(retiresOn)}`],
  };
}

const parts = [employment, post, lecturing, rank, degree, theory, certificates, retirement];

/** All that a row asks for, of what does not stand already. */
export function stepsFor(values: Values, desk: Desk): Step {
  const steps = parts.map((part) => part(values, desk));
  return together(
    steps.filter(({ adds, ends }) => adds.length + ends.length > 0 && !isDone(adds, desk.person)),
  );
}

/** What a file says of a day to come stands already, and holds only later. */
function isDone(adds: Step['adds'], person: PersonWithRecords | null): boolean {
  const key = ({ kind, from, data }: Pick<StaffRecord, 'kind' | 'from' | 'data'>) =>
    comparisonKey(JSON.stringify([kind, from, Object.entries(data).toSorted()]));
  const known = new Set(person?.records.map(key));
  return adds.length > 0 && adds.every((add) => known.has(key(add as StaffRecord)));
}

function together(steps: Step[]): Step {
  return {
    ends: steps.flatMap(({ ends }) => ends),
    wrong: steps.flatMap(({ wrong }) => wrong),
    adds: steps.flatMap(({ adds }) => adds),
    says: steps.flatMap(({ says }) => says),
  };
}
