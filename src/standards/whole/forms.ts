import { formatDate } from '@dondoc/vietnamese';
import { type Block, figureLine, figureTable, type OfficialDocument } from '@dondoc/writer';
import { provenBy } from '#platform/reports.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { type Issuing, issuerInText, paperHead } from '../issuers/rules.ts';
import { shareWords } from '../labels.ts';
import { outlookFor, schemeWords } from '../plan/rules.ts';
import { countOn } from '../roadmap/rules.ts';
import type { Asked } from './schema.ts';
import type { Whole } from './store.ts';

/** Turns with the words around the figures. */
export const TEMPLATE = '1';

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const item = (text: string): Block => ({ kind: 'item', level: 2, text });

/** The report of the whole scheme: each room's figures, what is planned by year, and the rows behind every figure. */
export function wholePaper(whole: Whole, asked: Asked): OfficialDocument {
  const { office, school, sections, roadmap } = whole;
  const issuing: Issuing = { issuer: asked.issuer, office, school, day: asked.asOf };
  const head = paperHead(issuing);
  const scheme = roadmap?.target ? schemeWords(roadmap.target) : 'Đề án trường chính trị chuẩn';
  const figures = sections.flatMap((section) => section.figures);
  const subject = `kết quả thực hiện ${scheme}`;
  return {
    ...head,
    type: { code: 'BC', name: 'Báo cáo' },
    subject: head.regime === 'state' ? `Kết quả thực hiện ${scheme}` : subject,
    body: [
      paragraph(
        `Thực hiện ${scheme}, ${issuerInText(issuing)} báo cáo kết quả như sau. ${basisOf(whole, asked)}`,
      ),
      ...sections.flatMap(({ title, figures: own }): Block[] => [
        heading(title),
        ...own.map((one): Block => ({ kind: 'item', level: 2, text: figureLine(one) })),
      ]),
      ...ahead(whole, asked.asOf),
      paragraph('Số liệu gốc của từng số liệu nêu tại Phụ lục.'),
    ],
    properties: { facts: provenBy(asked, head.regime, TEMPLATE, figures) },
    appendices: [
      {
        title: 'Số liệu gốc của từng số liệu',
        landscape: true,
        blocks: [paragraph(basisOf(whole, asked)), figureTable(figures, 'Số liệu gốc')],
      },
    ],
  };
}

/** Both moments, and by which round N/55 is counted. */
function basisOf({ round, roadmap }: Whole, { asOf, recordedUntil }: Asked): string {
  const known = `Số liệu đến ngày ${formatDate(asOf)}, ghi nhận đến ${momentOf(new Date(recordedUntil))}.`;
  const by = round
    ? ` Kết quả chỉ tiêu theo ${round.name}, số liệu đến ngày ${formatDate(round.asOf)}${round.closedAt ? '' : ' (chưa chốt, số liệu tạm tính)'}.`
    : ' Chưa có đợt tự đánh giá nên chưa biết số chỉ tiêu đạt.';
  const practice = roadmap?.set.isPractice ? ' Bộ chỉ tiêu là bộ tập huấn, số liệu giả định.' : '';
  return known + by + practice;
}

/** What the roadmap promises by the end of each year, and what it leaves open. */
function ahead({ roadmap }: Whole, day: string): Block[] {
  if (!roadmap) return [];
  const { cumulative } = outlookFor(roadmap, day);
  const years = [...new Set(cumulative.steps.map(({ on }) => on.slice(0, 4)))];
  const open = roadmap.gaps.filter(({ indicator }) => cumulative.undated.includes(indicator.id));
  const late = roadmap.tasks.filter(({ work }) => work?.state === 'overdue');
  return [
    heading('Lộ trình và việc cần tập trung'),
    ...years.map((year) =>
      item(
        `Theo lộ trình, đến hết năm ${year}: đạt ${shareWords(countOn(cumulative, `${year}-12-31`), roadmap.total)} chỉ tiêu.`,
      ),
    ),
    item(
      open.length > 0
        ? `Chỉ tiêu chưa có ngày dự kiến đạt: ${open.length} (${open.map(({ indicator }) => indicator.code).join(', ')}).`
        : 'Mọi chỉ tiêu chưa đạt đều đã có ngày dự kiến đạt.',
    ),
    item(
      late.length > 0
        ? `Nhiệm vụ của kế hoạch đang quá hạn: ${late.length} (việc số ${late.map(({ number }) => number).join(', ')}).`
        : 'Không có nhiệm vụ nào của kế hoạch đang quá hạn.',
    ),
  ];
}
