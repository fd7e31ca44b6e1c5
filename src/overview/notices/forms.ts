import { formatDate } from '@dondoc/vietnamese';
import {
  type Block,
  figure,
  figureLine,
  formatFor,
  type OfficialDocument,
  type Run,
  type Table,
} from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { findingWords } from '#directives/findings/labels.ts';
import { printedName } from '#directives/succession/labels.ts';
import { provenBy, type ReportFigure } from '#platform/reports.ts';
import { stateLabels } from '#proposals/labels.ts';
import { deadlineInWords, progressInWords } from '../forms.ts';
import { type NoticeAsked, TEMPLATE } from '../issuing/schema.ts';
import { momentInWords } from '../rules.ts';
import { noticeName, turnsInWords } from './labels.ts';
import type { Measure, NoticeAnswer, NoticeFinding, NoticePart, NoticeView } from './schema.ts';

interface Paper {
  office: Office;
  notice: NoticeView;
  asked: NoticeAsked;
}

/**
 * "Báo cáo tình hình thực hiện Thông báo số …": its limitations then and now, its requirements, its answers. Both
 * moments stand in it (design rule 1): until when work and limitations are known, and when the figures of the rooms
 * were read, for these are told by all that is recorded of the day.
 */
export function noticeReport({ office, notice, asked }: Paper): OfficialDocument {
  const head = letterhead(office);
  const { document, asOf } = notice;
  const dated = document.issuedOn ? `, ngày ${formatDate(document.issuedOn)}` : '';
  const limitations = limitationsOf(notice);
  const basis = `Số liệu đến ngày ${formatDate(asOf)}; tiến độ nhiệm vụ, hạn chế, kiến nghị ghi nhận đến ${momentInWords(new Date(asked.recordedUntil))}; số liệu của từng phần việc đọc lúc ${momentInWords(new Date(asked.readAt))}.`;
  const figures = noticeFigures(notice);
  return {
    regime: office.regime,
    version: formatFor(office.regime, asOf).version,
    superior: head.superior,
    issuer: head.issuer,
    symbol: office.shortName,
    number: null,
    type: { code: 'BC', name: 'Báo cáo' },
    subject:
      `tình hình thực hiện ${noticeName(document)}${dated}\n${document.issuer ? `của ${document.issuer}` : ''}`.trim(),
    place: office.place,
    date: asOf.slice(0, 7),
    body: [
      {
        kind: 'paragraph',
        text: `${office.name} báo cáo tình hình thực hiện từng phần của ${noticeName(document)}${dated} như sau. ${basis}`,
      },
      { kind: 'heading', level: 1, text: 'Tình hình chung' },
      ...figures.map((one): Block => ({ kind: 'item', level: 2, text: figureLine(one) })),
      { kind: 'paragraph', text: 'Tình hình từng phần nêu tại các phụ lục.' },
    ],
    recipients: head.recipients.map((text) => ({ text })),
    properties: { facts: provenBy(asked, office.regime, TEMPLATE, figures) },
    signature: { authority: null, position: head.signerPosition, name: null },
    appendices: [
      appendix('Khắc phục hạn chế', basis, findingTable(limitations)),
      appendix('Thực hiện yêu cầu', basis, partTable(notice.requirements.map(rowOf))),
      appendix('Trả lời kiến nghị', basis, partTable(answerRows(notice))),
    ],
  };
}

const limitationsOf = ({ findings }: NoticeView) => findings.filter(({ kind }) => kind === 'limitation');

/** What the whole of a notice comes to. */
function noticeFigures(notice: NoticeView): ReportFigure[] {
  const { counts, answers } = notice;
  const limitations = limitationsOf(notice);
  const closed = limitations.filter(({ standing }) => standing.stage === 'closed').length;
  const figures: [string, number][] = [
    ['Nhiệm vụ được giao', counts.total],
    ['Nhiệm vụ đã hoàn thành', counts.doneOnTime + counts.doneLate + counts.undatedDone],
    ['Nhiệm vụ quá hạn chưa xong', counts.openLate],
    ['Hạn chế văn bản nêu', limitations.length],
    ['Hạn chế đã khép', closed],
    ['Kiến nghị được trả lời', answers.length],
  ];
  return figures.map(([label, value]) => ({ label, value: String(value) }));
}

