import { fold, formatDate, termEnd, type YearlyCalendar } from '@dondoc/vietnamese';
import { fullNumber, issuerKey, splitNumber } from '../numbering/rules.ts';
import type { Entry, EntryState, RegisteredPaper } from './schema.ts';

export const blankPaper: RegisteredPaper = {
  ...{ documentId: null, number: null, notation: null, issuer: null, issuedOn: null, type: null },
  ...{ typeName: null, subject: null, pages: null, copies: null, urgency: null, movedOn: null, toWhom: null },
  ...{ signer: null, signerPosition: null, dueOn: null, note: null },
};

/** The words of a paper, folded, among which one finds it. */
export const foldedWords = (paper: RegisteredPaper): string =>
  fold(
    [fullNumber(paper.number, paper.notation), paper.issuer, paper.subject, paper.toWhom, paper.note]
      .filter(Boolean)
      .join(' '),
  );

/**
 * The last day on which it was to be registered: the day it arrived or the working day after it (Nghị định 30/2020,
 * Điều 22); null where it was in time, or the calendar of that year is not known.
 */
export function lateAfter(
  movedOn: string | null,
  registeredOn: string,
  calendar: YearlyCalendar,
): string | null {
  if (!movedOn) return null;
  const last = termEnd(movedOn, 1, 'working-day', calendar);
  return last.ok && registeredOn > last.value ? last.value : null;
}

/** What is dealt with, by the first that did it; null for a day that nobody knows. Null where nothing did. */
function settledBy({
  settled,
  answers,
  directives,
}: Pick<Entry, 'settled' | 'answers' | 'directives'>): { on: string | null } | null {
  const isDone = directives !== null && directives.total > 0 && directives.done === directives.total;
  const days = [
    ...(settled ? [settled.on] : []),
    ...answers.map(({ issuedOn }) => issuedOn),
    ...(isDone ? [directives.lastDoneOn] : []),
  ];
  if (days.length === 0) return null;
  return { on: days.filter((day) => day !== null).toSorted()[0] ?? null };
}

/**
 * Where an entry stands on a day: dealt with by its directives, by an answer, or because somebody said so; what was dealt
 * with after its day stays late. What went out and asks for nothing back waits for nothing.
 */
export function stateOf(
  entry: Pick<Entry, 'book' | 'cancelled' | 'paper' | 'settled' | 'answers' | 'directives'>,
  today: string,
): EntryState {
  const { book, cancelled, paper, directives } = entry;
  if (cancelled) return 'cancelled';
  if (!paper) return 'reserved';
  const done = settledBy(entry);
  if (done) return paper.dueOn && done.on && done.on > paper.dueOn ? 'settledLate' : 'settled';
  if (paper.dueOn !== null && paper.dueOn < today) return 'late';
  const asks = book === 'in' || paper.dueOn !== null || (directives?.total ?? 0) > 0;
  return asks ? 'open' : 'sent';
}

/** Why a paper cannot be registered so, in a Vietnamese sentence, or null. */
export function paperFault(
  book: 'in' | 'out',
  { movedOn, issuedOn, subject, dueOn }: RegisteredPaper,
  registeredOn: string,
  today: string,
): string | null {
  if (registeredOn > today) return `Ngày vào sổ ${formatDate(registeredOn)} chưa đến. Ghi lại ngày.`;
  if (!subject) return 'Chưa ghi trích yếu. Chưa có số nào được cho.';
  if (book === 'in' && movedOn && movedOn > registeredOn)
    return `Ngày đến ${formatDate(movedOn)} sau ngày vào sổ ${formatDate(registeredOn)}. Kiểm tra lại ngày.`;
  if (book === 'in' && issuedOn && movedOn && issuedOn > movedOn)
    return `Ngày văn bản ${formatDate(issuedOn)} sau ngày đến ${formatDate(movedOn)}. Kiểm tra lại ngày.`;
  if (dueOn && movedOn && dueOn < movedOn)
    return `Hạn trả lời ${formatDate(dueOn)} trước ngày ${book === 'in' ? 'đến' : 'gửi'} ${formatDate(movedOn)}. Kiểm tra lại ngày.`;
  return null;
}

interface HeadOfDocument {
  id: string;
  number: string | null;
  type: string | null;
  typeName: string | null;
  issuer: string | null;
  superior: string | null;
  issuedOn: string | null;
  subject: string | null;
  urgency: string | null;
  signer: { name: string; position?: string | null | undefined } | null;
  pages: readonly unknown[];
  recipients: readonly { text: string }[];
}

/** What the head and foot of a document say, as the book has it. A body's name goes with that of the one above it. */
export function paperOfHead(head: HeadOfDocument, today: string): RegisteredPaper {
  const { number, notation } = splitNumber(head.number ?? '');
  return {
    ...blankPaper,
    ...{ documentId: head.id, number, notation, issuer: issuerName(head.issuer, head.superior) },
    ...{ issuedOn: head.issuedOn, type: head.type, typeName: head.typeName, subject: head.subject },
    ...{ pages: head.pages.length || null, copies: 1, movedOn: today },
    ...{ urgency: head.urgency as RegisteredPaper['urgency'] },
    ...{ signer: head.signer?.name ?? null, signerPosition: head.signer?.position ?? null },
  };
}

/** "VĂN PHÒNG" below "TỈNH UỶ SƠN HÀ" is the Văn phòng Tỉnh uỷ Sơn Hà; one that names it already is not named twice. */
export function issuerName(issuer: string | null, superior: string | null): string | null {
  if (!issuer) return superior;
  if (superior && issuerKey(issuer).includes(issuerKey(superior))) return issuer;
  const short = /^(văn phòng|uỷ ban kiểm tra|ủy ban kiểm tra|ban [\p{L}\s-]+)$/iu.test(issuer.trim());
  return short && superior ? `${issuer} ${superior}` : issuer;
}

/** Lengths of the fields in an exchange file (Nghị định 30/2020, Phụ lục VI): what would not fit. */
const LENGTHS: [keyof RegisteredPaper, number, string][] = [
  ['number', 11, 'Số văn bản'],
  ['notation', 30, 'Ký hiệu văn bản'],
  ['issuer', 200, 'Cơ quan ban hành'],
  ['typeName', 100, 'Tên loại văn bản'],
  ['subject', 500, 'Trích yếu'],
  ['toWhom', 1000, 'Nơi nhận, người nhận'],
  ['signer', 50, 'Người ký'],
  ['signerPosition', 100, 'Chức vụ người ký'],
  ['note', 500, 'Ghi chú'],
];

/** Fields that are longer than an exchange file takes, with how long they are; they are stored whole. */
export function tooLongFor(paper: RegisteredPaper): string[] {
  const long = LENGTHS.filter(([field, most]) => String(paper[field] ?? '').length > most).map(
    ([field, most, label]) => `${label} dài ${String(paper[field]).length} ký tự (tệp trao đổi nhận ${most})`,
  );
  const counts = [paper.pages, paper.copies].some((count) => (count ?? 0) > 999);
  return counts ? [...long, 'Số trang hoặc số bản quá 3 chữ số'] : long;
}
