import { formatDate } from '@dondoc/vietnamese';
import type { Block, OfficialDocument, Row, Table, TracedFigure } from '@dondoc/writer';
import { nameOn } from '#accounts/rules.ts';
import { type Issuing, paperHead } from '../issuers/rules.ts';
import { shareWords } from '../labels.ts';
import { aims, annex, inFull, money, organisation, work } from '../plan/forms.ts';
import { dongInWords, outlookFor } from '../plan/rules.ts';
import { countOn } from '../roadmap/rules.ts';
import type { Roadmap } from '../roadmap/schema.ts';
import type { IndicatorSet } from '../schema.ts';
import type { BudgetLine, Phase } from './schema.ts';

/** What the office has written of the scheme; null where nothing is. */
export interface KnownScheme {
  title: string;
  targetOn: string | null;
  phases: Phase[];
  committee: string | null;
  budget: BudgetLine[];
}

export interface SchemeInput extends Issuing {
  scheme: KnownScheme | null;
  set: Pick<IndicatorSet, 'basis' | 'name'>;
  roadmap: Roadmap;
  /** The figures of each room. */
  sections: { title: string; figures: TracedFigure[] }[];
}

const part = (text: string): Block => ({ kind: 'division', level: 'part', text });
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const item = (text: string): Block => ({ kind: 'item', level: 2, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
/** A sentence that only the office can write: marked, never made up. */
const toFill = (what: string): Block => ({
  kind: 'paragraph',
  text: [{ text: `«${what}»`, italic: true }],
});

/**
 * "Đề án xây dựng trường chính trị chuẩn" as a draft: its parts, and in them whatever the system knows. What only the
 * office can say stands between «…».
 */
export function schemePaper(written: SchemeInput): OfficialDocument {
  const input = { ...written, roadmap: inFull(written.roadmap) };
  const { roadmap, day } = input;
  const head = paperHead(input);
  return {
    ...head,
    type: { code: 'ĐA', name: 'Đề án' },
    subject: subjectOf(input, head.regime),
    body: [
      ...why(input),
      ...present(input),
      part('Quan điểm, mục tiêu'),
      heading('Quan điểm'),
      toFill('Quan điểm chỉ đạo của cấp ủy về xây dựng trường chính trị chuẩn'),
      ...aims(roadmap, outlookFor(roadmap, day), day),
      ...byYear(input),
      part('Nhiệm vụ, giải pháp'),
      ...work(roadmap),
      part('Kinh phí và đầu tư'),
      ...budget(input),
      part('Lộ trình và tổ chức thực hiện'),
      ...phases(input),
      ...organisation(roadmap),
      heading('Chế độ báo cáo'),
      toFill('Cơ quan theo dõi; kỳ sơ kết, tổng kết; nơi nhận báo cáo'),
    ],
    appendices: [annex(roadmap, day)],
  };
}

function subjectOf({ scheme, school, roadmap, day }: SchemeInput, regime: string): string {
  const bare = scheme?.title.replace(/^đề án\s+/iu, '');
  const words = bare ?? `xây dựng ${nameOn(school, day).name} đạt chuẩn mức ${roadmap.level}`;
  const first = words.charAt(0);
  return (
    (regime === 'party' ? first.toLocaleLowerCase('vi') : first.toLocaleUpperCase('vi')) + words.slice(1)
  );
}

function why({ set, roadmap }: SchemeInput): Block[] {
  const { total, met, round } = roadmap;
  return [
    part('Sự cần thiết và căn cứ xây dựng đề án'),
    heading('Sự cần thiết'),
    paragraph(
      round
        ? `Theo ${round.name}, số liệu đến ngày ${formatDate(round.asOf)}, Trường đạt ${shareWords(met, total)} chỉ tiêu mức ${roadmap.level}; còn ${total - met} chỉ tiêu chưa đạt hoặc chưa được kết luận.`
        : `Trường chưa có đợt tự đánh giá theo ${set.name}.`,
    ),
    toFill('Vì sao cần xây dựng trường đạt chuẩn: vị trí của trường, yêu cầu đào tạo cán bộ của tỉnh'),
    heading('Căn cứ pháp lý'),
    item(`${set.basis.replace(/[.;]$/, '')}.`),
    toFill('Nghị quyết, quy định, chương trình khác của Trung ương và của tỉnh làm căn cứ'),
  ];
}

/** N/55 by criterion, what each room counts, what is lacking. */
function present({ roadmap, sections }: SchemeInput): Block[] {
  return [
    part('Thực trạng'),
    ...sections.flatMap(({ title, figures }) => [
      heading(title),
      ...figures.map(({ label, value }) => item(`${label}: ${value}.`)),
    ]),
    heading('Hạn chế và nguyên nhân'),
    ...roadmap.gaps.map(({ indicator, gap }) =>
      item(`Chỉ tiêu ${indicator.code}, ${indicator.name}: ${gap.replace(/\.$/, '')}.`),
    ),
    toFill('Nguyên nhân của từng hạn chế'),
  ];
}

/** What is promised of each year, and by which indicators. */
function byYear({ roadmap, day }: SchemeInput): Block[] {
  const { cumulative } = outlookFor(roadmap, day);
  const years = Map.groupBy(cumulative.steps, ({ on }) => on.slice(0, 4));
  if (years.size === 0) return [heading('Mục tiêu từng năm'), toFill('Số chỉ tiêu đạt của từng năm')];
  const codeOf = (id: string) =>
    roadmap.gaps.find(({ indicator }) => indicator.id === id)?.indicator.code ?? '';
  const table: Table = {
    kind: 'table',
    columns: [
      { head: 'Năm', millimetres: 18, align: 'center' },
      { head: 'Đạt đến hết năm', millimetres: 42, align: 'center' },
      { head: 'Chỉ tiêu đạt thêm trong năm' },
    ],
    rows: [...years].map(
      ([year, steps]): Row => ({
        cells: [
          year,
          shareWords(countOn(cumulative, `${year}-12-31`), roadmap.total),
          steps.flatMap(({ indicatorIds }) => indicatorIds.map(codeOf)).join(', '),
        ],
      }),
    ),
  };
  return [heading('Mục tiêu từng năm'), table];
}

function budget({ scheme, roadmap }: SchemeInput): Block[] {
  const lines = scheme?.budget ?? [];
  const planned = money(roadmap);
  if (lines.length === 0 && planned.length === 0)
    return [toFill('Tổng kinh phí, hạng mục đầu tư, nguồn vốn và phân kỳ theo năm')];
  const known = lines.flatMap(({ amount }) => (amount ? [BigInt(amount)] : []));
  const open = lines.length - known.length;
  const sum = known.reduce((total, amount) => total + amount, 0n);
  return [
    ...(lines.length > 0
      ? [
          heading('Kinh phí của đề án'),
          ...lines.map(({ name, amount, source }) =>
            item(
              `${name}: ${amount ? dongInWords(amount) : 'chưa có số tiền'}${source ? `, nguồn: ${source}` : ''}.`,
            ),
          ),
          item(`Cộng: ${dongInWords(sum)}${open > 0 ? `, chưa gồm ${open} khoản chưa có số tiền` : ''}.`),
        ]
      : []),
    ...planned,
  ];
}

function phases({ scheme }: SchemeInput): Block[] {
  const all = scheme?.phases ?? [];
  if (all.length === 0) return [heading('Lộ trình'), toFill('Các giai đoạn thực hiện')];
  const span = ({ from, to }: Phase) =>
    [from && `từ ngày ${formatDate(from)}`, to && `đến ngày ${formatDate(to)}`].filter(Boolean).join(' ');
  return [
    heading('Lộ trình'),
    ...all.map((phase) => item(`${phase.name}${span(phase) ? `: ${span(phase)}` : ''}.`)),
    ...(scheme?.committee ? [item(`Ban Chỉ đạo: ${scheme.committee.replace(/\.$/, '')}.`)] : []),
  ];
}
