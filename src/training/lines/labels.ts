/** A need in the trace of a line. */
export const traceWords = (need: { agencyName: string; heads: number } | undefined): string =>
  need ? `${need.agencyName}, ${need.heads} người` : 'Nhu cầu đã rút';
