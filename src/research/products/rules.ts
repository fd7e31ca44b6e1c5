import { comparisonKey, fold } from '@dondoc/vietnamese';
import type { Product, ProductKind, ProductsAddress, Work } from './schema.ts';

/** Why an ISSN (ISO 3297) or ISBN (ISO 2108) cannot be right, in a Vietnamese sentence; null where its digits agree. */
export function numberFault(kind: ProductKind, number: string | null): string | null {
  if (number === null) return null;
  const digits = number.replace(/^(ISSN|ISBN)[:\s]*/i, '').replaceAll(/[\s‐-―-]/g, '');
  if (kind === 'article') return isIssn(digits) ? null : fault('ISSN', '8 chữ số, như 0000-0019');
  if (kind === 'book' || kind === 'textbook')
    return isIsbn(digits) ? null : fault('ISBN', '13 hoặc 10 chữ số');
  return null;
}

const fault = (name: string, form: string): string =>
  `Số ${name} không đúng: cần ${form}, chữ số cuối là số kiểm tra. Xem lại trên bìa hoặc trang bản quyền.`;

const weighed = (digits: string, weights: (at: number) => number): number =>
  [...digits].reduce((sum, digit, at) => sum + (digit === 'X' ? 10 : Number(digit)) * weights(at), 0);

export const isIssn = (digits: string): boolean =>
  /^\d{7}[\dX]$/i.test(digits) && weighed(digits.toUpperCase(), (at) => 8 - at) % 11 === 0;

export function isIsbn(digits: string): boolean {
  if (/^\d{13}$/.test(digits)) return weighed(digits, (at) => (at % 2 === 0 ? 1 : 3)) % 10 === 0;
  return /^\d{9}[\dX]$/i.test(digits) && weighed(digits.toUpperCase(), (at) => 10 - at) % 11 === 0;
}

export const WHOLE = 10_000;

export const sharedOf = (authors: readonly { share: number | null }[]): number =>
  authors.reduce((sum, { share }) => sum + (share ?? 0), 0);

/** Why these may not be the authors together, or null. */
export function authorsFault(
  authors: readonly { personId: string | null; outsideName: string | null; share: number | null }[],
): string | null {
  const shared = sharedOf(authors);
  if (shared > WHOLE)
    return `Phần đóng góp cộng lại là ${sayShare(shared)}, quá 100 %. Chia lại giữa các tác giả.`;
  const who = authors.map(({ personId, outsideName }) => personId ?? comparisonKey(outsideName ?? ''));
  if (new Set(who).size < who.length) return 'Một người được ghi hai lần. Mỗi tác giả ghi một dòng.';
  return null;
}

export const sayShare = (share: number): string =>
  `${(share / 100).toLocaleString('vi-VN', { maximumFractionDigits: 2 })} %`;

/** «33,33 %» or «33.33» as hundredths of a percent; null where it is none. */
export function readShare(said: string): number | null {
  const read = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(said.trim());
  if (!read) return null;
  const share = Number(read[1]) * 100 + Number((read[2] ?? '').padEnd(2, '0'));
  return share >= 1 && share <= WHOLE ? share : null;
}

/** A work with the topic of the register that it came of. */
export type OfTopic = Work & { topicId: string | null };

/**
 * Of a topic that the register has accepted, what was written by hand says nothing more: neither under the same title,
 * nor tied to it under another.
 */
export function worksOnce(byHand: readonly OfTopic[], ofTopics: readonly OfTopic[]): Work[] {
  const titleOf = ({ personId, title }: Work) => `${personId}:${comparisonKey(title)}`;
  const topicOf = ({ personId, topicId }: OfTopic) => `${personId}:${topicId}`;
  const known = new Set(ofTopics.flatMap((work) => [titleOf(work), topicOf(work)]));
  const rest = byHand.filter(
    (work) => work.kind !== 'topic' || !(known.has(titleOf(work)) || known.has(topicOf(work))),
  );
  return [...rest, ...ofTopics].map(({ topicId: _, ...work }) => work);
}

/** The rows that an address asks for; without any filter all of them. */
export function narrowedProducts(products: readonly Product[], asked: ProductsAddress): Product[] {
  const sought = fold(asked.tim ?? '').trim();
  return products.filter(
    (one) =>
      (asked.loai === undefined || one.kind === asked.loai) &&
      (asked.nam === undefined || one.madeOn?.startsWith(String(asked.nam))) &&
      (asked.toi === undefined || one.isMine) &&
      (sought === '' ||
        fold([one.title, one.number, ...one.authors.map(({ name }) => name)].join(' ')).includes(sought)),
  );
}
