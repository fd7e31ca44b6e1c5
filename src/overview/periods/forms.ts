import { formatDate } from '@dondoc/vietnamese';
import { type Block, figureLine, figureTable, formatFor, type OfficialDocument } from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { provenBy } from '#platform/reports.ts';
import { changeAppendices, changeBlocks, changeFigures } from '../difference/forms.ts';
import type { Difference } from '../difference/schema.ts';
import { basisOf, lateAndSilent, tracedFigures } from '../forms.ts';
import { type Compared, TEMPLATE } from '../issuing/schema.ts';
import { periodWords } from './labels.ts';

interface Input {
  office: Office;
  asked: Compared;
  /** Of the later day. */
  rows: DirectiveSummary[];
  difference: Difference;
}

/**
 * The report of a period, or of any two days: the figures of the later one, what has changed since the earlier one, and
 * appendices that name the directives behind each figure. Number, day and signer are blank: they are given when signed.
 */
export function comparingReport({ office, asked, rows, difference }: Input): OfficialDocument {
  const { issuer, superior, recipients, signerPosition } = letterhead(office);
  const standing = tracedFigures(rows);
  const figures = [...standing, ...changeFigures(difference)];
  const basis = basisOf(asked);
  const before = basisOf({ asOf: asked.beforeAsOf, recordedUntil: asked.beforeRecordedUntil });
  return {
    ...{ regime: office.regime, version: formatFor(office.regime, asked.asOf).version },
    ...{ superior, issuer, symbol: office.shortName, number: null, place: office.place },
    type: { code: 'BC', name: 'Báo cáo' },
    subject: subjectOf(asked),
    date: asked.asOf.slice(0, 7),
    body: [
      {
        kind: 'paragraph',
        text: `Thực hiện công tác theo dõi, đôn đốc, ${office.name} báo cáo ${subjectOf(asked)} như sau. ${basis}`,
      },
      { kind: 'heading', level: 1, text: 'Tình hình chung' },
      ...standing.map((one): Block => ({ kind: 'item', level: 2, text: figureLine(one) })),
      ...changeBlocks(difference),
      { kind: 'paragraph', text: `Mốc so sánh. ${before}` },
      ...(asked.kind === 'period' ? lateAndSilent(rows) : []),
      {
        kind: 'paragraph',
        text: 'Mã nhiệm vụ của từng số liệu nêu tại Phụ lục 1; thay đổi nêu tại Phụ lục 2 và Phụ lục 3.',
      },
    ],
    recipients: recipients.map((text) => ({ text })),
    signature: { authority: null, position: signerPosition, name: null },
    properties: { facts: provenBy(asked, office.regime, TEMPLATE, figures) },
    appendices: [
      {
        title: 'Mã nhiệm vụ của từng số liệu',
        blocks: [{ kind: 'paragraph', text: basis }, figureTable(figures)],
      },
      ...changeAppendices(difference, `${basis} ${before}`),
    ],
  };
}

function subjectOf(asked: Compared): string {
  if (asked.kind === 'period') {
    const period = periodWords(asked.periodKind, asked.asOf);
    const days = `từ ngày ${formatDate(asked.fromDay)} đến ngày ${formatDate(asked.asOf)}`;
    return `kết quả theo dõi, đôn đốc thực hiện nhiệm vụ ${period} (${days})`;
  }
  const days = `từ ngày ${formatDate(asked.beforeAsOf)} đến ngày ${formatDate(asked.asOf)}`;
  return `thay đổi tình hình thực hiện nhiệm vụ ${days}`;
}
