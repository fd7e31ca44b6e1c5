import { formatDate } from '@dondoc/vietnamese';
import { type Block, formatFor, type OfficialDocument, type Table } from '@dondoc/writer';
import { letterhead, nameOn } from '#accounts/rules.ts';
import type { Agency, Office } from '#accounts/schema.ts';
import { provenPaper } from '#directives/known/forms.ts';
import { knownWords } from '#directives/known/labels.ts';
import { stateLabels } from '../labels.ts';
import { GONE_ON, isAnswered } from '../rules.ts';
import type { Proposal } from '../schema.ts';
import type { Issuer, ProposalsAsk } from './schema.ts';
import { paperOf, resultWords, wordOf, workWords } from './sheets.ts';

interface Paper {
  issuer: Issuer;
  office: Office;
  asker: Agency;
  isSchool: boolean;
  proposals: readonly Proposal[];
  day: string;
  asked: ProposalsAsk;
}

/**
 * "Báo cáo kết quả giải quyết kiến nghị": the figures, what is not settled and with whom it lies, and each request with
 * its answer. Blank are the number and the day: they are given when it is signed.
 */
export function proposalReport(paper: Paper): OfficialDocument {
  const { issuer, office, asker, proposals, day, asked } = paper;
  const { name } = nameOn(asker, day);
  const counted = proposals.filter(({ state }) => !GONE_ON.includes(state) && state !== 'draft');
  const figures = figuresOf(counted);
  const whose = issuer === 'office' ? office.name : name;
  const report: OfficialDocument = {
    ...headOf(paper),
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `kết quả giải quyết kiến nghị của ${name}`,
    body: [
      {
        kind: 'paragraph',
        text: `${whose} báo cáo kết quả giải quyết các kiến nghị của ${name}, như sau. ${knownWords(asked)}`,
      },
      { kind: 'heading', level: 1, text: 'Tình hình chung' },
      ...figures.map(([label, those]) => item(`${label}: ${those.length} kiến nghị.`)),
      ...openOnes(counted),
      { kind: 'paragraph', text: 'Kết quả từng kiến nghị nêu tại Phụ lục kèm theo.' },
    ],
    appendices: [
      {
        title: `Kết quả giải quyết từng kiến nghị của ${name}`,
        landscape: true,
        blocks: [everyOne(proposals.filter(({ state }) => state !== 'draft'))],
      },
    ],
  };
  const rows = figures.map(([label, those]) => [label, those.map(({ text }) => text)] as const);
  return provenPaper(report, asked, { rows: Object.fromEntries(rows), head: 'Kiến nghị' });
}

function headOf({ issuer, office, asker, isSchool, day }: Paper) {
  const head = letterhead(office);
  const own = nameOn(asker, day);
  const isOffice = issuer === 'office';
  const regime = isOffice ? office.regime : asker.regime;
  const archive = regime === 'party' ? `Lưu ${own.shortName}` : 'Lưu: VT';
  const recipients = isOffice ? head.recipients : [`${office.name} (để báo cáo)`, archive];
  const position = isSchool ? 'Hiệu trưởng' : 'Thủ trưởng cơ quan';
  return {
    ...{ regime, version: formatFor(regime, day).version, superior: head.superior },
    ...{ issuer: isOffice ? head.issuer : own.name, symbol: isOffice ? office.shortName : own.shortName },
    ...{ number: null, place: office.place, date: day.slice(0, 7) },
    recipients: recipients.map((text) => ({ text })),
    signature: { authority: null, position: isOffice ? head.signerPosition : position, name: null },
  };
}

const item = (text: string): Block => ({ kind: 'item', level: 2, text });

/** Each count with the requests that it counts. */
function figuresOf(all: readonly Proposal[]): [label: string, those: Proposal[]][] {
  const of = (...states: Proposal['state'][]) => all.filter(({ state }) => states.includes(state));
  return [
    ['Tổng số kiến nghị', [...all]],
    ['Đã có kết quả trả lời được xác nhận', all.filter(isAnswered)],
    ['Đã giải quyết, hai bên cùng xác nhận', of('settled')],
    ['Một bên đã xác nhận giải quyết, chờ bên kia', of('oneSide')],
    ['Hai bên chưa thống nhất', of('disputed')],
    ['Trả lời trước mắt, chưa đến ngày xem lại', of('interim')],
    ['Trả lời trước mắt, đã đến ngày xem lại', of('reviewDue')],
    ['Chưa có trả lời hoặc chưa xác nhận kết quả', of('waiting', 'unconfirmed')],
  ];
}

const bothWords = ({ body, asker }: Proposal): string =>
  lines(body && `Văn phòng: ${wordOf(body)}`, asker && `Cơ quan kiến nghị: ${wordOf(asker)}`)
    .replaceAll('.\n', '; ')
    .replaceAll('\n', '; ');

function openOnes(all: readonly Proposal[]): Block[] {
  const disputed = all.filter(({ state }) => state === 'disputed');
  const due = all.filter(({ state }) => state === 'reviewDue');
  if (disputed.length + due.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: 'Việc cần cho ý kiến' },
    ...disputed.map((one) => item(`${one.text}: ${bothWords(one)}`)),
    ...due.map(({ text, current }) =>
      item(`${text}: đến ngày xem lại ${current?.reviewOn ? formatDate(current.reviewOn) : ''}.`),
    ),
  ];
}

/** Every request, whatever of it is not known; those that were split or merged say where they went on. */
const everyOne = (all: readonly Proposal[]): Table => ({
  kind: 'table',
  columns: [
    { head: 'TT', millimetres: 10, align: 'center' },
    { head: 'Kiến nghị', share: 3 },
    { head: 'Kết quả trả lời', share: 3 },
    { head: 'Nhiệm vụ được giao', share: 2 },
    { head: 'Tình hình', share: 2 },
  ],
  rows: all.map((one, at) => ({
    cells: [
      String(at + 1),
      askedWords(one),
      answerWords(one),
      workWords(one) || 'Không giao',
      standingWords(one),
    ],
  })),
});

const lines = (...all: (string | null)[]): string => all.filter(Boolean).join('\n');

const askedWords = ({ text, askedOn, askedAt }: Proposal): string =>
  lines(
    text,
    askedOn || askedAt ? `(${[askedOn && formatDate(askedOn), askedAt].filter(Boolean).join(', ')})` : null,
  );

const answerWords = ({ current }: Proposal): string =>
  lines(
    resultWords(current),
    current && [formatDate(current.on), paperOf(current)].filter(Boolean).join(', '),
    current?.text ?? null,
    current?.reviewOn ? `Ngày xem lại: ${formatDate(current.reviewOn)}` : null,
  );

const standingWords = ({ state, body, asker, into }: Proposal): string =>
  lines(
    stateLabels[state],
    into.length > 0 ? `Tiếp ở: ${into.map(({ text }) => `«${text}»`).join('; ')}` : null,
    body && `Văn phòng: ${wordOf(body)}`,
    asker && `Cơ quan kiến nghị: ${wordOf(asker)}`,
  );
