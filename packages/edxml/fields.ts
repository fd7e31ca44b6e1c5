import { daysInMonth, isoDate } from '@dondoc/vietnamese';
import { child, type Element, placeOf } from './tree.ts';
import type { Code, Note, Organisation, Reference, Staff } from './types.ts';

/** What was read otherwise than it stands, gathered on the way. */
export type Notes = Note[];

/** The words of a child, with single spaces; null where it is missing or empty. */
export function words(element: Element | undefined, ...names: string[]): string | null {
  const said = child(element, ...names)
    ?.text.replace(/\s+/gu, ' ')
    .trim();
  return said || null;
}

/** `yyyy/MM/dd`, `yyyy-MM-dd` and `dd/MM/yyyy` are all in use, also with an hour after them. */
export function dayIn(said: string): string | null {
  const [, year, month, day] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:$|[T\s])/.exec(said) ?? [];
  const [, d, m, y] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:$|[T\s])/.exec(said) ?? [];
  return realDay(Number(year ?? y), Number(month ?? m), Number(day ?? d));
}

function realDay(year: number, month: number, day: number): string | null {
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isReal ? isoDate(year, month, day) : null;
}

/** A moment as ISO 8601 without zone: packages name none. */
export function momentIn(said: string): string | null {
  const day = dayIn(said);
  const [, hour = '', minute, second] = /[T\s](\d{1,2}):(\d{2}):(\d{2})/.exec(said) ?? [];
  if (!day || !hour || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${day}T${hour.padStart(2, '0')}:${minute}:${second}`;
}

export function day(element: Element | undefined, notes: Notes, ...names: string[]): string | null {
  return dated(element, notes, dayIn, names);
}

export function moment(element: Element | undefined, notes: Notes, ...names: string[]): string | null {
  return dated(element, notes, momentIn, names);
}

function dated(
  element: Element | undefined,
  notes: Notes,
  read: (said: string) => string | null,
  names: string[],
): string | null {
  const found = child(element, ...names);
  const said = words(element, ...names);
  if (!found || !said) return null;
  const value = read(said);
  if (value === null)
    notes.push({
      place: placeOf(found),
      message: `«${short(said)}» không phải ngày giờ đọc được; bỏ trống.`,
    });
  return value;
}

/** By whole characters: half of one is no text that a database takes. */
export function short(said: string): string {
  const signs = [...said.toWellFormed()];
  return signs.length > 40 ? `${signs.slice(0, 39).join('')}…` : signs.join('');
}

/** A whole number within bounds; what is none of them is noted and left out. */
export function within<N extends number>(
  element: Element | undefined,
  notes: Notes,
  allowed: readonly N[],
  name: string,
): N | null {
  const found = child(element, name);
  const said = words(element, name);
  if (!found || said === null) return null;
  const value = allowed.find((one) => one === Number(said));
  if (value === undefined)
    notes.push({ place: placeOf(found), message: `Mã «${short(said)}» không có trong danh mục; bỏ qua.` });
  return value ?? null;
}

export function organisation(element: Element | undefined): Organisation {
  const optional = {
    inCharge: words(element, 'OrganizationInCharge'),
    address: words(element, 'OrganAdd'),
    email: words(element, 'Email'),
    telephone: words(element, 'Telephone'),
    fax: words(element, 'Fax'),
    website: words(element, 'Website'),
  };
  const said = Object.entries(optional).filter(([, value]) => value !== null);
  return {
    id: words(element, 'OrganId') ?? '',
    name: words(element, 'OrganName') ?? '',
    ...Object.fromEntries(said),
  };
}

/** Number and notation; some senders write both into the number, as they stand on the paper. */
export function code(element: Element | undefined): Code {
  const found = child(element, 'Code');
  const number = words(found, 'CodeNumber') ?? (found && !found.children.length ? found.text.trim() : '');
  const notation = words(found, 'CodeNotation') ?? '';
  const [, first, rest] = /^(\d+)\s*[/-]\s*(\S.*)$/.exec(number) ?? [];
  return !notation && first && rest ? { number: first, notation: rest } : { number, notation };
}

/** `ResponseFor`, in a document and in a status message. */
export function reference(element: Element | undefined, notes: Notes): Reference {
  return {
    organisationId: words(element, 'OrganId') ?? '',
    code: code(element),
    promulgatedOn: day(element, notes, 'PromulgationDate'),
    documentId: words(element, 'DocumentId'),
  };
}

export function staff(element: Element | undefined): Staff | null {
  const found = child(element, 'StaffInfo');
  const said = {
    department: words(found, 'Department'),
    name: words(found, 'Staff'),
    mobile: words(found, 'Mobile'),
    email: words(found, 'Email'),
  };
  return Object.values(said).some((value) => value !== null) ? said : null;
}
