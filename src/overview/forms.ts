import { formatDate } from '@dondoc/vietnamese';
import {
  type Block,
  figure,
  figureLine,
  figureTable,
  formatFor,
  type OfficialDocument,
  type TaskLine,
  type TracedFigure,
  taskTable,
} from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import type { Known } from '#directives/history/store.ts';
import { cadenceLabels, originLabels, workStateLabels } from '#directives/labels.ts';
import { countStandings, isSilent, rates, SILENT_AFTER_DAYS } from '#directives/rules.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { printedName } from '#directives/succession/labels.ts';
import { outOf } from '#directives/visibility/rules.ts';
import type { DocumentDetail } from '#documents/schema.ts';
import { provenBy } from '#platform/reports.ts';
import { type Asked, type Point, TEMPLATE } from './issuing/schema.ts';
import { momentInWords, percent } from './rules.ts';

interface ReportInput {
  office: Office;
  document: DocumentDetail;
  known: Known[];
  asked: Asked;
}

/**
 * "Báo cáo kết quả thực hiện Thông báo số …": numbers, what is late and silent, the table of directives, and an
 * appendix that names the directives behind each figure (design rule 1). Blank are the number and the day: they are
 * given when it is signed.
 */
export function resultReport({ office, document, known, asked }: ReportInput): OfficialDocument {
  const head = letterhead(office);
  const rows = known.map((k) => k.directive);
  const figures = tracedFigures(rows);
  const source = `${document.typeName ?? 'Văn bản'} số ${document.number ?? ''}`;
  const dated = document.issuedOn ? `, ngày ${formatDate(document.issuedOn)}` : '';
  const { asOf } = asked;
  const basis = basisOf(asked);
  return {
    regime: office.regime,
    version: formatFor(office.regime, asOf).version,
    superior: head.superior,
    issuer: head.issuer,
    symbol: office.shortName,
    number: null,
    type: { code: 'BC', name: 'Báo cáo' },
    subject: `kết quả thực hiện ${source}${dated}\n${document.issuer ? `của ${document.issuer}` : ''}`.trim(),
    place: office.place,
    date: asOf.slice(0, 7),
    body: [
      {
        kind: 'paragraph',
        text: `Thực hiện công tác theo dõi, đôn đốc việc thực hiện ${source}${dated}, ${office.name} báo cáo kết quả như sau. ${basis}`,
      },
      { kind: 'heading', level: 1, text: 'Tình hình chung' },
      ...figures.map((one): Block => ({ kind: 'item', level: 2, text: figureLine(one) })),
      ...lateAndSilent(rows),
      {
        kind: 'paragraph',
        text: 'Kết quả từng nhiệm vụ nêu tại Phụ lục 1; mã nhiệm vụ của từng số liệu nêu tại Phụ lục 2.',
      },
    ],
    recipients: head.recipients.map((text) => ({ text })),
    properties: { facts: provenBy(asked, office.regime, TEMPLATE, figures) },
    signature: { authority: null, position: head.signerPosition, name: null },
    appendices: [
      {
        title: 'Kết quả thực hiện từng nhiệm vụ',
        landscape: true,
        blocks: [{ kind: 'paragraph', text: basis }, taskTable(known.map(taskLine))],
      },
      {
        title: 'Mã nhiệm vụ của từng số liệu',
        blocks: [{ kind: 'paragraph', text: basis }, figureTable(figures)],
      },
    ],
  };
}

/** Both moments of every figure (design rule 1). */
export const basisOf = ({ asOf, recordedUntil }: Point): string =>
  `Số liệu đến ngày ${formatDate(asOf)}, ghi nhận đến ${momentInWords(new Date(recordedUntil))}.`;

const codes = (rows: DirectiveSummary[]): string[] => rows.map((row) => row.code);

