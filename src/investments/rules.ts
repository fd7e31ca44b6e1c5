import { formatNumber } from '@dondoc/vietnamese';

/** 1.250.000.000 */
export const sayAmount = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** To the đồng: 1.250.000.000 đ */
export const sayDong = (amount: string): string => `${sayAmount(amount)}\u00a0đ`;

const MILLION = 1_000_000n;

/** In millions, as tables of offices have it, with what is left of a million behind the comma: 1.250 or 1.250,5 */
export function sayMillions(amount: string): string {
  const dong = BigInt(amount);
  const size = dong < 0n ? -dong : dong;
  const rest = String(size % MILLION)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${dong < 0n ? '-' : ''}${sayAmount(String(size / MILLION))}${rest ? `,${rest}` : ''}`;
}

/** `300/1.000 triệu (30 %)`: the part of a whole, never without both; of nothing there is no percentage. */
export function sayShare(part: string, whole: string): string {
  const fraction = `${sayMillions(part)}/${sayMillions(whole)} triệu`;
  if (BigInt(whole) <= 0n) return fraction;
  const tenths = (BigInt(part) * 1000n + BigInt(whole) / 2n) / BigInt(whole);
  // What lacks one đồng is not the whole.
  const shown = tenths === 1000n && BigInt(part) < BigInt(whole) ? 999n : tenths;
  return `${fraction} (${formatNumber(Number(shown) / 10, 1)}\u00a0%)`;
}

/** What somebody has typed: signs between the thousands do not count. */
export const typedAmount = (typed: string): string => typed.replace(/[.\s\u00a0đ]/g, '');
