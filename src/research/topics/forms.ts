import { formatDate } from '@dondoc/vietnamese';
import { formatFor, type OfficialDocument, type Table } from '@dondoc/writer';
import type { Agency, AgencyRef } from '#accounts/schema.ts';
import { kindLabels, levelLabels, sayMoney } from './labels.ts';
import type { TopicRow } from './schema.ts';
import { lateWords, placeWords } from './sheets.ts';

interface Paper {
  school: AgencyRef;
  regime: Agency['regime'];
  place: string;
  today: string;
  year: number | null;
  rows: TopicRow[];
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Báo cáo of the school with its list of topics. Number and day are blank until it is signed. */
export function topicsPaper({ school, regime, place, today, year, rows }: Paper): OfficialDocument {
  const ofYear = year === null ? '' : ` năm ${year}`;
  const late = rows.filter(({ standing }) => standing.lateDays !== null).length;
  return {
    ...{ regime, version: formatFor(regime, today).version, superior: null },
    ...{ issuer: school.name, issuerInText: school.name, symbol: school.shortName, number: null },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `danh mục đề tài, tổng kết thực tiễn, hội thảo khoa học${ofYear}`,
    ...{ place, date: today.slice(0, 7) },
    body: [
      {
        kind: 'paragraph',
        text: `Sổ nghiên cứu khoa học của ${school.name}${ofYear} có ${two(rows.length)} việc, số liệu đến ngày ${formatDate(today)}: ${countsOf(rows)}. Quá hạn hoàn thành: ${two(late)} việc.`,
      },
      { kind: 'paragraph', text: 'Từng việc nêu tại Phụ lục.' },
    ],
    recipients: [{ text: regime === 'party' ? `Lưu ${school.shortName}` : `Lưu: VT, ${school.shortName}` }],
    signature: { authority: null, position: 'Hiệu trưởng', name: null },
    appendices: [
      {
        title: `Danh mục đề tài, tổng kết thực tiễn, hội thảo khoa học${ofYear}`,
        landscape: true,
        blocks: rows.length > 0 ? [tableOf(rows)] : [{ kind: 'paragraph', text: 'Không có.' }],
      },
    ],
  };
}

const countsOf = (rows: TopicRow[]): string =>
  [
    ...Map.groupBy(
      rows,
      ({ kind, level }) => `${kindLabels[kind].toLowerCase()} ${levelLabels[level].toLowerCase()}`,
    ),
  ]
    .map(([words, these]) => `${words} ${two(these.length)}`)
    .toSorted((a, b) => a.localeCompare(b, 'vi'))
    .join('; ') || 'chưa có việc nào';

const tableOf = (rows: TopicRow[]): Table => ({
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
      row.code ? `${row.title} (${row.code})` : row.title,
      `${kindLabels[row.kind]}, ${levelLabels[row.level].toLowerCase()}`,
      ...[row.field ?? '', row.leader ?? ''],
      row.standing.due ? formatDate(row.standing.due) : '',
      [placeWords(row), lateWords(row)].filter(Boolean).join(', '),
      row.planned === null ? '' : sayMoney(row.planned),
    ],
  })),
});
