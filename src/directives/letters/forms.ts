import { formatDate } from '@dondoc/vietnamese';
import { type Block, formatFor, type OfficialDocument, type Row, type Table } from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';

interface Line {
  code: string;
  title: string;
  about: 'late' | 'silent';
  aboutDay: string;
  days: number;
}

interface Letter {
  office: Office;
  agency: string;
  draftedOn: string;
  lines: Line[];
}

/**
 * Công văn đôn đốc: one agency, what is late there and what it has been silent on. Blank are the number and the day,
 * which it gets when it is signed; by when to answer is the signer's to say, so no day is put in.
 */
export function pressingLetter({ office, agency, draftedOn, lines }: Letter): OfficialDocument {
  const head = letterhead(office);
  const late = lines.filter(({ about }) => about === 'late');
  const silent = lines.filter(({ about }) => about === 'silent');
  return {
    regime: office.regime,
    version: formatFor(office.regime, draftedOn).version,
    superior: head.superior,
    issuer: head.issuer,
    issuerInText: office.name,
    symbol: office.shortName,
    number: null,
    type: { code: 'CV', name: 'Công văn' },
    subject: 'đôn đốc thực hiện nhiệm vụ được giao',
    place: office.place,
    date: draftedOn.slice(0, 7),
    addressees: [agency],
    body: [
      { kind: 'paragraph', text: opening(office, agency, draftedOn, late.length, silent.length) },
      ...(late.length > 0 ? [lateTable(late)] : []),
      ...(silent.length > 0 ? beforeSilent(late.length) : []),
      ...(silent.length > 0 ? [silentTable(silent)] : []),
      {
        kind: 'paragraph',
        text: `${office.name} đề nghị ${agency} khẩn trương thực hiện, báo cáo kết quả từng nhiệm vụ nêu trên; việc chưa xong nêu rõ nguyên nhân, người chịu trách nhiệm và ngày hoàn thành, gửi ${office.name} tổng hợp, báo cáo lãnh đạo.`,
      },
    ],
    recipients: ['Như trên', ...head.recipients].map((text) => ({ text })),
    signature: { authority: null, position: head.signerPosition, name: null },
  };
}

const count = (n: number): string => String(n).padStart(2, '0');

function opening(office: Office, agency: string, day: string, late: number, silent: number): string {
  const what =
    late > 0
      ? `${count(late)} nhiệm vụ quá hạn chưa hoàn thành`
      : `${count(silent)} nhiệm vụ không có thời hạn đã lâu chưa có báo cáo`;
  return `Qua theo dõi của ${office.name}, tính đến hết ngày ${formatDate(day)}, ${agency} còn ${what}, cụ thể như sau:`;
}

const beforeSilent = (late: number): Block[] =>
  late === 0 ? [] : [{ kind: 'paragraph', text: 'Các nhiệm vụ không có thời hạn đã lâu chưa có báo cáo:' }];

const table = (dayHead: string, daysHead: string, lines: Line[]): Table => ({
  kind: 'table',
  columns: [
    { head: 'TT', millimetres: 10, align: 'center' },
    { head: 'Mã nhiệm vụ', millimetres: 38 },
    { head: 'Nội dung nhiệm vụ', share: 1 },
    { head: dayHead, millimetres: 27, align: 'center' },
    { head: daysHead, millimetres: 20, align: 'center' },
  ],
  rows: lines.map(
    // A code is not torn at the line's end.
    ({ code, title, aboutDay, days }, at): Row => ({
      cells: [String(at + 1), code.replaceAll('-', '\u2011'), title, formatDate(aboutDay), String(days)],
    }),
  ),
});

const lateTable = (lines: Line[]) => table('Thời hạn', 'Số ngày quá hạn', lines);
const silentTable = (lines: Line[]) => table('Báo cáo gần nhất', 'Số ngày im lặng', lines);
