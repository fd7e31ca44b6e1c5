import { LEFT_OUT } from '../exporting/rules.ts';
import type { TableShape } from '../exporting/schema.ts';

/** Left out of the lines that compare two offices, but part of an archive. */
const BROUGHT = ['auth_user', 'log_entry', 'log_seal', 'past_row', 'notice_choice', 'preference'];

/** Of the installation, or worth something only on it. */
const STAYS: Record<string, string> = {
  mail_setting: 'đường gửi thư của máy cài đặt, có mật khẩu hộp thư',
  edxml_setting: 'thư mục liên thông của máy cài đặt: hai máy cùng gửi thì gói đi hai lần',
  webhook: 'địa chỉ nhận tin và khoá ký',
  webhook_delivery: 'tin đang gửi tới các địa chỉ đó',
  webhook_try: 'các lần gửi tin đó',
  auth_session: 'phiên đăng nhập',
  auth_account: 'mật khẩu',
  auth_verification: 'mã xác minh',
  auth_two_factor: 'khoá xác thực hai lớp',
  auth_rate_limit: 'số lần gọi của mỗi địa chỉ trong một phút',
  account_standing: 'tài khoản đang bật hay tắt trên máy này, lần đăng nhập gần nhất',
  sign_in_try: 'số lần nhập sai mật khẩu',
  past_password: 'mật khẩu cũ',
  access_token: 'khoá của chương trình',
  feed_token: 'khoá của lịch',
  survey_ballot: 'phiếu kín',
  survey_invitation: 'lời mời trả lời phiếu, có khoá',
  idempotency_key: 'câu trả lời giữ cho chương trình gọi lại',
  review_presence: 'ai đang mở trang rà soát',
  timed_run: 'lịch chạy của máy',
  migration: 'các bước dựng cơ sở dữ liệu',
  backup: 'bản sao lưu của cả máy cài đặt',
  office_archive: 'tệp lưu trữ lập trên máy này',
};

/** The key of an open survey's link: whoever holds it could answer on either installation. */
const BLANKED: Record<string, string[]> = {
  survey_wave: ['class_token'],
  // Its key does not come along, so nobody could give a code there.
  auth_user: ['two_factor_enabled'],
};

/** Tables that no archive has, each with its reason. */
export const archiveLeavesOut: Record<string, string> = {
  ...Object.fromEntries(Object.entries(LEFT_OUT).filter(([table]) => !BROUGHT.includes(table))),
  ...STAYS,
};

/** Columns that an archive leaves empty: what only this installation can open, or must not be known elsewhere. */
export const isBlanked = (table: string, column: string): boolean =>
  column.endsWith('_sealed') || (BLANKED[table]?.includes(column) ?? false);

export const tableEntry = (table: string): string => `tables/${table}.jsonl`;
export const fileEntry = (id: string): string => `files/${id}`;

/** An order in which every table comes after those that its rows name; where they name each other, by name. */
export function loadOrder(shapes: TableShape[]): TableShape[] {
  const waiting = new Map(shapes.map((shape) => [shape.name, shape]));
  const order: TableShape[] = [];
  while (waiting.size > 0) {
    const isReady = ({ name, constraints }: TableShape) =>
      constraints.every(({ table }) => table === name || !waiting.has(table));
    const all = [...waiting.values()];
    const ready = all.filter(isReady);
    for (const shape of ready.length > 0 ? ready : all.slice(0, 1)) {
      order.push(shape);
      waiting.delete(shape.name);
    }
  }
  return order;
}

/** Links whose row may come after the row that names it: looked at when all are there. */
export function lateLinks(order: TableShape[]): { table: string; name: string }[] {
  const place = new Map(order.map(({ name }, n) => [name, n]));
  return order.flatMap(({ name, constraints }, n) =>
    constraints
      .filter((one) => (place.get(one.table) ?? -1) >= n)
      .map((one) => ({ table: name, name: one.name })),
  );
}

/** What lies beside the data, for whoever opens the archive without this software. */
export function readmeOf(office: string, moment: string): string {
  return `TỆP LƯU TRỮ TOÀN BỘ DỮ LIỆU CỦA CƠ QUAN: ${office}
Lập lúc ${moment} (giờ quốc tế) bằng phần mềm Đôn Đốc.

MANIFEST.json      tên cơ quan, thời điểm lập, số dòng từng bảng, mã băm SHA-256 của từng tệp, những gì không đưa vào
tables/*.jsonl     mỗi bảng một tệp, mỗi dòng là một bản ghi (JSON, UTF-8), giữ nguyên mã và thời điểm ghi nhận
files/*            tệp gốc của văn bản, tệp đính kèm; tên là mã, tên gốc và loại tệp ở tables/stored_file.jsonl

Bảng chính: office cơ quan; agency, agency_name danh bạ; auth_user, membership người dùng (không có mật khẩu);
document văn bản và nguyên văn; directive nhiệm vụ; directive_event mọi việc đã xảy ra với nhiệm vụ; proposal kiến nghị;
log_entry, log_seal nhật ký và niêm phong; past_row bản cũ của những gì đã sửa.

Nhận vào một máy khác: dondoc import-office TỆP.zip, hoặc trang thiết lập của một máy chưa có cơ quan.
Chỉ kiểm, không ghi: dondoc import-office TỆP.zip --check. Mật khẩu phải đặt lại cho từng người.
`;
}
