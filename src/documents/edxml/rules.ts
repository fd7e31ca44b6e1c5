import type { EdxmlDocument, Reference } from '@dondoc/edxml';
import { comparisonKey, formatDate } from '@dondoc/vietnamese';
import { fullNumber, numberKey, splitNumber } from '../numbering/rules.ts';
import type { Difference, PackageFile, PackageHead } from './schema.ts';

/** In the order in which a document is looked for among the files of a package. */
const OFFICIAL = /\.(docx|doc|pdf|rtf|odt|txt|png|jpe?g|tiff?)$/i;

/** The file that is the document itself: the first that was kept and is of a kind that offices write in. */
export function mainFile(files: readonly Pick<PackageFile, 'name' | 'why'>[]): number {
  return files.findIndex(({ name, why }) => why === null && OFFICIAL.test(name));
}

export const packageHead = (said: EdxmlDocument): PackageHead => ({
  ...{ signer: said.signer, place: said.place, dueOn: said.dueOn, priority: said.priority },
  ...{ pageAmount: said.pageAmount, isPaperSent: said.isPaperSent, responseFor: said.responseFor },
  ...{ replaces: said.replaces, reason: said.reason, content: said.content },
  toNames: said.to.map(({ name, id }) => name || id),
});

/** How senders call what they sent, as it stands in our rows. */
export interface Named {
  fromCode: string | null;
  fromName: string | null;
  documentKey: string | null;
  codeNumber: string | null;
  codeNotation: string | null;
  issuedOn: string | null;
}

/** The same as an answer to them has it. */
export const referenceOf = (row: Omit<Named, 'fromName'>): Reference => ({
  ...{ organisationId: row.fromCode ?? '', documentId: row.documentKey, promulgatedOn: row.issuedOn },
  code: { number: row.codeNumber ?? '', notation: row.codeNotation ?? '' },
});

interface Compared {
  number: string | null;
  typeName: string | null;
  issuedOn: string | null;
  subject: string | null;
}

/** Where the package says something else than the words of the document, or says what these do not. */
export function differencesOf(
  said: Pick<EdxmlDocument, 'code' | 'promulgatedOn' | 'subject'> & { typeName: string },
  read: Compared,
): Difference[] {
  const own = splitNumber(read.number ?? '');
  const isSameNumber =
    numberKey(said.code.number, said.code.notation) === numberKey(own.number, own.notation);
  const found: Difference[] = [];
  const differ = (field: Difference['field'], inPackage: string, inDocument: string | null) =>
    inPackage && found.push({ field, inPackage, inDocument });
  if (!isSameNumber) differ('number', fullNumber(said.code.number || null, said.code.notation), read.number);
  if (!isSame(said.typeName, read.typeName)) differ('typeName', said.typeName, read.typeName);
  if (said.promulgatedOn && said.promulgatedOn !== read.issuedOn)
    differ('issuedOn', said.promulgatedOn, read.issuedOn);
  if (!says(said.subject, read.subject)) differ('subject', said.subject, read.subject);
  return found;
}

const key = (words: string | null): string =>
  comparisonKey(words ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const isSame = (a: string, b: string | null): boolean => key(a) === key(b);

/** A subject is often shortened, or begins with "V/v": one that lies in the other is the same. */
function says(a: string, b: string | null): boolean {
  const [one, other] = [key(a), key(b)].map((said) => said.replace(/^(v v|về việc|về) /u, ''));
  if (!one || !other) return one === other;
  return one.includes(other) || other.includes(one);
}

/** At most so many characters of what senders call their files. */
const LONGEST_NAME = 200;

/** Cut by whole characters: half of one is no text that a database takes. */
export const shortName = (name: string): string => [...name.toWellFormed()].slice(0, LONGEST_NAME).join('');

interface Told {
  subject: string | null;
  head: Pick<PackageHead, 'dueOn' | 'priority' | 'content'> | null;
  attachments: readonly PackageFile[];
}

const shownDay = (day: string | null | undefined): string => (day ? formatDate(day) : 'không nêu');

/** What a package of the same paper says otherwise than the one before it; nothing where it only came again. */
export function newsOf(now: Told, before: Told): string[] {
  const news: string[] = [];
  const [due, dueBefore] = [now.head?.dueOn ?? null, before.head?.dueOn ?? null];
  if (due !== dueBefore) news.push(`hạn ${shownDay(due)} (trước: ${shownDay(dueBefore)})`);
  if (key(now.subject) !== key(before.subject)) news.push('trích yếu');
  if (key(now.head?.content ?? null) !== key(before.head?.content ?? null)) news.push('nội dung ghi kèm');
  if ((now.head?.priority ?? 0) !== (before.head?.priority ?? 0)) news.push('độ khẩn');
  const isIn = (file: PackageFile, files: readonly PackageFile[]) =>
    files.some((one) => (one.sha256 ? one.sha256 === file.sha256 : nameAndSize(one) === nameAndSize(file)));
  for (const file of now.attachments)
    if (!isIn(file, before.attachments))
      news.push(
        before.attachments.some(({ name }) => name === file.name)
          ? `tệp «${file.name}» đã đổi`
          : `thêm tệp «${file.name}»`,
      );
  for (const file of before.attachments)
    if (!isIn(file, now.attachments) && now.attachments.every(({ name }) => name !== file.name))
      news.push(`bớt tệp «${file.name}»`);
  return news;
}

const nameAndSize = ({ name, size }: PackageFile): string => `${size} ${name}`;

export const shownValue = ({ field }: Pick<Difference, 'field'>, value: string): string =>
  field === 'issuedOn' ? formatDate(value) : value;
