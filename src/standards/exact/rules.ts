/** A number without rounding: a fraction of whole numbers, its denominator above nought. 29/100 is 29 %, never 28,999. */
export class Exact {
  readonly n: bigint;
  readonly d: bigint;
  constructor(n: bigint, d = 1n) {
    this.n = d < 0n ? -n : n;
    this.d = d < 0n ? -d : d;
  }
}

/** Thrown by a division by nought; caught where the expression is evaluated. */
export class DividedByNought extends Error {}

/** Of a whole number, or of a decimal as it is written: "29.5". */
export function exactOf(value: bigint | number | string | Exact): Exact {
  if (value instanceof Exact) return value;
  if (typeof value === 'bigint') return new Exact(value);
  const [, sign, whole = '', part = ''] = /^(-?)(\d*)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  if (whole + part === '') throw new Error(`not a decimal: ${value}`);
  const n = BigInt(whole + part);
  return new Exact(sign ? -n : n, 10n ** BigInt(part.length));
}

export const plus = (a: Exact, b: Exact) => new Exact(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Exact, b: Exact) => new Exact(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Exact, b: Exact) => new Exact(a.n * b.n, a.d * b.d);
export function over(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new DividedByNought();
  return new Exact(a.n * b.d, a.d * b.n);
}

/** Below nought, nought or above, as `a` is less, the same or more than `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether a figure keeps to a limit. */
export function holds(value: Exact, operator: '>=' | '<=' | '=', limit: Exact): boolean {
  const at = compare(value, limit);
  return operator === '>=' ? at >= 0 : operator === '<=' ? at <= 0 : at === 0;
}

/** As a decimal of at most so many places, half rounded away from nought, without noughts at its end. */
export function decimalOf({ n, d }: Exact, places: number): string {
  const scale = 10n ** BigInt(places);
  const size = n < 0n ? -n : n;
  const rounded = (2n * size * scale + d) / (2n * d);
  const whole = rounded / scale;
  const part = (rounded % scale).toString().padStart(places, '0').replace(/0+$/, '');
  const sign = n < 0n && rounded > 0n ? '-' : '';
  return places > 0 && part ? `${sign}${whole}.${part}` : `${sign}${whole}`;
}
