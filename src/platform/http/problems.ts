import { ORPCError } from '@orpc/server';

/**
 * The closed list of expected refusals: code → HTTP status and the sentence shown when the place that
 * refuses has nothing more exact to say.
 */
export const problems = {
  badInput: {
    status: 400,
    message: 'Dữ liệu gửi lên chưa đúng. Chưa có gì được lưu. Kiểm tra lại các ô được đánh dấu.',
  },
  notSignedIn: { status: 401, message: 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục.' },
  forbidden: { status: 403, message: 'Đồng chí không có quyền làm việc này. Chưa có gì được thay đổi.' },
  /** Sent with what must be done (`data.must`). */
  mustFirst: {
    status: 403,
    message:
      'Tài khoản còn một việc phải làm trước: đổi mật khẩu hoặc đặt xác thực hai lớp. Chưa có gì được thay đổi.',
  },
  notFound: {
    status: 404,
    message: 'Không tìm thấy nội dung này. Có thể đường dẫn sai hoặc nội dung thuộc cơ quan khác.',
  },
  conflict: {
    status: 409,
    message: 'Nội dung vừa được người khác thay đổi. Tải lại để xem bản mới, rồi làm lại.',
  },
  tooLarge: { status: 413, message: 'Tệp lớn hơn mức cho phép. Chưa có gì được lưu.' },
  /** With how long to wait, in the header Retry-After. */
  tooMany: {
    status: 429,
    message: 'Có quá nhiều yêu cầu trong thời gian ngắn. Chưa có gì được thay đổi. Chờ một phút rồi thử lại.',
  },
  busy: {
    status: 503,
    message: 'Máy chủ đang nhận nhiều tệp cùng lúc. Thử lại sau ít phút; chưa có gì được lưu.',
  },
  /** The database does not answer; whether the last write was kept, nobody can say before it does. */
  away: {
    status: 503,
    message:
      'Cơ sở dữ liệu đang tạm ngừng. Chờ một phút, tải lại trang xem việc vừa làm đã được ghi chưa; chưa thì làm lại.',
  },
  diskFull: {
    status: 507,
    message: 'Máy chủ hết chỗ trên đĩa. Chưa có gì được lưu. Báo người quản trị máy chủ.',
  },
  secret: { status: 422, message: 'Tệp có dấu mật nên không được nhận. Tệp chưa được lưu ở bất cứ đâu.' },
  /** Sent with what was seen (`data`): a person must look at the paper and say what it is. */
  mustDeclare: {
    status: 428,
    message:
      'Trang đầu có dấu đỏ mà phần mềm chưa đọc được. Tệp chưa được lưu ở đâu. Xem bản giấy rồi khai dấu đỏ là dấu gì.',
  },
  refused: { status: 422, message: 'Nội dung không được nhận. Chưa có gì được lưu.' },
} as const;

export type ProblemCode = keyof typeof problems;

/** An expected outcome of a rule or a store: the reason is for users, in Vietnamese. */
export type Refusal = { ok: false; code: ProblemCode; message?: string; data?: unknown };
export type Outcome<T> = { ok: true; value: T } | Refusal;

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const refuse = (code: ProblemCode, message?: string, data?: unknown): Refusal => ({
  ok: false,
  code,
  message,
  data,
});

/** The refusal as the error that the transport sends; `data` is what the page needs to go on. */
export function problem(
  code: ProblemCode,
  message?: string,
  data?: unknown,
): ORPCError<ProblemCode, unknown> {
  const { status, message: usual } = problems[code];
  return new ORPCError<ProblemCode, unknown>(code, { status, message: message ?? usual, data });
}

/** At the door: an outcome becomes its value or the error that is sent. */
export function orThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw problem(outcome.code, outcome.message, outcome.data);
}
