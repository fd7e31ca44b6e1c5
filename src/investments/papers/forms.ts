import { type Block, formatFor, type OfficialDocument, type Row, type Table } from '@dondoc/writer';
import type { AgencyRef } from '#accounts/schema.ts';
import { provenPaper } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import type { InvestmentAsk, Item } from '../items/schema.ts';
import { sourceLabels, stageLabels } from '../labels.ts';
import type { MoneyLine } from '../money/schema.ts';
import { sayMillions } from '../rules.ts';
import { moneyKinds, type Sums } from '../schema.ts';

interface Paper {
  school: AgencyRef;
  place: string;
  asked: InvestmentAsk;
  rows: { item: Item; lines: MoneyLine[] }[];
  /** Where it holds only what concerns the agency of whoever asks, that agency's name. */
  onlyOf: string | null;
  total: Sums;
}

/** Báo cáo of the school with the annex of every item; number and day are blank until it is signed. */
export function investmentPaper({ school, place, asked, ...paper }: Paper): OfficialDocument {
  const { total, rows, onlyOf } = paper;
  const { asOf, year, source } = asked;
  const of = [year && `năm ${year}`, source && `nguồn ${sourceLabels[source].toLocaleLowerCase('vi')}`];
  const which = of.filter(Boolean).join(', ');
  const said: Block[] = [
    { kind: 'item', level: 2, text: `Số hạng mục: ${rows.length} hạng mục.` },
    ...moneyKinds.map(
      (kind): Block => ({
        ...{ kind: 'item', level: 2, text: `${moneyWords[kind]}: ${sayMillions(total[kind])} triệu đồng.` },
      }),
    ),
  ];
  const report: OfficialDocument = {
    ...{ regime: 'state', version: formatFor('state', asOf).version, superior: null },
    ...{ issuer: school.name, issuerInText: school.name, symbol: school.shortName, number: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `tình hình đầu tư cơ sở vật chất${which ? ` ${which}` : ''}`,
    ...{ place, date: asOf.slice(0, 7) },
    body: [
      {
        kind: 'paragraph',
        text: `${school.name} báo cáo tình hình đầu tư cơ sở vật chất${which ? ` (${which})` : ''}. ${knownWords(asked)} Danh mục và căn cứ của từng số liệu kèm theo Báo cáo này.`,
      },
      ...said,
      ...caveat(onlyOf),
    ],
    recipients: [{ text: 'Như trên' }, { text: `Lưu: VT, ${school.shortName}` }],
    signature: { authority: null, position: 'Hiệu trưởng', name: null },
    appendices: [
      {
        title: 'Danh mục đầu tư cơ sở vật chất',
        landscape: true,
        blocks: [
          { kind: 'paragraph', text: `Đơn vị tính: triệu đồng. ${knownWords(asked)}` },
          ...caveat(onlyOf),
          annex(paper),
        ],
      },
    ],
  };
  const codesOf = (counts: (item: Item) => boolean) =>
    rows.flatMap(({ item }) => (counts(item) ? [item.code] : []));
  return provenPaper(report, asked, {
    head: 'Mã hạng mục',
    rows: {
      'Số hạng mục': codesOf(() => true),
      ...Object.fromEntries(
        moneyKinds.map((kind) => [moneyWords[kind], codesOf(({ sums }) => BigInt(sums[kind]) !== 0n)]),
      ),
    },
  });
}

const moneyWords: Record<(typeof moneyKinds)[number], string> = {
  plan: 'Kế hoạch',
  allocation: 'Đã phân bổ',
  disbursement: 'Đã giải ngân',
};

/** A part is never printed as if it were the whole. */
const caveat = (onlyOf: string | null) =>
  onlyOf === null
    ? []
    : [
        {
          kind: 'paragraph' as const,
          text: `Số liệu này chỉ gồm các hạng mục do ${onlyOf} làm chủ đầu tư, phối hợp hoặc đến lượt phải làm; không phải toàn bộ hạng mục đầu tư của trường.`,
        },
      ];

const annex = ({ rows, total }: Pick<Paper, 'rows' | 'total'>): Table => ({
  kind: 'table',
  columns: [
    { head: 'TT', millimetres: 10, align: 'center' },
    { head: 'Hạng mục', share: 5 },
    { head: 'Chủ đầu tư', share: 3 },
    { head: 'Tổng mức', millimetres: 24, align: 'right' },
    { head: 'Năm, nguồn vốn', share: 3 },
    { head: 'Kế hoạch', millimetres: 24, align: 'right' },
    { head: 'Phân bổ', millimetres: 24, align: 'right' },
    { head: 'Giải ngân', millimetres: 24, align: 'right' },
    { head: 'Mốc đã qua', share: 2 },
  ],
  rows: [...rows.flatMap((row, at) => itemRows(row, at + 1)), sumRow(total)],
});

/** An item, then its years and sources where there is more than one; without any, its one row says so. */
function itemRows({ item, lines }: Paper['rows'][number], at: number): Row[] {
  const { code, name, owner, estimate, stage, sums } = item;
  const [only] = lines;
  const where =
    lines.length === 1 && only
      ? `${only.year}, ${sourceLabels[only.source]}`
      : lines.length > 1
        ? 'Cộng'
        : 'chưa bố trí';
  const head: Row = {
    cells: [
      ...[String(at), `${code}. ${name}`, owner?.name ?? 'chưa xác định'],
      ...[estimate ? sayMillions(estimate) : 'chưa có', where, ...money(sums)],
      stage ? stageLabels[stage] : 'chưa có',
    ],
  };
  if (lines.length < 2) return [head];
  return [
    head,
    ...lines.map(({ year, source, sums: own }) => ({
      cells: ['', '', '', '', `${year}, ${sourceLabels[source]}`, ...money(own), ''],
    })),
  ];
}

const money = (sums: Sums): string[] => moneyKinds.map((kind) => sayMillions(sums[kind]));

const bold = (text: string) => [{ text, bold: true }];
const sumRow = (total: Sums): Row => ({
  cells: ['', bold('Tổng cộng'), '', '', '', ...money(total).map(bold), ''],
});
