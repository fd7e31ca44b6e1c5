import type { DataCatalogue, PlanLine, Subject } from './schema.ts';

interface Step {
  table: string;
  /** The column that names the person. */
  key: string;
  becomes: PlanLine['becomes'];
  why: string;
}

const OWN = 'chỉ phục vụ chính người này';
const PROOF =
  'nhật ký và lịch sử chứng minh ai làm việc gì; chỉ có mã, không có tên (TCVN 14423:2026, mục 4.8)';

/** What the house has of a person, and what becomes of it when it goes; all that merely names who acted stays. */
export const steps: Record<Subject['kind'], readonly Step[]> = {
  user: [
    { table: 'auth_session', key: 'user_id', becomes: 'removed', why: OWN },
    {
      table: 'auth_account',
      key: 'user_id',
      becomes: 'removed',
      why: 'mật khẩu: không ai đăng nhập được nữa',
    },
    { table: 'auth_two_factor', key: 'user_id', becomes: 'removed', why: OWN },
    { table: 'past_password', key: 'user_id', becomes: 'removed', why: OWN },
    { table: 'access_token', key: 'user_id', becomes: 'removed', why: OWN },
    { table: 'feed_token', key: 'user_id', becomes: 'removed', why: OWN },
    { table: 'notice', key: 'user_id', becomes: 'removed', why: OWN },
    { table: 'notice_choice', key: 'user_id', becomes: 'removed', why: OWN },
    { table: 'mail', key: 'user_id', becomes: 'removed', why: 'địa chỉ thư của người này' },
    { table: 'preference', key: 'user_id', becomes: 'removed', why: OWN },
    { table: 'saved_view', key: 'user_id', becomes: 'removed', why: OWN },
    {
      table: 'auth_user',
      key: 'id',
      becomes: 'nameless',
      why: 'họ tên, tên đăng nhập, địa chỉ thư bị bỏ; mã ở lại để lịch sử còn nghĩa',
    },
    {
      table: 'membership',
      key: 'user_id',
      becomes: 'kept',
      why: 'ai giữ vị trí nào, từ ngày nào đến ngày nào; chấm dứt vào ngày xoá',
    },
    { table: 'log_entry', key: 'actor_id', becomes: 'kept', why: PROOF },
    {
      table: 'data_request',
      key: 'asked_by',
      becomes: 'kept',
      why: 'chứng minh cơ quan đã thực hiện yêu cầu (Luật 91/2025/QH15)',
    },
  ],
  staff: [
    { table: 'staff_record', key: 'person_id', becomes: 'removed', why: 'mục «Thông tin cá nhân»' },
    {
      table: 'staff_person',
      key: 'id',
      becomes: 'kept',
      why: 'hồ sơ viên chức lưu theo quy định; các mục chức vụ, hạng, trình độ ở lại',
    },
    {
      table: 'promotion_file',
      key: 'person_id',
      becomes: 'kept',
      why: 'hồ sơ xét thăng hạng đã có quyết định',
    },
    { table: 'support_request', key: 'person_id', becomes: 'kept', why: 'chứng từ chi hỗ trợ' },
    { table: 'research_author', key: 'person_id', becomes: 'kept', why: 'quyền tác giả' },
    { table: 'research_member', key: 'person_id', becomes: 'kept', why: 'hồ sơ đề tài' },
    {
      table: 'staff_look',
      key: 'person_id',
      becomes: 'kept',
      why: 'ai đã xem thông tin cá nhân, để kiểm tra',
    },
  ],
  learner: [
    {
      table: 'survey_invitation',
      key: 'enrolment_id',
      becomes: 'removed',
      why: 'tên, địa chỉ của người được mời',
    },
    {
      table: 'training_enrolment',
      key: 'id',
      becomes: 'nameless',
      why: 'họ tên, mã, chức vụ, địa chỉ thư, dữ liệu điều kiện bị bỏ; số người của lớp giữ nguyên',
    },
    {
      table: 'training_attendance',
      key: 'enrolment_id',
      becomes: 'nameless',
      why: 'dấu thiết bị bị bỏ; số buổi có mặt ở lại',
    },
    { table: 'training_mark', key: 'enrolment_id', becomes: 'kept', why: 'kết quả của lớp, không còn tên' },
    { table: 'training_register', key: 'enrolment_id', becomes: 'kept', why: 'sổ gốc cấp chứng chỉ' },
  ],
};

export const KEPT_BY_CERTIFICATE =
  'đã cấp chứng chỉ: sổ gốc phải ghi tên người được cấp; chỉ bỏ địa chỉ thư và dữ liệu điều kiện';

/** What a row says of a person, without what opens doors. */
export function shown(
  catalogue: DataCatalogue,
  table: string,
  row: Record<string, unknown>,
): [string, unknown][] {
  const classes = catalogue.groups.find(({ columns }) => table in columns)?.columns[table] ?? {};
  return Object.entries(row).filter(([column, value]) => classes[column] !== 'secret' && value !== null);
}

/** Columns of text that stand in no class: there must be none. */
export function unclassified(
  catalogue: DataCatalogue,
  columns: { table: string; column: string }[],
): string[] {
  const known = new Set([
    ...Object.entries(catalogue.none).flatMap(([table, names]) => names.map((one) => `${table}.${one}`)),
    ...catalogue.groups.flatMap((group) =>
      Object.entries(group.columns).flatMap(([table, names]) =>
        Object.keys(names).map((one) => `${table}.${one}`),
      ),
    ),
  ]);
  return columns.map(({ table, column }) => `${table}.${column}`).filter((one) => !known.has(one));
}
