import { comparisonKey, foldSameLength, parseDate } from '@dondoc/vietnamese';
import type { Regime } from '../formats/format.ts';
import { wordsOf } from './finding.ts';
import type { Parts } from './parts.ts';

/** A value with where it comes from, in Vietnamese. */
export interface Guess<T> {
  value: T;
  from: string;
}

const GIVEN = 'theo yêu cầu';

/** By the national title; by the shape of the number where there is none. */
export function regimeOf(parts: Parts, given: Regime | undefined): Guess<Regime> | undefined {
  if (given) return { value: given, from: GIVEN };
  const [title] = parts.of('nationalTitle');
  if (title) {
    const party = foldSameLength(comparisonKey(title.text)).startsWith('dang');
    return { value: party ? 'party' : 'state', from: `đoán từ dòng «${wordsOf(title)}»` };
  }
  if (parts.has('motto')) return { value: 'state', from: 'đoán từ dòng tiêu ngữ' };
  const [number] = parts.of('number');
  if (!number) return undefined;
  const words = wordsOf(number);
  const party = /^Số\s*:?\s*[\d.…_\s]*-/i.test(words);
  return { value: party ? 'party' : 'state', from: `đoán từ dòng «${words}»` };
}

/** The date under the national title; null where it is blank or none, and then the newest format counts. */
export function dateOf(parts: Parts, given: string | undefined): Guess<string | null> {
  if (given) return { value: given, from: GIVEN };
  const [line] = parts.of('placeDate');
  const [, day, month, year] =
    /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/i.exec(line ? wordsOf(line) : '') ?? [];
  const parsed = parseDate(`${day}/${month}/${year}`);
  if (parsed.ok) return { value: parsed.value, from: 'đọc từ văn bản' };
  return { value: null, from: 'văn bản chưa ghi đủ ngày, soát theo quy định mới nhất' };
}
