import { formatDate, formatNumber } from '@dondoc/vietnamese';
import {
  type Block,
  formatFor,
  type OfficialDocument,
  type Row,
  type Table,
  type Text,
} from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { PaperFigures } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import { kindLabels, organiserName, stateLabels } from './labels.ts';
import { begun, daysOf, mustAsk, seatName, wasAttended } from './rules.ts';
import type { Occasion, ParticipationView, ParticipationYearAsk, Seat, Tally } from './schema.ts';

function base(office: Office, day: string) {
  const head = letterhead(office);
  return {
    ...{ regime: office.regime, version: formatFor(office.regime, day).version },
    ...{ superior: head.superior, issuer: head.issuer, issuerInText: office.name },
    ...{ symbol: office.shortName, number: null, place: office.place, date: day.slice(0, 7) },
    signature: { authority: null, position: head.signerPosition, name: null },
  };
}

/** Công văn to an organiser who has not asked the school: who must be asked. Number and day come with the signature. */
export function reminderLetter(
  office: Office,
  occasion: Occasion,
  school: string | null,
  day: string,
): OfficialDocument {
  const due = occasion.seats.filter(({ isDue, standing }) => isDue && !standing.wasAsked);
  const to = organiserName(occasion);
  const name = school ?? 'Trường Chính trị tỉnh';
  return {
    ...base(office, day),
    type: { code: 'CV', name: 'Công văn' },
    subject: `mời ${name} dự ${kindLabels[occasion.kind].toLocaleLowerCase('vi')}`,
    addressees: [to],
    body: [
      {
        kind: 'paragraph',
        text: `${to} tổ chức «${occasion.title}» (${daysOf(occasion)}). Qua theo dõi của ${office.name}, đến hết ngày ${formatDate(day)} chưa ghi nhận lời mời gửi ${name} đối với:`,
      },
      ...due.map((seat) => ({ kind: 'item' as const, level: 4 as const, text: `${seatName(seat)}.` })),
      {
        kind: 'paragraph',
        text: `${office.name} đề nghị ${to} xem xét, mời các đồng chí nêu trên tham dự để kịp thời cập nhật chủ trương, phục vụ công tác giảng dạy, nghiên cứu; gửi thông tin về ${office.name} để theo dõi.`,
      },
    ],
    recipients: ['Như trên', name, ...letterhead(office).recipients].map((text) => ({ text })),
  };
}

/** Of how many how many: "3/4 lần (75 %)". */
const share = (part: number, whole: number, unit: string): string =>
  whole === 0
    ? `0 ${unit}`
    : `${part}/${whole} ${unit} (${formatNumber(Math.round((part / whole) * 1000) / 10)} %)`;

const hyphen = (text: Text): Block => ({ kind: 'item', level: 4, text });

/** A short report of the year: what it comes to, by organiser, then every occasion. */
export function yearReport(
  office: Office,
  view: ParticipationView,
  asked: ParticipationYearAsk,
): OfficialDocument {
  const { year, day, organisers, occasions, school } = view;
  const name = school ?? 'Trường Chính trị tỉnh';
  const figures = new PaperFigures();
  const counted = begun(occasions, day);
  return {
    ...base(office, day),
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `việc mời ${name} dự hội nghị, tham gia soạn thảo năm ${year}`,
    body: [
      {
        kind: 'paragraph',
        text: [
          { text: `Năm ${year} đã ghi nhận ` },
          figures.of('Cuộc đã diễn ra', `${counted.length} cuộc`, counted.map(named)),
          { text: ` đã diễn ra. ${knownWords(asked)}` },
        ],
      },
      ...(view.isWhole
        ? []
        : [{ kind: 'paragraph' as const, text: 'Chỉ gồm các cuộc do cơ quan lập bảng này tổ chức.' }]),
      ...totals(view.total, counted, figures),
      { kind: 'paragraph', text: 'Theo cơ quan tổ chức:' },
      tallyTable(organisers, figures),
      { kind: 'paragraph', text: 'Từng cuộc và căn cứ của từng số liệu nêu tại các Phụ lục kèm theo.' },
    ],
    recipients: [name, ...letterhead(office).recipients].map((text) => ({ text })),
    appendices: [
      { title: `Các cuộc trong năm ${year}`, landscape: true, blocks: [occasionTable(occasions, figures)] },
      figures.annex(asked, 'Cuộc'),
    ],
    // Last, when every figure has been said.
    properties: { facts: figures.facts(asked, office.regime) },
  };
}

const named = (one: Occasion): string => `${one.title} (${daysOf(one)})`;

function totals(total: Tally, counted: Occasion[], figures: PaperFigures): Block[] {
  const those = (is: (one: Occasion) => boolean) => counted.filter(is).map(named);
  const someSeat = (is: (seat: Seat) => boolean) => those(({ seats }) => seats.some(is));
  return [
    hyphen([
      { text: 'Được mời: ' },
      figures.of('Được mời', share(total.asked, total.mustAsk, 'lần phải mời'), those(mustAsk)),
      { text: '; tính theo người: ' },
      figures.of(
        'Được mời, tính theo người',
        share(total.seatsAsked, total.seatsDue, 'lượt'),
        someSeat(({ isDue }) => isDue),
      ),
      { text: '.' },
    ]),
    hyphen([
      { text: 'Có người của trường dự: ' },
      figures.of('Có người của trường dự', `${total.attended} lần`, those(wasAttended)),
      { text: ', ' },
      figures.of(
        'Lượt người dự',
        `${total.seatsCame} lượt người`,
        someSeat(({ standing }) => standing.came === true),
      ),
      { text: '; vắng ' },
      figures.of(
        'Lượt người vắng',
        `${total.seatsAbsent} lượt người`,
        someSeat(({ standing }) => standing.came === false),
      ),
      { text: '.' },
    ]),
  ];
}

const tallyTable = (rows: Tally[], figures: PaperFigures): Table => ({
  kind: 'table',
  columns: [
    { head: 'Cơ quan tổ chức', share: 1 },
    { head: 'Số cuộc', millimetres: 20, align: 'center' },
    { head: 'Được mời / phải mời', millimetres: 34, align: 'center' },
    { head: 'Đã dự', millimetres: 20, align: 'center' },
  ],
  rows: rows.map(({ name, occasions, asked, mustAsk: due, attended }): Row => {
    const cell = (what: string, value: string) => [figures.cell(`${name}, ${what}`, value)];
    return {
      cells: [
        ...[name, cell('số cuộc', String(occasions))],
        ...[cell('được mời trên phải mời', `${asked}/${due}`), cell('đã dự', String(attended))],
      ],
    };
  }),
});

const occasionTable = (rows: Occasion[], figures: PaperFigures): Table => ({
  kind: 'table',
  columns: [
    { head: 'TT', millimetres: 10, align: 'center' },
    { head: 'Ngày', millimetres: 30, align: 'center' },
    { head: 'Tên cuộc', share: 3 },
    { head: 'Cơ quan tổ chức', share: 2 },
    { head: 'Người của trường', share: 2 },
    { head: 'Tình hình', millimetres: 38 },
  ],
  rows: rows.map(
    (one, at): Row => ({
      cells: [
        ...[String(at + 1), daysOf(one), one.title, organiserName(one)],
        one.seats.map(seatName).join('; ') || 'chưa ghi',
        [figures.cell(`${named(one)}, tình hình`, stateLabels[one.state])],
      ],
    }),
  ),
});
