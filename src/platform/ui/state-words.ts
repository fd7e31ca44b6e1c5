/**
 * The closed list of states (visual language §3). A page passes a code, never a colour and never a word:
 * so the same state looks and reads the same wherever it stands.
 */
export const STATE_CODES = [
  'late',
  'done-late',
  'due-soon',
  'in-progress',
  'not-started',
  'not-received',
  'awaiting-appraisal',
  'awaiting-approval',
  'awaiting-acceptance',
  'awaiting-decision',
  'extension-asked',
  'returned',
  'undated',
  'silent',
  'suspended',
  'withdrawn',
  'done',
  'doubt',
  'draft',
] as const;

export type StateCode = (typeof STATE_CODES)[number];

export type StateDetail = {
  /** Calendar days: late by, left, or silent for. */
  days?: number | null;
  /** Shown as it is, `15/03/2024`: finished on, or last report of undated work. */
  date?: string | null;
  /** The words of the source that are in doubt: “sớm”. */
  phrase?: string | null;
};

const PLAIN: Record<StateCode, string> = {
  late: 'Quá hạn',
  'done-late': 'Hoàn thành quá hạn',
  'due-soon': 'Sắp đến hạn',
  'in-progress': 'Đang thực hiện',
  'not-started': 'Chưa thực hiện',
  'not-received': 'Chưa ký nhận',
  'awaiting-appraisal': 'Chờ thẩm định',
  'awaiting-approval': 'Chờ duyệt',
  'awaiting-acceptance': 'Chờ nghiệm thu',
  'awaiting-decision': 'Chờ quyết định',
  'extension-asked': 'Xin gia hạn',
  returned: 'Trả lại',
  undated: 'Không thời hạn',
  silent: 'Chưa báo cáo',
  suspended: 'Tạm dừng',
  withdrawn: 'Thu hồi',
  done: 'Hoàn thành đúng hạn',
  doubt: 'Cần xem lại',
  draft: 'Bản nháp',
};

/** Beside a number the group already says done or not, so the word is shorter. */
const COUNTED: Partial<Record<StateCode, string>> = {
  'in-progress': 'Trong hạn',
  'done-late': 'Quá hạn',
  done: 'Đúng hạn',
};

/** The no-break space keeps a number beside its unit. */
const days = (n: number) => `${n}\u00a0ngày`;

export function stateWords(state: StateCode, detail: StateDetail = {}): string {
  const n = detail.days;
  if (n != null) {
    if (state === 'late') return `Quá hạn ${days(n)}`;
    if (state === 'done-late') return `Xong, quá hạn ${days(n)}`;
    if (state === 'due-soon') return n === 0 ? 'Đến hạn hôm nay' : `Còn ${days(n)}`;
    if (state === 'silent') return `${days(n)} chưa báo cáo`;
  }
  if (state === 'done' && detail.date) return `Xong ${detail.date}`;
  if (state === 'undated' && detail.date) return `Báo cáo ${detail.date}`;
  if (state === 'doubt' && detail.phrase) return `“${detail.phrase}”: chưa có ngày`;
  return PLAIN[state];
}

/** The word under or beside a count of such rows. */
export function countWords(state: StateCode): string {
  return COUNTED[state] ?? PLAIN[state];
}
