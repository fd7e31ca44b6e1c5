import { formatDate } from '@dondoc/vietnamese';
import { formatFor, type OfficialDocument, type Run, type Table, type Text } from '@dondoc/writer';
import type { Agency, AgencyRef } from '#accounts/schema.ts';
import { PaperFigures } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import { kindLabels, levelLabels, sayMoney } from './labels.ts';
import type { TopicRow, TopicsAsk } from './schema.ts';
import { lateWords, placeWords } from './sheets.ts';

interface Paper {
  school: AgencyRef;
  regime: Agency['regime'];
  place: string;
  asked: TopicsAsk;
  rows: TopicRow[];
}

const two = (n: number): string => String(n).padStart(2, '0');
const named = ({ code, title }: TopicRow): string => (code ? `${title} (${code})` : title);

/** Báo cáo of the school with its list of topics. Number and day are blank until it is signed. */
export function topicsPaper({ school, regime, place, asked, rows }: Paper): OfficialDocument {
  const { asOf, nam } = asked;
  const ofYear = nam === undefined ? '' : ` năm ${nam}`;
  const figures = new PaperFigures();
  const late = rows.filter(({ standing }) => standing.lateDays !== null);
  const count = (label: string, these: TopicRow[]): Run =>
    figures.of(label, `${two(these.length)} việc`, these.map(named));
  const whole = [
    { text: `Sổ nghiên cứu khoa học của ${school.name}${ofYear} có ` },
    count('Tổng số việc', rows),
    { text: ', trong đó quá hạn hoàn thành ' },
    count('Quá hạn hoàn thành', late),
    { text: `.${narrowedWords(asked)} ${knownWords(asked)}` },
  ];
  const kinds = groupsOf(rows).map(([words, these]) => ({
    kind: 'item' as const,
    level: 2 as const,
    text: [{ text: `${words}: ` }, count(words, these), { text: '.' }],
  }));
  const table = tableOf(rows, figures);
  return {
    ...{ regime, version: formatFor(regime, asOf).version, superior: null },
    ...{ issuer: school.name, issuerInText: school.name, symbol: school.shortName, number: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `danh mục đề tài, tổng kết thực tiễn, hội thảo khoa học${ofYear}`,
    ...{ place, date: asOf.slice(0, 7) },
    body: [
      { kind: 'paragraph', text: whole },
      ...kinds,
      {
        kind: 'paragraph',
        text: 'Từng việc và căn cứ của từng số liệu nêu tại các Phụ lục kèm theo.',
      },
    ],
    recipients: [{ text: regime === 'party' ? `Lưu ${school.shortName}` : `Lưu: VT, ${school.shortName}` }],
    signature: { authority: null, position: 'Hiệu trưởng', name: null },
    properties: { facts: figures.facts(asked, regime) },
    appendices: [
      {
        title: `Danh mục đề tài, tổng kết thực tiễn, hội thảo khoa học${ofYear}`,
        landscape: true,
        blocks: rows.length > 0 ? [table] : [{ kind: 'paragraph', text: 'Không có.' }],
      },
      figures.annex(asked, 'Việc'),
    ],
  };
}

/** A part is never printed as if it were the whole. */
function narrowedWords({ cap, loai, linh_vuc, buoc, only }: TopicsAsk): string {
  const by = [
    cap && levelLabels[cap].toLowerCase(),
    loai && kindLabels[loai].toLowerCase(),
    linh_vuc !== undefined && `lĩnh vực ${linh_vuc || 'chưa ghi'}`,
    (buoc || only !== undefined) && 'các việc được chọn trên sổ',
  ].filter(Boolean);
  return by.length > 0 ? ` Chỉ gồm: ${by.join('; ')}.` : '';
}

const groupsOf = (rows: TopicRow[]): [string, TopicRow[]][] =>
  [
    ...Map.groupBy(rows, ({ kind, level }) => `${kindLabels[kind]} ${levelLabels[level].toLowerCase()}`),
  ].toSorted(([a], [b]) => a.localeCompare(b, 'vi'));

/** Two of the same name are told apart by their place in the table. */
function tableOf(rows: TopicRow[], figures: PaperFigures): Table {
  const said = (at: number, what: string, value: string): Text =>
    value === '' ? '' : [figures.cell(`Việc thứ ${at + 1}, ${what}`, value)];
  return {
    kind: 'table',
    columns: [
      { head: 'TT', millimetres: 10, align: 'center' },
      { head: 'Tên, mã số', share: 5 },
      { head: 'Loại, cấp', millimetres: 30 },
      { head: 'Lĩnh vực', share: 2 },
      { head: 'Chủ nhiệm', millimetres: 30 },
      { head: 'Hạn', millimetres: 27, align: 'center' },
      { head: 'Tình hình', share: 3 },
      { head: 'Dự toán', millimetres: 34, align: 'right' },
    ],
    rows: rows.map((row, at) => ({
      cells: [
        String(at + 1),
        named(row),
        `${kindLabels[row.kind]}, ${levelLabels[row.level].toLowerCase()}`,
        ...[row.field ?? '', row.leader ?? ''],
        said(at, 'hạn', row.standing.due ? formatDate(row.standing.due) : ''),
        said(at, 'tình hình', [placeWords(row), lateWords(row)].filter(Boolean).join(', ')),
        said(at, 'dự toán', row.planned === null ? '' : sayMoney(row.planned)),
      ],
    })),
  };
}
