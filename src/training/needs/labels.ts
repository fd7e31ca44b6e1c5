/** 3, 4, 5, 9 → "tháng 3–5, 9". */
export function monthWords(months: readonly number[]): string {
  if (months.length === 0 || months.length === 12) return 'tháng nào cũng được';
  const runs: [number, number][] = [];
  for (const month of months.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === month - 1) last[1] = month;
    else runs.push([month, month]);
  }
  const words = runs.map(([from, to]) =>
    from === to ? `${from}` : `${from}${to - from > 1 ? '–' : ', '}${to}`,
  );
  return `tháng ${words.join(', ')}`;
}

/** The needs of an agency, as it stands with the call. */
export const answerLabels = {
  sent: 'Đã gửi',
  none: 'Không có nhu cầu',
  draft: 'Đang lập',
  missing: 'Chưa gửi',
} as const;
