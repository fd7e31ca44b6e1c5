import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { type Block, formatFor, type OfficialDocument, type Row, type Table } from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { provenPaper } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import { classStateLabels } from '../classes/labels.ts';
import type { TrainingResultsAsk } from '../schema.ts';
import { stageLabels } from './labels.ts';
import { isAt } from './rules.ts';
import type { DeliveredClass, DeliveryView, PlannedRow, Stage, Tally } from './schema.ts';

interface Paper {
  office: Office;
  view: DeliveryView;
  asked: TrainingResultsAsk;
  /** Where it holds only what one agency runs, that agency's name. */
  onlyOf: string | null;
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const item = (text: string): Block => ({ kind: 'item', level: 2, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

const stages: Stage[] = ['given', 'opened', 'started', 'ended', 'cancelled'];
const calledBy: Record<Stage, string> = {
  ...stageLabels,
  given: 'Lớp được giao',
  opened: 'Lớp đã mở',
  started: 'Lớp đã khai giảng',
  ended: 'Lớp đã bế giảng',
  cancelled: 'Lớp không tổ chức',
};
const BEYOND = 'Lớp ngoài kế hoạch đã bế giảng';
const VARIED = 'Lớp khác kế hoạch';

const named = ({ programmeName, ordinal, held }: PlannedRow): string =>
  held ? held.code : `${programmeName}, lớp ${ordinal}`;

/**
 * "Báo cáo kết quả đào tạo, bồi dưỡng năm …": what the plan gave out and what became of it, by programme and by body,
 * what went otherwise and why, and every class.
 */
export function resultsPaper({ office, view, asked, onlyOf }: Paper): OfficialDocument {
  const { year, plan, total, rows, beyond } = view;
  const head = letterhead(office);
  const ended = beyond.filter(({ state }) => state === 'ended');
  const varied = rows.filter(({ variances }) => variances.length > 0);
  const basis = plan
    ? `Thực hiện ${plan.name}, văn bản số ${plan.number}, ngày ${formatDate(plan.approvedOn)}`
    : `Năm ${year} chưa có kế hoạch được duyệt`;
  const paper: OfficialDocument = {
    ...{ regime: office.regime, version: formatFor(office.regime, asked.asOf).version },
    ...{ superior: head.superior, issuer: head.issuer, symbol: office.shortName, number: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `kết quả đào tạo, bồi dưỡng năm ${year}`,
    ...{ place: office.place, date: asked.asOf.slice(0, 7) },
    body: [
      paragraph(`${basis}, ${office.name} báo cáo kết quả như sau. ${knownWords(asked)}`),
      ...(onlyOf ? [paragraph(`Chỉ gồm các lớp do ${onlyOf} tổ chức; không phải toàn bộ kế hoạch.`)] : []),
      heading('Kết quả chung'),
      ...stages.map((stage) => item(`${calledBy[stage]}: ${total.stages[stage]} lớp.`)),
      item(`${BEYOND}: ${total.beyond} lớp.`),
      item(
        `Học viên của các lớp đã khai giảng: ${formatNumber(total.learners)}/${formatNumber(total.heads)} người.`,
      ),
      item(`Chứng chỉ đã cấp: ${formatNumber(total.certificates)} chứng chỉ.`),
      paragraph(`Kết luận: ${total.verdict.words}.`),
      heading('Theo chương trình'),
      tallyTable(view.programmes, 'Chương trình'),
      heading('Theo đơn vị'),
      tallyTable(view.providers, 'Đơn vị'),
      heading('Khác kế hoạch'),
      paragraph(`${VARIED}: ${varied.length} lớp.`),
      ...varied.map((row) =>
        item(`${named(row)}; ${row.variances.join('; ')}; lý do, ${row.explained[0]?.text ?? 'chưa ghi'}.`),
      ),
    ],
    recipients: head.recipients.map((text) => ({ text })),
    signature: { authority: null, position: head.signerPosition, name: null },
    appendices: [{ title: `Các lớp năm ${year}`, landscape: true, blocks: [classTable(view)] }],
  };
  const traced = {
    ...Object.fromEntries(
      stages.map((stage) => [calledBy[stage], rows.filter((row) => isAt(row, stage)).map(named)]),
    ),
    [BEYOND]: ended.map(({ code }) => code),
    [VARIED]: varied.map(named),
  };
  return provenPaper(paper, asked, { rows: traced, head: 'Lớp' });
}

const tallyTable = (all: Tally[], of: string): Table => ({
  kind: 'table',
  columns: [
    { head: of, share: 1 },
    ...stages.map((stage) => ({
      ...{ head: stageLabels[stage], millimetres: 17 },
      align: 'center' as const,
    })),
    { head: 'Học viên', millimetres: 22, align: 'center' },
    { head: 'Chứng chỉ', millimetres: 18, align: 'center' },
  ],
  rows: all.map(
    ({ name, stages: at, learners, heads, certificates }): Row => ({
      cells: [
        ...[name, ...stages.map((stage) => String(at[stage]))],
        ...[`${formatNumber(learners)}/${formatNumber(heads)}`, formatNumber(certificates)],
      ],
    }),
  ),
});

const day = (on: string | null): string => (on ? formatDate(on) : '');

function classTable({ rows, beyond, carried }: DeliveryView): Table {
  const held = (one: DeliveredClass | null) =>
    one
      ? [one.code, one.providerName, classStateLabels[one.state], day(one.startedOn), day(one.endedOn)]
      : ['', '', 'Chưa mở', '', ''];
  const counts = (one: DeliveredClass | null) =>
    one ? [formatNumber(one.learners), formatNumber(one.certificates)] : ['', ''];
  const groups: [string, [string, DeliveredClass | null][]][] = [
    ['Theo kế hoạch', rows.map((row) => [`${row.programmeName}, lớp ${row.ordinal}`, row.held])],
    ['Ngoài kế hoạch', beyond.map((one) => [one.name, one])],
    ['Chuyển tiếp từ năm trước', carried.map((one) => [one.name, one])],
  ];
  let at = 0;
  const lines = groups.flatMap(([group, classes]): Row[] => {
    if (classes.length === 0) return [];
    return [
      { group },
      ...classes.map(([name, one]): Row => {
        at += 1;
        return { cells: [String(at), name, ...held(one), ...counts(one)] };
      }),
    ];
  });
  return {
    kind: 'table',
    columns: [
      { head: 'TT', millimetres: 10, align: 'center' },
      { head: 'Lớp', share: 3 },
      { head: 'Mã lớp', millimetres: 32 },
      { head: 'Đơn vị tổ chức', share: 2 },
      { head: 'Tình hình', millimetres: 28 },
      { head: 'Khai giảng', millimetres: 30, align: 'center' },
      { head: 'Bế giảng', millimetres: 30, align: 'center' },
      { head: 'Học viên', millimetres: 18, align: 'center' },
      { head: 'Chứng chỉ', millimetres: 22, align: 'center' },
    ],
    rows: lines,
  };
}
