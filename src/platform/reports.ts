import { type Facts, formatFor, type OfficialDocument } from '@dondoc/writer';
import type { z } from 'zod';
import type { Database } from './database/connection.ts';

/** What every report is asked with: the rest (ids, days, moments, numbers) is its own. */
export interface ReportAsked {
  kind: string;
  officeId: string;
}

export interface MadeReport {
  paper: OfficialDocument;
  /** Of the file, without its ending. */
  name: string;
}

/**
 * A report that can be made again from what stands in its own file. The route makes it by the same `make` and prints
 * every figure as `figure(label, value)` of the writer (`figureLine`, `figureTable`), so that each bears a bookmark.
 *
 * @example
 * const Asked = z.object({ kind: z.literal('survey'), officeId: z.uuid(), asOf: Day, recordedUntil: z.iso.datetime() });
 * export const surveyReports: ProvenReport<z.infer<typeof Asked>>[] = [
 *   { kind: 'survey', template: '1', asked: Asked, make: (db, asked) => surveyReport(db, asked) },
 * ];
 */
export interface ProvenReport<Asked extends ReportAsked> {
  kind: Asked['kind'];
  /** Turns with the words around the figures: another template prints other sentences from the same rows. */
  template: string;
  /** It names people: only whoever runs the server may have it made from a file (`dondoc verify`). */
  isPersonal?: boolean;
  /** It says the same whoever asks for it, so that the pages may hold it against one that was asked for elsewhere. */
  isSameForAll?: boolean;
  /** Read from the properties of a file: flat, and all of it comes as text. */
  asked: z.ZodType<Asked>;
  /**
   * From nothing but what is asked: the same days and moments give the same bytes, whatever has been recorded or renamed
   * since. Null where what it speaks of is not (or no longer) to be read.
   */
  make(db: Database, asked: Asked): Promise<MadeReport | null>;
}

export interface ReportFigure {
  label: string;
  value: string;
}

const SIGN = ' | ';
const OURS = 'dondoc.';
const FIGURE = `${OURS}figure.`;

/**
 * What the file says to programs: what it was made from and each figure. Ids, days and numbers only; what Word's own
 * box of properties shows, a person may read.
 *
 * @example
 * const figures = [{ label: 'Lớp đã mở', value: '12 lớp' }];
 * const facts = provenBy(asked, office.regime, '1', figures);
 * const paper = { ..., body: figures.map((one) => ({ kind: 'item', level: 2, text: figureLine(one) })), properties: { facts } };
 */
export function provenBy<Asked extends ReportAsked>(
  asked: Asked,
  regime: OfficialDocument['regime'],
  template: string,
  figures: ReportFigure[],
  format: string = formatFor(regime, dayOf(asked)).version,
): Facts {
  const issue = Object.entries({ ...asked, regime, format, template });
  const own = issue.flatMap(([key, value]) => (value == null ? [] : [[`${OURS}${key}`, String(value)]]));
  const places = String(figures.length).length;
  const counted = figures.map(({ label, value }, at) => {
    return [`${FIGURE}${String(at + 1).padStart(places, '0')}`, `${label}${SIGN}${value}`];
  });
  return Object.fromEntries([...own, ...counted]);
}

/** The day that a report speaks of, where it says one. */
const dayOf = (asked: ReportAsked): string | null =>
  'asOf' in asked && typeof asked.asOf === 'string' ? asked.asOf : null;

/** The list of figures that a file bears for programs. */
export function figuresSaid(facts: Facts): ReportFigure[] {
  return Object.entries(facts).flatMap(([name, said]) => {
    const at = said.lastIndexOf(SIGN);
    if (!name.startsWith(FIGURE) || at < 0) return [];
    return [{ label: said.slice(0, at), value: said.slice(at + SIGN.length) }];
  });
}

/** What a file says it was made from, beside its figures. */
export const saidIn = (facts: Facts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      name.startsWith(OURS) && !name.startsWith(FIGURE) ? [[name.slice(OURS.length), value]] : [],
    ),
  );
