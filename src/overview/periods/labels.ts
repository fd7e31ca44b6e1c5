import { toRoman } from '@dondoc/vietnamese';
import type { PeriodKind } from './schema.ts';

export const periodKindLabels: Record<PeriodKind, string> = {
  month: 'Tháng',
  quarter: 'Quý',
  half: '6 tháng',
  year: 'Năm',
};

/** "tháng 11/2026", "quý III/2026": a period is called by the month in which it ends, wherever in it the cut lies. */
export function periodWords(kind: PeriodKind, toDay: string): string {
  const [year = '', month = '1'] = toDay.split('-');
  const number = Number(month);
  switch (kind) {
    case 'month':
      return `tháng ${number}/${year}`;
    case 'quarter':
      return `quý ${toRoman(Math.ceil(number / 3))}/${year}`;
    case 'half':
      return `6 tháng ${number <= 6 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'year':
      return `năm ${year}`;
  }
}
