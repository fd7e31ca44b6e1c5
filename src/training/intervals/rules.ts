/** A mean with what is known of its error: from how many sheets, its standard error, the degrees of freedom. */
export interface Estimate {
  n: number;
  mean: number;
  error: number;
  freedom: number;
}

/** The 0.975 quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * The 0.975 quantile of Student's t: Abramowitz and Stegun 26.7.5, four terms. From 4 degrees of freedom on (5 sheets, the
 * fewest that are shown) it is within 0.001 of the published table.
 */
export function studentQuantile(freedom: number): number {
  const [z2, n] = [Z * Z, freedom];
  const terms = [
    (z2 + 1) / (4 * n),
    ((5 * z2 + 16) * z2 + 3) / (96 * n ** 2),
    (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * n ** 3),
    ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / (92160 * n ** 4),
  ];
  return Z * terms.reduce((sum, term) => sum + term, 1);
}

/** The 95 % interval of a mean, kept within the scale: sheets are taken as independent of each other. */
export function intervalOf({ mean, error, freedom }: Estimate, scale: { from: number; to: number }) {
  const half = studentQuantile(freedom) * error;
  return { from: Math.max(scale.from, mean - half), to: Math.min(scale.to, mean + half) };
}

/** Welch and Satterthwaite: the degrees of freedom of a sum of independent errors; none where nothing varies. */
function freedomOf(parts: readonly { variance: number; freedom: number }[]): number {
  const sum = parts.reduce((all, { variance }) => all + variance, 0);
  const spread = parts.reduce((all, { variance, freedom }) => all + variance ** 2 / freedom, 0);
  return spread > 0 ? sum ** 2 / spread : parts.reduce((all, { freedom }) => all + freedom, 0);
}

/** The unweighted mean of independent estimates: each counts once, however many sheets it rests on. */
export function meanOf(estimates: readonly Estimate[]): Estimate | null {
  const k = estimates.length;
  if (k === 0) return null;
  const parts = estimates.map(({ error, freedom }) => ({ variance: (error / k) ** 2, freedom }));
  return {
    n: estimates.reduce((all, { n }) => all + n, 0),
    mean: estimates.reduce((all, { mean }) => all + mean, 0) / k,
    error: Math.sqrt(parts.reduce((all, { variance }) => all + variance, 0)),
    freedom: freedomOf(parts),
  };
}

export interface Change {
  by: number;
  from: number;
  to: number;
  /** Whether the interval leaves nought out. */
  isClear: boolean;
}

/**
 * What an index rose or fell by, with its 95 % interval. Sheets are anonymous, so nobody's two sheets can be paired: the two
 * askings are taken as independent, which makes the interval wider rather than narrower.
 */
export function changeOf(before: Estimate, after: Estimate): Change {
  const parts = [before, after].map(({ error, freedom }) => ({ variance: error ** 2, freedom }));
  const half = studentQuantile(freedomOf(parts)) * Math.hypot(before.error, after.error);
  const by = after.mean - before.mean;
  return { by, from: by - half, to: by + half, isClear: Math.abs(by) > half };
}
