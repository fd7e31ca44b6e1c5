import { comparisonKey } from '@dondoc/vietnamese';
import type { Fact, FactAsk, FactRow } from '#platform/facts.ts';
import { degreeLabels, lecturingLabels, partLabels, rankLabel, sayRecord, theoryLabels } from '../labels.ts';
import { countsAsLecturer, type Place, recordsOf, type Standing, standingOn } from '../rules.ts';
import type { PersonWithRecords, RecordKind, StaffRecord } from '../schema.ts';

/** One of the people who work at the school on the day. */
export interface Member {
  person: PersonWithRecords;
  standing: Standing;
}

export interface Roster {
  ask: FactAsk;
  people: PersonWithRecords[];
  members: Member[];
  lecturers: Member[];
}

const href = (personId: string): string => `/doi-ngu/${personId}`;
const rowOf = ({ person }: Member, note: string): FactRow => ({
  ...{ id: person.id, label: person.name, note, href: href(person.id) },
});

/** What a person is to a figure: counted, with what about them counts; not; or nobody has recorded it. */
type Said = { counts: true; note: string } | { counts: false } | { counts: null; why: string };
const no: Said = { counts: false };
export const counted = (note: string): Said => ({ counts: true, note });

/** One of whom it is not recorded makes the figure unknown: the rows are then those that must be settled. */
export function among(members: Member[], say: (member: Member) => Said): Fact {
  const rows: FactRow[] = [];
  const open: FactRow[] = [];
  for (const member of members) {
    const said = say(member);
    if (said.counts === null) open.push(rowOf(member, said.why));
    else if (said.counts) rows.push(rowOf(member, said.note));
  }
  if (open.length === 0) return { known: true, value: rows.length, rows };
  return { known: false, reason: `còn ${open.length} người chưa xác định`, rows: open };
}

export const postOf = ({ posts }: Standing): string =>
  posts.map(({ record }) => sayRecord(record)).join('; ');

export const lecturing =
  (kind: 'lecturer' | 'concurrent') =>
  ({ members }: Roster): Fact =>
    among(members, ({ standing }) =>
      standing.lecturing === kind ? counted(postOf(standing) || lecturingLabels[kind]) : no,
    );

/** A lecturer of the staff always holds a rank; one who only lectures beside another post may hold none. */
export const withRank =
  (code: string) =>
  ({ lecturers }: Roster): Fact =>
    among(lecturers, ({ standing: { rank, lecturing: kind } }) => {
      if (!rank && kind === 'lecturer') return { counts: null, why: 'chưa ghi hạng chức danh' };
      return rank?.code === code ? counted(rankLabel(code)) : no;
    });

export function suitingMaster({ person, standing }: Member): Said {
  if (!standing.degree) return { counts: null, why: 'chưa ghi trình độ chuyên môn' };
  const degree = person.records.find(({ id }) => id === standing.relevantMasterId);
  if (standing.relevantMaster === 'undecided')
    return { counts: null, why: 'chưa xác định bằng có phù hợp vị trí việc làm' };
  return degree ? counted(sayRecord(degree)) : no;
}

export function doctor({ standing: { degree } }: Member): Said {
  if (!degree) return { counts: null, why: 'chưa ghi trình độ chuyên môn' };
  return degree.data.level === 'doctor' ? counted(`${degreeLabels.doctor}, ${degree.data.field}`) : no;
}

/** The key by which files and rules name the certificate of the professional title. */
const TITLE_CERTIFICATE = 'chuc-danh-nghe-nghiep';

export const certified = ({ standing }: Member): Said => {
  const found = standing.certificates.get(TITLE_CERTIFICATE);
  return found ? counted(sayRecord(found)) : no;
};

export const highTheory = ({ standing: { theory } }: Member): Said =>
  theory && (theory.data.level === 'cao-cap' || theory.data.level === 'cu-nhan')
    ? counted(`${theoryLabels[theory.data.level]} lý luận chính trị`)
    : no;

export const inPlace = (place: NonNullable<Place>) => (roster: Roster) =>
  roster.members.filter(({ standing }) => standing.posts.some((post) => post.place === place));
