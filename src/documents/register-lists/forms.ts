import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { formatFor, type OfficialDocument, type Table } from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Dossier } from '../dossiers/schema.ts';
import type { Book } from '../numbering/schema.ts';
import { settlingWords, stateLabels } from '../registers/labels.ts';
import type { Entry } from '../registers/schema.ts';

function paper(
  { office, today, name }: Viewer,
  subject: string,
  lines: string[],
  title: string,
  table: Table,
): OfficialDocument {
  const head = letterhead(office);
  // Printouts say what they come from (Nghị định 30/2020, Phụ lục VI).
  const mark = `Bản in từ sổ văn bản điện tử của ${office.name} ngày ${formatDate(today)}; người in: ${name}.`;
  return {
    ...{ regime: office.regime, version: formatFor(office.regime, today).version },
    ...{ superior: head.superior, issuer: head.issuer, issuerInText: office.name, symbol: office.shortName },
    ...{
      number: null,
      type: { code: 'BC', name: 'Báo cáo' },
      subject,
      place: office.place,
      date: today.slice(0, 7),
    },
    body: [...lines, mark].map((text) => ({ kind: 'paragraph' as const, text })),
    recipients: head.recipients.map((text) => ({ text })),
    signature: { authority: null, position: head.signerPosition, name: null },
    appendices: [{ title, landscape: true, blocks: [{ kind: 'paragraph', text: mark }, table] }],
  };
}

const bookNames: Record<Book, string> = { in: 'văn bản đến', out: 'văn bản đi' };
const share = (part: number, whole: number): string =>
  whole === 0 ? '0' : `${part}/${whole} (${formatNumber(Math.round((part / whole) * 1000) / 10, 1)} %)`;

interface Asked {
  book: Book;
  kind: 'book' | 'answers';
  from?: string | undefined;
  to?: string | undefined;
  entries: Entry[];
}

/** The book itself, or what became of each paper in it. */
export function entriesPaper(viewer: Viewer, { book, kind, from, to, entries }: Asked): OfficialDocument {
  const days = [
    from && `từ ngày ${formatDate(from)}`,
    `${from ? '' : 'tính '}đến hết ngày ${formatDate(to ?? viewer.today)}`,
  ]
    .filter(Boolean)
    .join(' ');
  const named = entries.filter(({ state }) => state !== 'cancelled' && state !== 'reserved');
  const count = (state: Entry['state']) => entries.filter((one) => one.state === state).length;
  const opening = `Sổ ${bookNames[book]} ${days} có ${entries.length} số, trong đó ${named.length} số có văn bản, ${count('reserved')} số giữ, ${count('cancelled')} số huỷ.`;
  const asking = named.length - count('sent');
  const done = count('settled') + count('settledLate');
  const figures = [
    `Đã giải quyết ${share(done, asking)} văn bản${book === 'out' ? ' có hẹn trả lời' : ''}, trong đó giải quyết quá hạn ${count('settledLate')}; chưa giải quyết ${share(count('open') + count('late'), asking)}, trong đó quá hạn trả lời ${count('late')}.`,
  ];
  return kind === 'book'
    ? paper(
        viewer,
        `sổ đăng ký ${bookNames[book]}`,
        [opening],
        `Sổ ${bookNames[book]}`,
        bookTable(book, entries),
      )
    : paper(
        viewer,
        `tình hình giải quyết ${bookNames[book]}`,
        [opening, ...figures],
        `Tình hình giải quyết từng ${bookNames[book]}`,
        answerTable(book, named),
      );
}

const of = (day: string | null | undefined): string => (day ? formatDate(day) : '');

