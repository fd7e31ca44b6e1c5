import type { SourceMark, SourcePage, Span } from './source-layout.ts';
import type { StateCode } from './state-words.ts';

/** Example data of the gallery alone; names and figures are made up. */
export type ExampleRow = {
  code: string;
  title: string;
  lead: string;
  next: string;
  nextNote?: string;
  desk: number | null;
  date: string | null;
  origin?: string;
  firstDate?: string;
  cadence?: string;
  state: StateCode;
  days?: number;
  done?: string;
};

export const EXAMPLE_ROWS: ExampleRow[] = [
  {
    code: '3.5',
    title: 'Rà soát đối tượng được hưởng chính sách bồi dưỡng',
    lead: 'Sở Nội vụ',
    next: 'Thường trực Tỉnh uỷ',
    nextNote: 'xin gia hạn',
    desk: 3,
    date: '2024-02-29',
    origin: 'văn phòng đặt',
    state: 'late',
    days: 28,
  },
  {
    code: '3.1',
    title: 'Lập Tổ giúp việc thực hiện Đề án trường chuẩn',
    lead: 'Trường Chính trị',
    next: 'Ban Tổ chức Tỉnh uỷ',
    desk: 17,
    date: '2024-03-15',
    origin: 'văn phòng đặt',
    firstDate: '2024-01-31',
    state: 'late',
    days: 13,
  },
  {
    code: '2.1',
    title: 'Nâng chất lượng đội ngũ theo tiêu chuẩn mức 1',
    lead: 'Trường Chính trị',
    next: 'Trường Chính trị',
    desk: null,
    date: null,
    cadence: 'báo cáo hằng quý',
    state: 'silent',
    days: 92,
  },
  {
    code: '3.4',
    title: 'Xét thăng hạng giảng viên',
    lead: 'Ban Tổ chức Tỉnh uỷ',
    next: 'Thường trực Tỉnh uỷ',
    desk: 6,
    date: '2024-06-28',
    origin: 'cơ quan thống nhất',
    state: 'awaiting-decision',
  },
  {
    code: '3.2',
    title: 'Thống nhất kế hoạch mở lớp hằng năm',
    lead: 'Ban Tổ chức Tỉnh uỷ',
    next: 'Ban Tổ chức Tỉnh uỷ',
    desk: 49,
    date: '2024-10-31',
    origin: 'trong văn bản',
    state: 'in-progress',
  },
  {
    code: '3.7',
    title: 'Sửa chữa hội trường theo lộ trình',
    lead: 'BCS đảng UBND tỉnh',
    next: 'Sở Kế hoạch và ĐT',
    desk: 21,
    date: '2025-12-31',
    origin: 'theo lộ trình',
    state: 'in-progress',
  },
  {
    code: '2.2',
    title: 'Đổi mới phương pháp giảng dạy',
    lead: 'Trường Chính trị',
    next: 'Trường Chính trị',
    desk: null,
    date: null,
    cadence: 'báo cáo 6 tháng',
    state: 'undated',
    done: '15/03/2024',
  },
  {
    code: '3.3a',
    title: 'Đề xuất nhu cầu biên chế',
    lead: 'Trường Chính trị',
    next: '–',
    desk: null,
    date: '2023-12-29',
    origin: 'văn phòng đặt',
    state: 'done',
    done: '22/12/2023',
  },
  {
    code: '3.3b',
    title: 'Trình phương án biên chế',
    lead: 'Ban Tổ chức Tỉnh uỷ',
    next: '–',
    desk: null,
    date: '2024-01-15',
    origin: 'văn phòng đặt',
    state: 'done-late',
    days: 15,
  },
];

const PAGE_ONE = `UỶ BAN HUYỆN VÍ DỤ
VĂN PHÒNG
Số 12-TB/VP
THÔNG BÁO
kết luận buổi làm việc về trường bồi dưỡng huyện
1. Trong thời gian qua, Trường đã mở 14 lớp với 612 học viên; tuy vậy mới có 3/9 phòng học đạt yêu cầu và chưa có kế hoạch khảo sát sau đào tạo.
2. Yêu cầu đối với Trường
- Rà soát, bổ sung quy chế chuyên môn, hoàn thành trước ngày 30/6/2024.
- Về thành lập tổ công tác theo Công văn số 436-CV/HV, ngày 22/7/2012 của Học viện: Giao Phòng Đào tạo tham mưu thành lập tổ công tác; Ban Tổ chức thẩm định, trình Thường trực quyết định.
`;
const PAGE_TWO = `- Về đội ngũ: Trường chủ động đề xuất nhu cầu; giao Ban Tổ chức tham mưu Thường trực lãnh đạo thực hiện.
- Về cơ sở vật chất: Phòng Tài chính sớm cân đối nguồn sửa chữa hội trường theo lộ trình.
Nơi nhận: như trên; lưu Văn phòng.`;

export const EXAMPLE_TEXT = PAGE_ONE + PAGE_TWO;

export const EXAMPLE_PAGES: SourcePage[] = [
  { number: 1, span: [0, PAGE_ONE.length] },
  { number: 2, span: [PAGE_ONE.length, EXAMPLE_TEXT.length] },
];

function spanOf(words: string): Span {
  const start = EXAMPLE_TEXT.indexOf(words);
  return [start, start + words.length];
}

const SPLIT = 'giao Ban Tổ chức tham mưu Thường trực lãnh đạo thực hiện.';
const actorAt = EXAMPLE_TEXT.indexOf(SPLIT);

export const EXAMPLE_MARKS: SourceMark[] = [
  { id: 'n1', span: spanOf('mới có 3/9 phòng học đạt yêu cầu'), tone: 'accepted', code: 'HC1' },
  {
    id: 'n2',
    span: spanOf('Rà soát, bổ sung quy chế chuyên môn, hoàn thành trước ngày 30/6/2024.'),
    tone: 'accepted',
    code: '2.1',
  },
  { id: 'c1', span: spanOf('Công văn số 436-CV/HV, ngày 22/7/2012'), tone: 'doubt' },
  {
    id: 'n3',
    span: spanOf(
      'Giao Phòng Đào tạo tham mưu thành lập tổ công tác; Ban Tổ chức thẩm định, trình Thường trực quyết định.',
    ),
    tone: 'doubt',
    code: '2.2',
  },
  { id: 'n4', span: spanOf('Trường chủ động đề xuất nhu cầu;'), tone: 'accepted', code: '2.3a' },
  { id: 'n5', span: spanOf(SPLIT), tone: 'unseen', code: '2.3b' },
  { id: 'a1', span: [actorAt + 5, actorAt + 16], tone: 'actor' },
  { id: 'a2', span: [actorAt + 26, actorAt + 37], tone: 'other-actor' },
  {
    id: 'n6',
    span: spanOf('Phòng Tài chính sớm cân đối nguồn sửa chữa hội trường theo lộ trình.'),
    tone: 'unseen',
    code: '2.4',
  },
];
