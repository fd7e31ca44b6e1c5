import type { Place } from './rules.ts';
import type { RecordKind, StaffRecord } from './schema.ts';

export const recordKindLabels: Record<RecordKind, string> = {
  employment: 'Làm việc tại trường',
  personal: 'Thông tin cá nhân',
  post: 'Chức vụ, đơn vị',
  lecturing: 'Giảng dạy',
  rank: 'Hạng chức danh',
  degree: 'Trình độ chuyên môn',
  theory: 'Lý luận chính trị',
  certificate: 'Chứng chỉ',
  product: 'Đề tài, giáo trình, bài báo',
  planning: 'Quy hoạch',
  training: 'Bồi dưỡng',
  rating: 'Xếp loại năm',
  discipline: 'Kỷ luật',
  retirement: 'Nghỉ hưu',
};

export const employmentLabels = { permanent: 'Biên chế', contract: 'Hợp đồng', seconded: 'Biệt phái' };
export const genderLabels = { male: 'Nam', female: 'Nữ' };
export const lecturingLabels = { lecturer: 'Giảng viên', concurrent: 'Giảng viên kiêm nhiệm' };
export const degreeLabels = { bachelor: 'Đại học', master: 'Thạc sĩ', doctor: 'Tiến sĩ' };
export const theoryLabels = {
  'so-cap': 'Sơ cấp',
  'trung-cap': 'Trung cấp',
  'cao-cap': 'Cao cấp',
  'cu-nhan': 'Cử nhân',
};
export const productLabels = {
  topic: 'Đề tài',
  book: 'Giáo trình, sách',
  article: 'Bài báo',
  report: 'Báo cáo',
};
export const partLabels = { lead: 'Chủ nhiệm, chủ biên', member: 'Tham gia', author: 'Tác giả' };
export const productLevelLabels = {
  school: 'Cấp trường',
  province: 'Cấp tỉnh',
  ministry: 'Cấp bộ',
  state: 'Cấp nhà nước',
};
export const ratingLabels = {
  excellent: 'Hoàn thành xuất sắc nhiệm vụ',
  good: 'Hoàn thành tốt nhiệm vụ',
  completed: 'Hoàn thành nhiệm vụ',
  failed: 'Không hoàn thành nhiệm vụ',
};
export const leadsLabels = { school: 'Lãnh đạo trường', unit: 'Lãnh đạo đơn vị', no: 'Không' };
export const placeLabels: Record<NonNullable<Place>, string> = {
  principal: 'Hiệu trưởng',
  vicePrincipal: 'Phó Hiệu trưởng',
  unitHead: 'Trưởng đơn vị',
  unitDeputy: 'Phó đơn vị',
};

/** Codes and names of Thông tư 40/2020/TT-BGDĐT; a rank of another code is shown by its code. */
export const rankLabels: Record<string, string> = {
  'V.07.01.01': 'Giảng viên cao cấp (hạng I)',
  'V.07.01.02': 'Giảng viên chính (hạng II)',
  'V.07.01.03': 'Giảng viên (hạng III)',
  'V.07.01.23': 'Trợ giảng (hạng III)',
};
export const rankLabel = (code: string): string => rankLabels[code] ?? code;

/** Keys that rank rules and figures ask for. */
export const certificateLabels: Record<string, string> = {
  'chuc-danh-nghe-nghiep': 'Bồi dưỡng theo tiêu chuẩn chức danh nghề nghiệp',
  'nghiep-vu-su-pham': 'Nghiệp vụ sư phạm',
  'ngoai-ngu': 'Ngoại ngữ',
  'tin-hoc': 'Tin học',
};

/** What a row says, as one line. */
export function sayRecord(record: StaffRecord): string {
  const say = sayings[record.kind] as (data: StaffRecord['data']) => (string | null | undefined)[];
  return say(record.data)
    .filter((part) => part)
    .join(', ');
}

type Sayings = { [K in RecordKind]: (data: StaffRecord<K>['data']) => (string | null | undefined)[] };
const sayings: Sayings = {
  employment: ({ kind }) => [employmentLabels[kind]],
  personal: () => ['Ngày sinh, giới tính, liên hệ'],
  post: ({ title, unitName }) => [title, unitName],
  lecturing: ({ kind }) => [lecturingLabels[kind]],
  rank: ({ code }) => [rankLabel(code), code in rankLabels ? code : null],
  degree: ({ level, field, relevant }) => [degreeLabels[level], field, sayRelevant(relevant)],
  theory: ({ level }) => [theoryLabels[level]],
  certificate: ({ name, issuer }) => [name, issuer],
  product: ({ kind, title, part, level, number }) => [
    ...[`${productLabels[kind]} «${title}»`, level && productLevelLabels[level], partLabels[part]],
    ...(number ? [`${kind === 'book' ? 'ISBN' : 'số'} ${number}`] : []),
  ],
  planning: ({ position, term }) => [position, `nhiệm kỳ ${term}`],
  training: ({ programme, result }) => [programme, result],
  rating: ({ year, rating }) => [`Năm ${year}`, ratingLabels[rating]],
  discipline: ({ form }) => [form],
  retirement: () => ['Nghỉ hưu'],
};

export const sayRelevant = (relevant: boolean | null): string => {
  if (relevant === null) return 'chưa xác định phù hợp vị trí việc làm';
  return relevant ? 'phù hợp vị trí việc làm' : 'không phù hợp vị trí việc làm';
};
