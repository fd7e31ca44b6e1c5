import { addMonths, compareNames, comparisonKey, formatDate } from '@dondoc/vietnamese';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { speaksForSchool } from '#accounts/schools/rules.ts';
import type { School } from '#accounts/schools/schema.ts';
import { genderLabels, sayRecord } from '../labels.ts';
import { recordsOf, type Standing, standingOn } from '../rules.ts';
import type { PersonWithRecords, RecordKind, StaffRecord } from '../schema.ts';
import type { NewRecord } from '../store.ts';
import type { RecordView, RosterRow } from './schema.ts';

/** Planning and discipline are for whoever keeps the roster of the school, and for the person. */
const reserved: readonly RecordKind[] = ['planning', 'discipline'];

export const mayKeep = (viewer: Viewer, school: School): boolean =>
  speaksForSchool(viewer, school) && may(viewer, 'staff.keep');

/** What is personal is for the staff officer and the head of the school, each time for a purpose; and for the person. */
export const mayLook = (viewer: Viewer, school: School): boolean =>
  speaksForSchool(viewer, school) && may(viewer, 'staff.personal');

/** Which rows of a person the viewer sees without saying why. */
export function seesKind(kind: RecordKind, who: { isOwn: boolean; keeps: boolean }): boolean {
  if (who.isOwn) return true;
  return kind !== 'personal' && (who.keeps || !reserved.includes(kind));
}

/** `whole`: what is personal in its words too. */
export const showRecord = (record: StaffRecord, whole: boolean): RecordView => {
  const { id, kind, from, to, basis } = record;
  const says =
    whole && kind === 'personal' ? sayPersonal(record as StaffRecord<'personal'>) : sayRecord(record);
  return { id, kind, from, to, basis, says };
};

function sayPersonal({ data: { bornOn, gender, phone, email } }: StaffRecord<'personal'>): string {
  const parts = [
    bornOn && `sinh ngày ${formatDate(bornOn)}`,
    gender && `giới tính ${genderLabels[gender].toLowerCase()}`,
    phone && `điện thoại ${phone}`,
    email && `thư ${email}`,
  ];
  return parts.filter((part) => part).join(', ');
}

const places = ['principal', 'vicePrincipal', 'unitHead', 'unitDeputy'] as const;

/** The post by which the list knows somebody: the highest, of equals the latest. */
export function mainPost({ posts }: Standing): Standing['posts'][number] | null {
  const order = ({ place }: Standing['posts'][number]) => (place ? places.indexOf(place) : places.length);
  let best: Standing['posts'][number] | null = null;
  for (const post of posts) if (best === null || order(post) <= order(best)) best = post;
  return best;
}

export function rosterRow(person: PersonWithRecords, standing: Standing): RosterRow {
  const post = mainPost(standing);
  const { degree, rank, theory, lecturing, relevantMaster, retiresOn } = standing;
  return {
    ...{ id: person.id, code: person.code, name: person.name },
    ...{ unit: post?.record.data.unitName ?? null, title: post?.record.data.title ?? null },
    ...{ place: post?.place ?? null, lecturing, relevantMaster, retiresOn },
    ...{ rank: rank?.code ?? null, rankSince: rank?.since ?? null },
    ...{ degree: degree?.data.level ?? null, field: degree?.data.field ?? null },
    theory: theory?.data.level ?? null,
    certificates: [...standing.certificates.values()].map(({ data }) => data.name),
  };
}

/** By unit, those who lead first, then by given name. */
export function inOrder(rows: RosterRow[]): RosterRow[] {
  const head = (row: RosterRow) => (row.place === 'principal' || row.place === 'vicePrincipal' ? 0 : 1);
  const order = (row: RosterRow) => (row.place ? places.indexOf(row.place) : places.length);
  return rows.toSorted(
    (a, b) =>
      head(a) - head(b) ||
      (a.unit ?? '\uffff').localeCompare(b.unit ?? '\uffff', 'vi') ||
      order(a) - order(b) ||
      compareNames(a.name, b.name),
  );
}

/** The day after which what is personal need be kept no longer; null where nobody has set it, or the person works on. */
export function keptUntil(person: PersonWithRecords, months: number | null, today: string) {
  if (months === null || recordsOf(person, 'personal').length === 0) return null;
  if (standingOn(person, today).employed) return null;
  const ends = recordsOf(person, 'employment').map(({ to }) => to);
  const retired = standingOn(person, today).retiresOn;
  const endedOn = [...ends, retired]
    .filter((day) => day !== null && day <= today)
    .toSorted()
    .at(-1);
  return endedOn ? { endedOn, keptUntil: addMonths(endedOn, months) } : null;
}

/** Kinds of which a person has one at a time: a new row ends the one before. */
export const oneAtATime: readonly RecordKind[] = ['lecturing', 'rank'];

/**
 * Whether a person already has this work, in their records or through the register of research: of the same kind and
 * title, and of no other day or number. Counted twice it would help them to a rank.
 */
export function isWritten(person: PersonWithRecords, record: NewRecord): boolean {
  if (record.kind !== 'product') return false;
  const { data, from, to } = record;
  const agree = (a: string | null, b: string | null) => a === null || b === null || a === b;
  return recordsOf(person, 'product').some(
    (one) =>
      one.data.kind === data.kind &&
      comparisonKey(one.data.title) === comparisonKey(data.title) &&
      agree(one.from ?? one.to, from ?? to) &&
      agree(one.data.number, data.number),
  );
}
