import { headerLabels } from '#documents/labels.ts';
import type { DocumentDetail } from '#documents/schema.ts';
import { unknownActors } from '../review/rules.ts';
import { CITATIONS, HEADER, type ReviewItem } from '../review/schema.ts';
import type { DoubtAnswer } from './schema.ts';

/** One thing that a person should look at, and where. */
export interface Doubt {
  /** The same as long as the doubt is the same, so that an answer to it holds. */
  key: string;
  words: string;
  entry: string;
  /** The mark on the paper, where it is not the entry's own. */
  mark: string | null;
  /** Who said «Đã xem, đúng»; null while nobody has. */
  answer: DoubtAnswer | null;
}

interface Doubted {
  document: Pick<DocumentDetail, 'citations' | 'warnings' | HeaderField>;
  items: ReviewItem[];
  answers: DoubtAnswer[];
}

const headerFields = ['number', 'type', 'issuer', 'issuedOn', 'subject', 'signer'] as const;
type HeaderField = (typeof headerFields)[number];

/** Every doubt of a proposal in the order of the document. One that is mended is not there any more. */
export function doubtsOf({ document, items, answers }: Doubted): Doubt[] {
  const found: Omit<Doubt, 'answer'>[] = [
    ...headerFields
      .filter((field) => !document[field])
      .map((field) => line(HEADER, `header:${field}`, `Phần đầu: không thấy ${lower(headerLabels[field])}.`)),
    ...document.warnings.map(({ code, message }) =>
      line(HEADER, `warning:${code}:${hash(message)}`, message),
    ),
    ...document.citations.flatMap(({ number, doubt }, index) =>
      doubt
        ? [
            {
              ...line(CITATIONS, `citation:${number}:${hash(doubt)}`, `Viện dẫn ${number}: ${doubt}`),
              mark: `${CITATIONS}:${index}`,
            },
          ]
        : [],
    ),
    ...items.filter((item) => item.decision !== 'rejected').flatMap(itemDoubts),
  ];
  const unique = [...new Map(found.map((doubt) => [doubt.key, doubt])).values()];
  return unique.map((doubt) => ({
    ...doubt,
    answer: answers.find((answer) => answer.doubt === doubt.key) ?? null,
  }));
}

/** What is to be looked at in one item; what is no directive raises no doubt. */
export function itemDoubts(item: ReviewItem): Omit<Doubt, 'answer'>[] {
  const key = (what: string, words: string) => `item:${item.id}:${what}${hash(words)}`;
  const of = (what: string, words: string, about: string) => line(item.id, key(what, about), words);
  const { deadlineRead: read, deadline } = item;
  const isOpen = read?.kind === 'soft' && deadline.kind === 'none';
  return [
    ...item.doubts.map((words) => of('', words, words)),
    ...(isOpen ? [of('soft:', `Thời hạn ghi “${read.phrase}”, chưa có ngày.`, read.phrase)] : []),
    ...unknownActors(item).map(({ name }) => of('agency:', `Chưa có trong danh bạ: «${name}».`, name)),
    ...(item.newer ? [of('newer:', 'Bản đọc mới đọc mục này khác.', item.newer.text)] : []),
    ...(item.isGone ? [of('gone:', 'Bản đọc mới không còn thấy mục này.', item.text)] : []),
  ];
}

const line = (entry: string, key: string, words: string) => ({ entry, key, words, mark: null });
const lower = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

/** A short stable name of words (FNV-1a, 32 bits): it tells doubts of one place apart and guards nothing. */
function hash(words: string): string {
  let value = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(words)) value = Math.imul(value ^ unit, 0x01000193) >>> 0;
  return value.toString(36);
}