export const placed =
  (place: NonNullable<Place>) =>
  (roster: Roster): Fact =>
    among(inPlace(place)(roster), ({ standing }) => counted(postOf(standing)));

export function units({ members }: Roster): Fact {
  const found = new Map<string, { name: string; people: string[] }>();
  for (const { person, standing } of members)
    for (const { record, place } of standing.posts) {
      const { unitId, unitName } = record.data;
      const key = unitName ? comparisonKey(unitName) : unitId;
      if (!key || place === 'principal' || place === 'vicePrincipal') continue;
      const unit = found.get(key) ?? { name: unitName ?? person.name, people: [] };
      found.set(key, { ...unit, people: [...unit.people, person.name] });
    }
  const rows = [...found].map(([id, { name, people }]) => ({
    ...{ id, label: name, note: `${people.length} người`, href: '/doi-ngu' },
  }));
  return { known: true, value: rows.length, rows };
}

type Dated<K extends RecordKind> = { person: PersonWithRecords; record: StaffRecord<K>; on: string | null };

/** Rows of a kind, of people while they worked here; a row without a day could lie in the window or not. */
function datedRows<K extends RecordKind>({ people }: Roster, kind: K, dayOf: 'from' | 'to'): Dated<K>[] {
  return people.flatMap((person) =>
    recordsOf(person, kind).flatMap((record) => {
      const on = (dayOf === 'to' ? record.to : null) ?? record.from;
      const here = on === null || standingOn(person, on).employed;
      return here ? [{ person, record, on }] : [];
    }),
  );
}

const within = ({ ask }: Roster, on: string | null) => on !== null && ask.from <= on && on <= ask.day;

export function products(wanted: (data: StaffRecord<'product'>['data']) => boolean | null) {
  return (roster: Roster): Fact => {
    const all = datedRows(roster, 'product', 'from').filter(({ record }) => wanted(record.data) !== false);
    const open = all.filter(
      ({ record, on }) => on === null || (wanted(record.data) === null && within(roster, on)),
    );
    if (open.length > 0) {
      const rows = open.map(({ person, record }) => productRow([{ person, record }]));
      return { known: false, reason: `còn ${open.length} sản phẩm chưa ghi ngày hoặc cấp`, rows };
    }
    const mine = all.filter(({ on }) => within(roster, on));
    const works = Map.groupBy(mine, ({ record }) => comparisonKey(record.data.title));
    const rows = [...works.values()].map(productRow);
    return { known: true, value: rows.length, rows };
  };
}

/** One product with all who made it. */
function productRow(made: Pick<Dated<'product'>, 'person' | 'record'>[]): FactRow {
  const [first] = made;
  if (!first) throw new Error('a product that nobody made');
  const note = made
    .map(({ person, record }) => `${person.name} (${partLabels[record.data.part]})`)
    .join(', ');
  const lead = made.find(({ record }) => record.data.part === 'lead') ?? first;
  return { id: first.record.id, label: first.record.data.title, note, href: href(lead.person.id) };
}

export const topicOf = (level: 'school' | 'province') =>
  products((data) => {
    if (data.kind !== 'topic') return false;
    return data.level === null ? null : data.level === level;
  });

export function trainings(roster: Roster): Fact {
  const all = datedRows(roster, 'training', 'to');
  const rowFor = ({ person, record }: Dated<'training'>): FactRow => ({
    ...{ id: record.id, label: person.name, note: sayRecord(record), href: href(person.id) },
  });
  const open = all.filter(({ on }) => on === null);
  if (open.length > 0)
    return { known: false, reason: `còn ${open.length} lượt chưa ghi ngày`, rows: open.map(rowFor) };
  const rows = all.filter(({ on }) => within(roster, on)).map(rowFor);
  return { known: true, value: rows.length, rows };
}

/** Who works there on the day, and who of them is a lecturer. */
export function rosterOf(ask: FactAsk, all: PersonWithRecords[], concurrentCounts: boolean): Roster {
  const members = all
    .map((person) => ({ person, standing: standingOn(person, ask.day) }))
    .filter(({ standing }) => standing.employed);
  const lecturers = members.filter(({ standing }) => countsAsLecturer(standing, concurrentCounts));
  return { ask, people: all, members, lecturers };
}
