import { formatDate } from '@dondoc/vietnamese';
import type { Appendix, Block, OfficialDocument, Row } from '@dondoc/writer';
import { provenPaper } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import { type Issuing, issuerInText, paperHead } from '../issuers/rules.ts';
import type { ProgressAsk } from '../issuers/schema.ts';
import { resultLabels, shareWords } from '../labels.ts';
import { byResult, metOf } from './rules.ts';
import type { Line, Moved, Next, Progress } from './schema.ts';

export interface ReportInput extends Issuing {
  progress: Progress;
  /** By what the scheme is called; null where none is recorded. */
  scheme: string | null;
  set: { name: string; isPractice: boolean };
  asked: ProgressAsk;
}

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
const item = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'item', level, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/**
 * "Báo cáo tiến độ thực hiện Đề án": how many are met, what is not and why, what has changed since the round before,
 * what comes next; every indicator stands in the annex, so that each number can be counted again.
 */
export function progressPaper(input: ReportInput): OfficialDocument {
  const { progress, scheme, set, asked } = input;
  const paper: OfficialDocument = {
    ...paperHead(input),
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `tiến độ thực hiện ${scheme ?? `lộ trình theo ${set.name}`}`,
    body: [
      paragraph(opening(input)),
      ...whole(progress),
      ...criteria(progress),
      ...open(progress),
      ...since(progress),
      ...next(progress),
    ],
    appendices: [annex(input)],
  };
  const { lines } = progress;
  const codes = (result: Line['result']) => byResult(lines, result).map(({ code }) => code);
  const rows = {
    [`Đạt mức ${progress.round.level}`]: metOf(lines).map(({ code }) => code),
    ...Object.fromEntries(counted.map((result) => [resultLabels[result], codes(result)])),
    ...Object.fromEntries(
      progress.criteria.map(({ number, name }) => [
        ...[
          `${name}, đạt`,
          metOf(lines).flatMap(({ criterion, code }) => (criterion === number ? [code] : [])),
        ],
      ]),
    ),
  };
  return provenPaper(paper, asked, { rows, head: 'Mã chỉ tiêu' });
}

/** What is counted beside those that are met. */
const counted = ['exceeds', 'unmet', 'opinion', 'notAssessed'] as const;

/** Both moments, and whether the figures may still change. Figures of a round hold on its own day. */
export function basisOf({ progress: { round }, asked }: ReportInput): string {
  const state = round.closedAt ? 'đã chốt' : 'chưa chốt, số liệu tạm tính';
  return `${knownWords({ ...asked, asOf: round.asOf })} ${round.name}: ${state}.`;
}

function opening(input: ReportInput): string {
  const { scheme, set } = input;
  const practice = set.isPractice ? ' Bộ chỉ tiêu là bộ tập huấn, số liệu giả định.' : '';
  const basis = scheme ? `Thực hiện ${scheme}, đối chiếu ${set.name}` : `Đối chiếu ${set.name}`;
  return `${basis}, ${issuerInText(input)} báo cáo tiến độ như sau. ${basisOf(input)}${practice}`;
}

function whole({ lines, round, previous }: Progress): Block[] {
  const met = metOf(lines).length;
  const count = (result: Line['result']) => byResult(lines, result).length;
  const change = previous ? met - previous.met : null;
  return [
    heading(1, 'Kết quả chung'),
    item(2, `Đạt mức ${round.level}: ${shareWords(met, lines.length)} chỉ tiêu.`),
    ...counted.map((result) => item(2, `${resultLabels[result]}: ${count(result)} chỉ tiêu.`)),
    ...(previous && change !== null
      ? [
          item(
            2,
            `So với ${previous.round.name} (${shareWords(previous.met, previous.total)}): ${signed(change)}.`,
          ),
        ]
      : [item(2, 'Chưa có đợt trước của cùng bộ, cùng mức đã chốt để so sánh.')]),
  ];
}

const signed = (change: number): string =>
  change > 0 ? `tăng ${change} chỉ tiêu` : change < 0 ? `giảm ${-change} chỉ tiêu` : 'không tăng, không giảm';

