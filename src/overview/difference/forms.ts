import { formatDate } from '@dondoc/vietnamese';
import { type Appendix, type Block, figure, figureLine, type Table, type TracedFigure } from '@dondoc/writer';
import { headlineLabels } from '#directives/labels.ts';
import { changeLabels } from './labels.ts';
import { Change, type ChangedRow, type Difference, type Side } from './schema.ts';

/** How many directives stand in each class, with their codes. */
export const changeFigures = ({ rows }: Difference): TracedFigure[] =>
  Change.options.flatMap((change) => {
    const codes = rows.filter((row) => row.changes.includes(change)).map(({ code }) => code);
    // What hardly ever happens is named only where it does.
    if (codes.length === 0 && (change === 'reopened' || change === 'gone')) return [];
    return [{ label: changeLabels[change], value: `${codes.length} nhiệm vụ`, codes }];
  });

/** "Thay đổi từ ngày … đến ngày …", one line a class. */
export function changeBlocks(difference: Difference): Block[] {
  const { before, after } = difference;
  const text = `Thay đổi từ ngày ${formatDate(before.asOf)} đến ngày ${formatDate(after.asOf)}`;
  return [
    { kind: 'heading', level: 1, text },
    ...changeFigures(difference).map((one): Block => ({ kind: 'item', level: 2, text: figureLine(one) })),
  ];
}

/** The arithmetic of the five numbers, then every directive that changed. */
export function changeAppendices(difference: Difference, basis: string): Appendix[] {
  const { before, after } = difference;
  const days = `từ ngày ${formatDate(before.asOf)} đến ngày ${formatDate(after.asOf)}`;
  const opening: Block = { kind: 'paragraph', text: basis };
  return [
    { title: `Thay đổi của từng số liệu ${days}`, blocks: [opening, flowTable(difference)] },
    {
      title: `Nhiệm vụ có thay đổi ${days}`,
      landscape: true,
      blocks: [
        opening,
        difference.rows.length > 0
          ? changeTable(difference.rows)
          : { kind: 'paragraph', text: 'Không có nhiệm vụ nào thay đổi.' },
      ],
    },
  ];
}

const FLOW = ['ngày đầu', 'thêm vào', 'chuyển đi', 'ngày cuối'];

/** A number of the earlier day, what came in, what left, and the number of the later day: they add up. */
function flowTable({ flows, before, after }: Difference): Table {
  const lines = flows.map(({ headline, ...flow }) => {
    const about = `Nhiệm vụ ${headlineLabels[headline].toLowerCase()}`;
    return { about, numbers: [flow.before, flow.in, flow.out, flow.after] };
  });
  const moved = (way: 'in' | 'out') => flows.reduce((sum, flow) => sum + flow[way], 0);
  const numbers = [before.counts.total, moved('in'), moved('out'), after.counts.total];
  const heads = [formatDate(before.asOf), 'Thêm vào', 'Chuyển đi', formatDate(after.asOf)];
  return {
    kind: 'table',
    columns: [
      { head: 'TT', millimetres: 10, align: 'center' },
      { head: 'Số liệu', share: 1 },
      ...heads.map((head, at) => ({ head, millimetres: at % 3 === 0 ? 30 : 20, align: 'center' }) as const),
    ],
    rows: [...lines, { about: 'Cộng', numbers }].map(({ about, numbers: own }, at) => ({
      cells: [
        String(at + 1),
        about,
        ...own.map((number, column) => [figure(`${about}: cột ${FLOW[column]}`, String(number))]),
      ],
    })),
  };
}

function changeTable(rows: ChangedRow[]): Table {
  return {
    kind: 'table',
    columns: [
      { head: 'TT', millimetres: 10, align: 'center' },
      { head: 'Nội dung nhiệm vụ', share: 5 },
      { head: 'Thay đổi', share: 2 },
      { head: 'Trước', share: 3 },
      { head: 'Sau', share: 3 },
    ],
    rows: rows.map(({ title, code, changes, before, after }, at) => ({
      cells: [
        String(at + 1),
        `${title} (${code.replaceAll('-', '\u2011')})`,
        changesInWords(changes),
        sideInWords(before),
        sideInWords(after),
      ],
    })),
  };
}

export const changesInWords = (changes: Change[]): string =>
  changes.map((change) => changeLabels[change]).join('; ') || 'Đổi tình hình';

/** How it stood on one of the days, in one cell. */
export function sideInWords(side: Side | null): string {
  if (!side) return 'Không có trong số liệu';
  const { headline, due, leads, daysLate } = side;
  const late = daysLate > 0 ? ` ${daysLate} ngày` : '';
  const until = due ? `hạn ${formatDate(due)}` : null;
  const who = leads.length > 0 ? `chủ trì: ${leads.map(({ name }) => name).join(', ')}` : null;
  return [`${headlineLabels[headline]}${late}`, until, who].filter(Boolean).join('; ');
}