/** Each figure of the report with the directives it counts. */
export function tracedFigures(rows: DirectiveSummary[]): TracedFigure[] {
  const of = (...headlines: string[]) => rows.filter((row) => headlines.includes(row.standing.headline));
  const count = (label: string, counted: DirectiveSummary[]): TracedFigure => {
    return { label, value: `${counted.length} nhiệm vụ`, codes: codes(counted) };
  };
  const fallenDue = of('done-on-time', 'done-late', 'open-late');
  const rate = rates(countStandings(rows.map((row) => row.standing)));
  return [
    count('Tổng số nhiệm vụ được giao', rows),
    count('Hoàn thành đúng hạn', of('done-on-time')),
    count('Hoàn thành quá hạn', of('done-late')),
    count('Chưa hoàn thành, trong hạn', of('open-in-time')),
    count('Chưa hoàn thành, quá hạn', of('open-late')),
    count('Không có thời hạn (không tính vào tỷ lệ)', of('undated')),
    count(
      `Không có thời hạn, quá ${SILENT_AFTER_DAYS} ngày chưa có báo cáo`,
      rows.filter((row) => isSilent(row.standing)),
    ),
    {
      label: 'Hoàn thành trên số đã đến hạn (kể cả hoàn thành quá hạn)',
      value: percent(rate.completionOfDue),
      codes: codes(fallenDue),
    },
    {
      label: 'Đúng hạn trên số đã hoàn thành',
      value: percent(rate.onTimeOfDone),
      codes: codes(of('done-on-time', 'done-late')),
    },
    { label: 'Đúng hạn trên số đã đến hạn', value: percent(rate.onTimeOfDue), codes: codes(fallenDue) },
  ];
}

/** A figure of one directive, after its name. */
const sayingOf = (row: DirectiveSummary, about: string, words: string) => [
  { text: `${row.title} (${leads(row)}): ` },
  figure(`${row.code}, số ngày ${about}`, words),
  { text: '.' },
];

/** What is late and what is silent, each by name. */
export function lateAndSilent(rows: DirectiveSummary[]): Block[] {
  const late = rows.filter((row) => row.standing.headline === 'open-late');
  const silent = rows.filter((row) => isSilent(row.standing));
  const lines = [
    ...late.map((row) => sayingOf(row, 'quá hạn', `quá hạn ${row.standing.daysLate} ngày`)),
    ...silent.map((row) =>
      sayingOf(row, 'chưa có báo cáo', `${row.standing.silentDays} ngày chưa có báo cáo`),
    ),
  ];
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: 'Việc cần chỉ đạo' },
    ...lines.map((text): Block => ({ kind: 'item', level: 2, text })),
  ];
}

const named = (row: DirectiveSummary, role: string): string =>
  row.assignments.flatMap((a) => (a.role === role ? [printedName(a)] : [])).join('; ');
const leads = (row: DirectiveSummary): string => named(row, 'lead') || named(row, 'coordinate');

export function taskLine({ directive, events }: Known): TaskLine {
  const approved = outOf(events);
  const last = events.findLast((e) => e.kind === 'reported' && approved.has(e.id));
  return {
    // A code is not torn at the line's end.
    content: `${directive.title} (${directive.code.replaceAll('-', '\u2011')})`,
    lead: leads(directive),
    coordinate: ['coordinate', 'appraise', 'submitTo']
      .map((role) => named(directive, role))
      .filter(Boolean)
      .join('; '),
    deadline: deadlineInWords(directive),
    result: last?.data.text ?? 'Chưa có báo cáo được duyệt',
    progress: progressInWords(directive),
  };
}

export function deadlineInWords({ standing: s }: DirectiveSummary): string {
  if (s.due && s.dueOrigin) {
    const moved = s.firstDue && s.firstDue !== s.due ? `; hạn đầu ${formatDate(s.firstDue)}` : '';
    return `${formatDate(s.due)} (${originLabels[s.dueOrigin]}${moved})`;
  }
  return s.cadence ? `Không thời hạn, ${cadenceLabels[s.cadence]}` : 'Không thời hạn';
}

export function progressInWords({ standing: s }: DirectiveSummary): string {
  if (s.headline === 'open-late') return `${workStateLabels[s.state]}, quá hạn ${s.daysLate} ngày`;
  if (s.headline === 'done-late') return `Hoàn thành quá hạn ${s.daysLate} ngày`;
  if (s.headline === 'done-on-time') return 'Hoàn thành đúng hạn';
  return workStateLabels[s.state];
}
