import { formatDate } from '@dondoc/vietnamese';
import type { Block, OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { taskTable } from '../tables.ts';
import type { Body } from './bodies.ts';

/** A generated notice with what its reader must find in it. */
export interface Notice {
  document: OfficialDocument;
  /** The issuer's full name. */
  issuer: string;
  number: string;
  directives: { text: string; leads: string[]; coordinates: string[]; due: string | null }[];
  recipients: { text: string; purpose: string | null }[];
}

export const PROVINCES = ['Sơn Hà', 'Nam Trạch', 'Trà Giang', 'Thanh Lâm', 'Mường Khoa'];
export const AGENCIES = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Y tế',
  'Sở Xây dựng',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Sở Nông nghiệp và Môi trường',
  'Ban Tổ chức Tỉnh ủy',
  'Văn phòng Tỉnh ủy',
  'Trường Chính trị tỉnh',
  'Công an tỉnh',
];
export const WORK = [
  'rà soát danh mục dự án chậm tiến độ',
  'xây dựng kế hoạch đào tạo cán bộ',
  'kiểm tra việc chấp hành kỷ luật hành chính',
  'hoàn thiện hồ sơ đề nghị công nhận',
  'tổ chức tập huấn cho cán bộ cơ sở',
  'công khai kết quả giải quyết kiến nghị',
];
export const DEADLINES = [
  { words: '', due: null },
  { words: ' trước ngày 30/12/2027', due: '2027-12-30' },
  { words: '; hoàn thành trong quý IV/2027', due: '2027-12-31' },
  { words: ' trong tháng 11/2027', due: '2027-11-30' },
  { words: ', xong trước ngày 05 tháng 9 năm 2027', due: '2027-09-05' },
  { words: ' theo lộ trình', due: null },
];
export const PETITIONS = [
  'Về bổ sung biên chế',
  'Về việc hỗ trợ kinh phí sửa chữa trụ sở',
  'Về kiến nghị mở thêm lớp bồi dưỡng',
];

/** Kinds that lay work on somebody; a letter bears no abbreviation in State papers. */
export const TYPES = {
  party: [
    { code: 'TB', name: 'Thông báo' },
    { code: 'KL', name: 'Kết luận' },
    { code: 'CT', name: 'Chỉ thị' },
    { code: 'KH', name: 'Kế hoạch' },
    { code: 'CV', name: 'Công văn' },
  ],
  state: [
    { code: 'TB', name: 'Thông báo' },
    { code: 'CT', name: 'Chỉ thị' },
    { code: 'KH', name: 'Kế hoạch' },
    { code: 'CV', name: 'Công văn' },
  ],
} as const;
export const SUBJECTS = [
  'kết luận của đồng chí Phó Bí thư Thường trực Tỉnh ủy tại buổi làm việc với Trường Chính trị tỉnh',
  'về việc triển khai nhiệm vụ những tháng cuối năm',
  'phân công nhiệm vụ thực hiện Đề án trường chính trị chuẩn',
  'kết quả phiên họp tháng 10\nvà nhiệm vụ trọng tâm thời gian tới',
];
export const FAMILY = ['Lò', 'Vàng', 'Nguyễn', 'Trần', 'Đỗ', 'Giàng', 'Hoàng', 'Nông', 'Lương'];
export const MIDDLE = ['Văn', 'Thị', 'Đình', 'Minh', 'Quốc', 'Bích'];
export const OTHER_NAMES = [
  'Giàng A Páo',
  'Y Thanh',
  'Lò Thị Hương Giang',
  'Hoàng Nguyễn Bảo Anh',
  'Tẩn A Su',
];
export const GIVEN = ['Hương', 'Khôi', 'Thịnh', 'Liên', 'Sáng', 'Mai', 'Khoát', 'Hải'];

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export interface Task {
  agency: string;
  partner: string | null;
  work: string;
  deadline: (typeof DEADLINES)[number];
  form: 'order' | 'subject' | 'joint' | 'petition' | 'advice';
  petition: string;
}

type Directive = Notice['directives'][number];

/** The clause that lays the work on somebody, and what a reader finds in it. */
function clauseOf({ agency, partner, work, deadline, form }: Task): Directive {
  const rest = `${work}${deadline.words}.`;
  const with_ = partner ? `chủ trì, phối hợp với ${partner} ` : '';
  const alone = { leads: [agency], coordinates: partner ? [partner] : [], due: deadline.due };
  switch (form) {
    case 'subject':
      return { ...alone, text: `${agency} ${with_}${rest}` };
    case 'advice':
      return { ...alone, coordinates: [], text: `${agency} tham mưu Ủy ban nhân dân tỉnh ${rest}` };
    case 'joint':
      if (partner)
        return {
          text: `Giao ${agency} và ${partner} ${rest}`,
          leads: [agency, partner],
          coordinates: [],
          due: deadline.due,
        };
      return { ...alone, text: `Giao ${agency} ${rest}` };
    default:
      return { ...alone, text: `Giao ${agency} ${with_}${rest}` };
  }
}

