import type { ReportDraft } from '../../components/report-draft.ts';
import { proposedPercent } from '../rules.ts';
import type { Handover } from '../schema.ts';

/** Reports of units that may go into the agency's own: not sent back, not withdrawn, and not in one already. */
export const offersFor = (given: Handover[], takenFrom: number[]): Handover[] =>
  given.filter(
    ({ report, state, isTakenIn }) =>
      report !== null &&
      state !== 'returned' &&
      state !== 'withdrawn' &&
      !isTakenIn &&
      !takenFrom.includes(report.id),
  );

/** What the units that the work lies with have come to, as one figure to propose; null where one gave none. */
export function proposalFor(given: Handover[]): number | null {
  const shares = given
    .filter(({ state }) => state !== 'withdrawn')
    .map(({ report, state }) => {
      const said = state === 'returned' ? null : report?.data;
      return {
        done: said?.done === true,
        percent: said?.percent ?? null,
        hasReported: report !== null,
      };
    });
  return proposedPercent(shares);
}

type Patch = Pick<ReportDraft, 'text' | 'files' | 'takenFrom' | 'percent'>;

/** The draft with the words of these units, each under its name, and their files; a typed percentage stays. */
export function takeIn(draft: ReportDraft, chosen: Handover[], given: Handover[]): Patch {
  const reports = chosen.flatMap(({ to, report }) => (report ? [{ name: to.name, report }] : []));
  const words = reports.map(({ name, report }) => `${name}: ${report.data.text ?? ''}`);
  const files = [...draft.files, ...reports.flatMap(({ report }) => report.data.files ?? [])];
  return {
    text: [draft.text.trimEnd(), ...words].filter(Boolean).join('\n'),
    files: [...new Map(files.map((file) => [file.id, file])).values()],
    takenFrom: [...draft.takenFrom, ...reports.map(({ report }) => report.id)],
    percent: draft.percent || String(proposalFor(given) ?? ''),
  };
}