function criteria({ criteria: all, lines }: Progress): Block[] {
  return [
    heading(1, 'Kết quả theo tiêu chí'),
    ...all.map(({ number, name }) => {
      const own = lines.filter(({ criterion }) => criterion === number);
      return item(2, `${name}, đạt: ${shareWords(metOf(own).length, own.length)} chỉ tiêu.`);
    }),
  ];
}

function open({ lines }: Progress): Block[] {
  const parts = (['unmet', 'opinion', 'notAssessed'] as const).flatMap((result) => {
    const own = byResult(lines, result);
    if (own.length === 0) return [];
    return [
      heading(2, `${resultLabels[result]}: ${own.length} chỉ tiêu`),
      ...own.map(({ code, name, why }) => item(3, `${code}. ${name}: ${lowered(why ?? 'chưa ghi lý do')}.`)),
    ];
  });
  if (parts.length === 0) return [];
  return [heading(1, 'Chỉ tiêu chưa đạt, xin ý kiến, chưa đánh giá'), ...parts];
}

const lowered = (text: string): string =>
  text.charAt(0).toLocaleLowerCase('vi') + text.slice(1).replace(/\.$/, '');

function since({ previous }: Progress): Block[] {
  if (!previous) return [];
  const of = (way: Moved['way']) => previous.moved.filter((one) => one.way === way);
  const part = (title: string, moved: Moved[]): Block[] => [
    heading(2, `${title}: ${moved.length} chỉ tiêu`),
    ...moved.map(({ code, name, from, to }) =>
      item(
        3,
        `${code}. ${name}: từ ${resultLabels[from].toLowerCase()} thành ${resultLabels[to].toLowerCase()}.`,
      ),
    ),
  ];
  return [
    heading(1, `So với ${previous.round.name}, số liệu đến ngày ${formatDate(previous.round.asOf)}`),
    ...part('Mới đạt', of('gained')),
    ...part('Không còn đạt', of('lost')),
    ...(of('between').length > 0 ? part('Thay đổi khác', of('between')) : []),
  ];
}

function next({ next: all, span: [from, to] }: Progress): Block[] {
  return [
    heading(1, `Việc kế tiếp, từ ${formatDate(from)} đến ${formatDate(to)}`),
    ...(all.length > 0
      ? all.map((one) => item(2, nextInWords(one)))
      : [paragraph('Kế hoạch không có việc đến hạn và chỉ tiêu dự kiến đạt trong thời gian này.')]),
  ];
}

function nextInWords(one: Next): string {
  if (one.what === 'task') {
    const { number, title, leadName } = one.task;
    return `Hạn ${formatDate(one.on)}: việc số ${number}, ${lowered(title)} (chủ trì: ${leadName ?? 'chưa phân công'}).`;
  }
  const { indicator, leader } = one.row;
  return `Dự kiến ${formatDate(one.on)} đạt chỉ tiêu ${indicator.code}, ${lowered(indicator.name)} (chủ trì: ${leader ?? 'chưa ghi'}).`;
}

function annex(input: ReportInput): Appendix {
  const { lines, criteria: all } = input.progress;
  const rows = all.flatMap(({ number, name }): Row[] => {
    const own = lines.filter(({ criterion }) => criterion === number);
    return [
      { group: `${number}. ${name}: đạt ${shareWords(metOf(own).length, own.length)}` },
      ...own.map(({ code, name: words, now, threshold, why }) => ({
        cells: [code, words, threshold ?? 'Chưa có ngưỡng', now, why ?? ''],
      })),
    ];
  });
  return {
    title: `Kết quả của ${lines.length} chỉ tiêu`,
    landscape: true,
    blocks: [
      paragraph(basisOf(input)),
      {
        kind: 'table',
        columns: [
          { head: 'Mã', millimetres: 13, align: 'center' },
          { head: 'Chỉ tiêu', share: 40 },
          { head: 'Ngưỡng', share: 16 },
          { head: 'Kết quả', share: 20 },
          { head: 'Lý do, nội dung còn thiếu', share: 40 },
        ],
        rows,
      },
    ],
  };
}
