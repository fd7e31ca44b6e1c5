/** Why single sign-on let nobody in, by the code of the library or of its provider. */
const refusals: Record<string, string> = {
  signup_disabled:
    'Tài khoản dùng chung này chưa gắn với tài khoản nào ở đây nên chưa đăng nhập. Đăng nhập bằng mật khẩu rồi gắn ở trang «Xác thực hai lớp», hoặc nhờ quản trị gắn.',
  account_not_linked:
    'Tài khoản dùng chung này chưa gắn với tài khoản nào ở đây nên chưa đăng nhập. Đăng nhập bằng mật khẩu rồi gắn ở trang «Xác thực hai lớp», hoặc nhờ quản trị gắn.',
  access_denied: 'Đã thôi ở trang đăng nhập dùng chung. Chưa đăng nhập.',
  account_already_linked_to_different_user:
    'Tài khoản dùng chung này đã gắn với người khác. Chưa có gì thay đổi.',
  state_mismatch: 'Lượt đăng nhập đã quá hạn hoặc mở từ trình duyệt khác. Chưa đăng nhập. Bấm đăng nhập lại.',
  state_not_found:
    'Lượt đăng nhập đã quá hạn hoặc mở từ trình duyệt khác. Chưa đăng nhập. Bấm đăng nhập lại.',
  locked: 'Tài khoản ở đây đang tạm khoá vì nhập sai nhiều lần. Chưa đăng nhập. Nhờ quản trị mở khoá.',
  off: 'Tài khoản ở đây đang khoá hoặc đã ngừng dùng. Chưa đăng nhập. Nhờ quản trị mở lại.',
};

const other =
  'Nơi đăng nhập dùng chung trả lời không hợp lệ nên chưa đăng nhập. Thử lại; nếu vẫn vậy, đăng nhập bằng mật khẩu và báo quản trị.';

export const refusalWords = (code: string): string => refusals[code] ?? other;

/** The same where somebody who is signed in wanted to tie their account. */
const tieRefusals: Record<string, string> = {
  access_denied: 'Đã thôi ở trang đăng nhập dùng chung. Chưa gắn.',
  account_already_linked_to_different_user:
    'Tài khoản dùng chung này đã gắn với người khác. Chưa gắn. Nếu là tài khoản của đồng chí, nhờ quản trị bỏ gắn ở người kia.',
};

const otherTie =
  'Nơi đăng nhập dùng chung trả lời không hợp lệ nên chưa gắn. Thử lại; nếu vẫn vậy, báo quản trị.';

export const tieRefusalWords = (code: string): string => tieRefusals[code] ?? otherTie;