const appendix = (title: string, basis: string, table: Table) => ({
  title,
  landscape: true,
  blocks: [{ kind: 'paragraph', text: basis } satisfies Block, table],
});

/** One that is not known says why: an empty cell would read as nought. */
function figuresIn(about: string, measures: Measure[]): Run[] {
  if (measures.length === 0) return [{ text: 'Chưa gắn số liệu' }];
  return measures.flatMap(({ label, words, reason, isConfirmed }, at) => [
    { text: `${at > 0 ? '; ' : ''}${label}: ` },
    figure(`${about}: ${label}`, words ?? `chưa biết (${reason})`),
    ...(isConfirmed ? [] : [{ text: ' (máy đề xuất)' }]),
  ]);
}

const findingTable = (findings: NoticeFinding[]): Table => ({
  kind: 'table',
  columns: [
    { head: 'TT', millimetres: 10, align: 'center' },
    { head: 'Hạn chế', share: 3 },
    { head: 'Khi ấy', millimetres: 22, align: 'center' },
    { head: 'Hiện nay', share: 2 },
    { head: 'Nhiệm vụ, chỉ tiêu khắc phục', share: 2 },
    { head: 'Tình hình', millimetres: 36 },
  ],
  rows: findings.map((one, at) => ({
    cells: [
      ...[String(at + 1), one.text, one.figures.map(({ text }) => text).join('; ') || 'không nêu số'],
      figuresIn(`Hạn chế ${at + 1}`, one.measures),
      tiedTo(one),
      findingWords(one.standing),
    ],
  })),
});

const tiedTo = ({ ties, indicators }: NoticeFinding): string =>
  [
    ...ties.map(({ directive }) => `${directive.code}: ${progressInWords(directive).toLowerCase()}`),
    ...indicators.map(({ code }) => `chỉ tiêu ${code}`),
  ].join('; ') || 'Chưa gắn';

/** Without a part, why there is none. */
type Row = [ref: string, words: string, part: NoticePart | string];

const rowOf = (part: NoticePart): Row => [
  part.directive.ref,
  [part.directive.title, turnsInWords(part.turns)].filter(Boolean).join('. '),
  part,
];

const answerRows = ({ answers, others }: NoticeView): Row[] => [
  ...answers.flatMap(({ proposal, parts }): Row[] => {
    const words = `${proposal.text} (${stateLabels[proposal.state].toLowerCase()})`;
    if (parts.length === 0) return [[proposal.ref, words, carriedBy(proposal)]];
    return parts.map((part) => [part.directive.ref, `${words}: ${part.directive.title}`, part]);
  }),
  ...others.map(rowOf),
];

const carriedBy = ({ elsewhere }: NoticeAnswer['proposal']): string =>
  elsewhere.count > 0 ? `${elsewhere.count} nhiệm vụ giao cơ quan khác` : 'Không giao cơ quan';

const partTable = (rows: Row[]): Table => ({
  kind: 'table',
  columns: [
    { head: 'Mục', millimetres: 14, align: 'center' },
    { head: 'Nội dung', share: 3 },
    { head: 'Chủ trì', share: 1.4 },
    { head: 'Thời hạn', millimetres: 34 },
    { head: 'Tiến độ', millimetres: 32 },
    { head: 'Số liệu hiện nay', share: 2 },
  ],
  rows: rows.map(([ref, words, part]) => ({
    cells:
      typeof part === 'string'
        ? [ref, words, part, '', '', '']
        : [
            ...[ref, words, leadsIn(part), deadlineInWords(part.directive)],
            ...[progressInWords(part.directive), figuresIn(`Mục ${ref}`, part.measures)],
          ],
  })),
});

const leadsIn = ({ directive }: NoticePart): string =>
  directive.assignments.flatMap((one) => (one.role === 'lead' ? [printedName(one)] : [])).join('; ');
