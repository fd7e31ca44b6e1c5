/** A need in the trace of a line. */
export const traceWords = (need: { agencyName: string; heads: number } | undefined): string =>
  need ? `${need.agencyName}, ${need.heads} người` : 'Nhu cầu đã rút';

/** Needs that somebody keeps apart: all from each other, or one from the others. */
export function refusalWords(
  needs: readonly { id: string; programmeName: string; agencyName: string }[],
  apartId: string | null,
): string {
  const name = needs[0]?.programmeName ?? 'nhu cầu đã rút';
  const bodies = (some: typeof needs) => some.map(({ agencyName }) => agencyName).join(', ');
  const apart = needs.filter(({ id }) => id === apartId);
  return apartId
    ? `«${name}»: ${bodies(apart)} không gộp với ${bodies(needs.filter(({ id }) => id !== apartId))}`
    : `«${name}»: không gộp ${bodies(needs)}`;
}
