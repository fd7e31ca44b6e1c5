import { formatDate, formatNumber } from '@dondoc/vietnamese';
import type { BudgetLine, Phase } from './schema.ts';

/** "1/1/2022 – 31/12/2026", open where the scheme leaves it open. */
export function phaseWords({ from, to }: Phase): string {
  if (!from && !to) return 'không nêu ngày';
  return `${from ? formatDate(from) : '…'} – ${to ? formatDate(to) : '…'}`;
}

/** An amount in đồng; none is said. */
export const amountWords = (amount: string | null): string =>
  amount === null ? 'chưa nêu số tiền' : `${formatNumber(Number(amount))} đồng`;

/** The sum of what is named, and how many lines name nothing. */
export function budgetWords(budget: readonly BudgetLine[]): string {
  const named = budget.flatMap(({ amount }) => (amount === null ? [] : [BigInt(amount)]));
  const open = budget.length - named.length;
  if (named.length === 0) return open > 0 ? `${open} khoản chưa nêu số tiền` : 'không nêu';
  const sum = named.reduce((total, one) => total + one, 0n);
  const words = `${formatNumber(Number(sum))} đồng`;
  return open > 0 ? `${words} và ${open} khoản chưa nêu số tiền` : words;
}
