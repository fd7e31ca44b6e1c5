/** What is said to the person of what the log says was done with their account, by the name of the act there. */
const titles: Record<string, string> = {
  'account.password': 'Mật khẩu của đồng chí đã đổi',
  'member.reset': 'Quản trị đã đặt lại mật khẩu của đồng chí',
  'member.breakGlass': 'Mật khẩu của đồng chí đã được cấp lại bằng lệnh trên máy chủ',
  'secondFactor.on': 'Đã bật xác thực hai lớp cho tài khoản của đồng chí',
  'secondFactor.off': 'Đã tắt xác thực hai lớp của tài khoản đồng chí',
  'secondFactor.reset': 'Quản trị đã bỏ xác thực hai lớp của tài khoản đồng chí',
  'secondFactor.renew': 'Mã khôi phục của đồng chí đã thay mới',
  'secondFactor.again': 'Một mã xác thực của đồng chí bị nhập lần thứ hai',
  'single.tie': 'Đã gắn tài khoản của đồng chí với tài khoản dùng chung',
  'single.untie': 'Đã bỏ gắn tài khoản của đồng chí với tài khoản dùng chung',
  'session.lock': 'Tài khoản của đồng chí tạm khoá vì nhập sai nhiều lần',
  'token.make': 'Đã tạo mã truy cập cho phần mềm, mang tên đồng chí',
  'mail.address': 'Đã đổi địa chỉ thư điện tử nhận thông báo của đồng chí',
};

/** Acts that the log has under the same name; the address of mail is told where it changes. */
export const actsTold = Object.keys(titles).filter((act) => act !== 'mail.address');

export const titleOf = (act: string): string => titles[act] ?? 'Tài khoản của đồng chí có thay đổi';

export const bodyAt = (moment: string): string =>
  `Lúc ${moment}. Nếu đồng chí không làm hoặc không đề nghị việc này, báo ngay quản trị của cơ quan.`;