/** Tasks each under its own number, or as hyphens below the name of the agency that leads. */
function tasksOf(
  tasks: readonly Task[],
  layout: Made['layout'],
): { blocks: Block[]; directives: Directive[]; appendices?: OfficialDocument['appendices'] } {
  if (layout === 'annex') return annexOf(tasks);
  const clauses = tasks.map(clauseOf);
  if (layout === 'numbered')
    return {
      blocks: tasks.map(({ form, petition }, index) => {
        const text = clauses[index]?.text ?? '';
        return { kind: 'item', level: 2, text: form === 'petition' ? `${petition}: ${text}` : text };
      }),
      directives: clauses,
    };
  const agencies = [...new Set(tasks.map(({ agency }) => agency))];
  const bare = ({ agency, work, deadline }: Task): Directive => ({
    text: `${upperFirst(work)}${deadline.words}.`,
    leads: [agency],
    coordinates: [],
    due: deadline.due,
  });
  const groups = agencies.map((agency) => ({ agency, own: tasks.filter((each) => each.agency === agency) }));
  return {
    blocks: groups.flatMap(({ agency, own }): Block[] => [
      { kind: 'item', level: 2, text: agency },
      ...own.map((each): Block => ({ kind: 'item', level: 4, text: bare(each).text })),
    ]),
    directives: groups.flatMap(({ own }) => own.map(bare)),
  };
}

/** The table of tasks as an appendix: what the application attaches to its own reports. */
function annexOf(tasks: readonly Task[]) {
  const lines = tasks.map(({ agency, partner, work, deadline }) => ({
    content: upperFirst(work),
    lead: agency,
    coordinate: partner ?? '',
    deadline: deadline.due ? formatDate(deadline.due) : 'Thường xuyên',
    result: 'Báo cáo',
    progress: '',
  }));
  const directives = tasks.map(({ agency, partner, work, deadline }) => ({
    text: upperFirst(work),
    leads: [agency],
    coordinates: partner ? [partner] : [],
    due: deadline.due,
  }));
  const blocks: Block[] = [{ kind: 'paragraph', text: 'Phân công nhiệm vụ như phụ lục kèm theo.' }];
  return {
    blocks,
    directives,
    appendices: [{ title: 'Phân công nhiệm vụ', landscape: true, blocks: [taskTable(lines)] }],
  };
}

/** What a notice is made of; the choices are the test's. */
export interface Made {
  type: { code: string; name: string };
  position: Body['positions'][number];
  number: number;
  day: Date;
  subject: string;
  name: string;
  recipients: string[];
  reported: boolean;
  tasks: Task[];
  layout: 'numbered' | 'grouped' | 'annex';
  sections: boolean;
  /** Letters of the ISO date that are known. */
  dated: 10 | 7 | 0;
}

/** Number and symbol without the word before them. */
export function numberOf(regime: Regime, number: string, code: string, symbol: string): string {
  if (regime === 'party') return `${number}-${code}/${symbol}`;
  return code === 'CV' ? `${number}/${symbol}` : `${number}/${code}-${symbol}`;
}

const OPENING = 'Hội nghị đã nghe báo cáo và cho ý kiến.';

/** A notice and what must be found in it. */
export function noticeOf(regime: Regime, place: string, body: Body, made: Made): Notice {
  const { blocks, directives, appendices } = tasksOf(made.tasks, made.layout);
  const [authority, position] = made.position;
  const number = String(made.number).padStart(2, '0');
  const told = made.recipients.map((text, index) => ({
    text,
    purpose: index === 0 && made.reported ? 'b/c' : null,
  }));
  const above = made.type.code === 'CV' ? [{ text: 'Như trên', purpose: null }] : [];
  const recipients = [...above, ...told, { text: body.recipient, purpose: null }];
  return {
    issuer: body.full,
    number: numberOf(regime, number, made.type.code, body.symbol),
    directives,
    recipients,
    document: {
      regime,
      superior: body.superior,
      issuer: body.issuer,
      symbol: body.symbol,
      number: made.number,
      type: made.type,
      ...(made.type.code === 'CV' && { addressees: made.recipients }),
      subject: made.subject,
      place,
      date: made.day.toISOString().slice(0, made.dated) || null,
      ...(appendices && { appendices }),
      body: [
        {
          kind: 'paragraph',
          text: appendices
            ? OPENING
            : `${OPENING.slice(0, -1)}, ${body.full} yêu cầu thực hiện các nhiệm vụ sau:`,
        },
        ...(made.sections ? [{ kind: 'heading', level: 1, text: 'Nhiệm vụ cụ thể' } as const] : []),
        ...blocks,
      ],
      recipients: recipients.map(({ text, purpose }) => ({
        text: purpose ? `${text} (để ${purpose})` : text,
      })),
      signature: { authority, position, name: made.name },
    },
  };
}