const bookTable = (book: Book, entries: Entry[]): Table => ({
  kind: 'table',
  columns: [
    { head: book === 'in' ? 'Số đến' : 'Số', millimetres: 14, align: 'center' },
    { head: book === 'in' ? 'Ngày đến' : 'Ngày vào sổ', millimetres: 29, align: 'center' },
    { head: 'Cơ quan ban hành', share: 2 },
    { head: 'Số, ký hiệu; ngày', share: 2 },
    { head: 'Loại, trích yếu', share: 4 },
    { head: book === 'in' ? 'Người nhận' : 'Nơi nhận', share: 2 },
    { head: 'Ghi chú', share: 1 },
  ],
  rows: entries.map(({ entryNumber, registeredOn, paper: one, fullNumber, cancelled, state }) => ({
    cells: [
      ...[entryNumber, of(book === 'in' ? (one?.movedOn ?? registeredOn) : registeredOn), one?.issuer ?? ''],
      [fullNumber, of(one?.issuedOn)].filter(Boolean).join('; '),
      one ? [one.typeName, one.subject].filter(Boolean).join(' ') : stateLabels[state],
      one?.toWhom ?? '',
      cancelled ? `Huỷ: ${cancelled.why}` : (one?.note ?? ''),
    ],
  })),
});

const answerTable = (book: Book, entries: Entry[]): Table => ({
  kind: 'table',
  columns: [
    { head: book === 'in' ? 'Số đến' : 'Số', millimetres: 14, align: 'center' },
    { head: 'Số, ký hiệu; ngày', share: 2 },
    { head: book === 'in' ? 'Cơ quan ban hành' : 'Nơi nhận', share: 2 },
    { head: 'Trích yếu', share: 4 },
    { head: 'Hạn', millimetres: 29, align: 'center' },
    { head: 'Tình hình', share: 2 },
    { head: 'Kết quả', share: 3 },
  ],
  rows: entries.map((one) => ({
    cells: [
      ...[one.entryNumber, [one.fullNumber, of(one.paper?.issuedOn)].filter(Boolean).join('; ')],
      (book === 'in' ? one.paper?.issuer : one.paper?.toWhom) ?? '',
      ...[one.paper?.subject ?? '', of(one.paper?.dueOn), stateLabels[one.state], settlingWords(one)],
    ],
  })),
});

/** Mục lục văn bản: what lies in a dossier. */
export const papersPaper = (viewer: Viewer, dossier: Dossier, entries: Entry[]): OfficialDocument =>
  paper(
    viewer,
    `mục lục văn bản trong hồ sơ ${dossier.code}`,
    [`Hồ sơ ${dossier.code}, «${dossier.title}», có ${entries.length} văn bản.`],
    'Mục lục văn bản',
    {
      kind: 'table',
      columns: [
        { head: 'TT', millimetres: 12, align: 'center' },
        { head: 'Số, ký hiệu', share: 2 },
        { head: 'Ngày', millimetres: 29, align: 'center' },
        { head: 'Cơ quan ban hành', share: 2 },
        { head: 'Trích yếu', share: 5 },
      ],
      rows: entries.map(({ fullNumber, paper: one }, at) => ({
        cells: [String(at + 1), fullNumber ?? '', of(one?.issuedOn), one?.issuer ?? '', one?.subject ?? ''],
      })),
    },
  );

/** Mục lục hồ sơ. */
export const dossiersPaper = (viewer: Viewer, dossiers: Dossier[]): OfficialDocument =>
  paper(viewer, 'mục lục hồ sơ', [`Có ${dossiers.length} hồ sơ.`], 'Mục lục hồ sơ', {
    kind: 'table',
    columns: [
      { head: 'TT', millimetres: 12, align: 'center' },
      { head: 'Mã hồ sơ', share: 1 },
      { head: 'Tên hồ sơ', share: 4 },
      { head: 'Số văn bản', millimetres: 22, align: 'center' },
      { head: 'Giữ đến', millimetres: 29, align: 'center' },
      { head: 'Giao nộp', share: 1 },
    ],
    rows: dossiers.map(({ code, title, papers, keepUntil, handOverOn, handedOverOn }, at) => ({
      cells: [
        ...[String(at + 1), code, title, String(papers), keepUntil ? formatDate(keepUntil) : 'vĩnh viễn'],
        handedOverOn
          ? `đã giao nộp ${formatDate(handedOverOn)}`
          : handOverOn
            ? `hạn ${formatDate(handOverOn)}`
            : '',
      ],
    })),
  });
