import { formatDate } from '@dondoc/vietnamese';
import { formatFor, type OfficialDocument, type Table } from '@dondoc/writer';
import type { AgencyRef } from '#accounts/schema.ts';
import { degreeLabels, rankLabel } from '../labels.ts';
import type { NeedLine } from './schema.ts';

interface Paper {
  school: AgencyRef;
  to: string;
  place: string;
  today: string;
  need: { title: string; year: number; reason: string; lines: NeedLine[] };
}

/** Công văn of the school: what staff it needs. Number and day are blank until it is signed. */
export function needLetter({ school, to, place, today, need }: Paper): OfficialDocument {
  const sum = need.lines.reduce((all, { needed }) => all + needed, 0);
  return {
    regime: 'state',
    version: formatFor('state', today).version,
    superior: null,
    issuer: school.name,
    issuerInText: school.name,
    symbol: school.shortName,
    number: null,
    type: { code: 'CV', name: 'Công văn' },
    subject: `nhu cầu về đội ngũ năm ${need.year}`,
    place,
    date: today.slice(0, 7),
    addressees: [to],
    body: [
      { kind: 'paragraph', text: need.reason },
      {
        kind: 'paragraph',
        text: `${school.name} đề nghị ${to} xem xét nhu cầu về đội ngũ năm ${need.year}, tổng số ${String(sum).padStart(2, '0')} người, số liệu hiện có tính đến ngày ${formatDate(today)}, cụ thể như sau:`,
      },
      lineTable(need.lines),
      { kind: 'paragraph', text: `${school.name} kính đề nghị ${to} quan tâm, có ý kiến trả lời.` },
    ],
    recipients: [{ text: 'Như trên' }, { text: `Lưu: VT, ${school.shortName}` }],
    signature: { authority: null, position: 'Hiệu trưởng', name: null },
  };
}

const lineTable = (lines: NeedLine[]): Table => ({
  kind: 'table',
  columns: [
    { head: 'TT', millimetres: 10, align: 'center' },
    { head: 'Vị trí', share: 1 },
    { head: 'Hạng, trình độ', millimetres: 38 },
    { head: 'Hiện có', millimetres: 16, align: 'center' },
    { head: 'Đề nghị', millimetres: 17, align: 'center' },
    { head: 'Lý do', share: 1 },
  ],
  rows: lines.map(({ position, rank, degree, there, needed, reason }, at) => ({
    cells: [
      ...[String(at + 1), position],
      [rank && rankLabel(rank), degree && degreeLabels[degree]].filter(Boolean).join(', ') || 'không nêu',
      ...[String(there), String(needed), reason ?? ''],
    ],
  })),
});
