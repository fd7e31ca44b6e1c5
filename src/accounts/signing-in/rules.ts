/** Where an account stands, as it is judged when somebody wants in. */
export interface Account {
  offSince: Date | null;
  /** When it was last used, made or switched on again. */
  activeAt: Date;
}

const DAY_MS = 86_400_000;

/** Longer unused than the office allows; 0 days: never. */
export const isDormant = ({ activeAt }: Account, dormantDays: number, now: Date): boolean =>
  dormantDays > 0 && now.getTime() - activeAt.getTime() > dormantDays * DAY_MS;

/** One sentence for a wrong password and for a name that nobody has; near the end it says how many tries are left. */
export function wrongSentence(left = Number.POSITIVE_INFINITY): string {
  const wrong =
    'Tên đăng nhập hoặc mật khẩu chưa đúng nên chưa đăng nhập được. Kiểm tra phím Caps Lock và bộ gõ rồi nhập lại.';
  return left > 2 ? wrong : `${wrong} Còn ${left} lần thử trước khi tên này bị tạm khoá.`;
}

const inVietnam = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
});

export const lockedSentence = (until: Date): string =>
  `Tên đăng nhập này tạm khoá đến ${inVietnam.format(until)} vì nhập sai mật khẩu hoặc mã nhiều lần. Chưa đăng nhập. Quản trị của cơ quan mở khoá sớm hơn được ở trang «Người dùng».`;

export const OFF_SENTENCE =
  'Tài khoản đang tắt: lâu không dùng hoặc quản trị đã tắt. Chưa đăng nhập. Đề nghị quản trị của cơ quan bật lại ở trang «Người dùng».';
