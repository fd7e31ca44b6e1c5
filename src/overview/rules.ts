import { formatDate } from '@dondoc/vietnamese';
import type { AgencyRef } from '#accounts/schema.ts';
import { countStandings, isSilent, standingFor } from '#directives/rules.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { dayInVietnam } from '#platform/clock.ts';

/** Late ones first by how late; the leader reads from the top. */
export const lateFirst = (rows: DirectiveSummary[]): DirectiveSummary[] =>
  rows
    .filter((row) => row.standing.headline === 'open-late')
    .sort((a, b) => b.standing.daysLate - a.standing.daysLate);

export const silentFirst = (rows: DirectiveSummary[]): DirectiveSummary[] =>
  rows
    .filter((row) => isSilent(row.standing))
    .sort((a, b) => (b.standing.silentDays ?? 0) - (a.standing.silentDays ?? 0));

/**
 * Counts by leading agency, each by its own reports: a lead that has finished is not counted as late because another
 * has not. A directive with two leads counts at each, so the sums may exceed the total; `shared` says how many.
 */
export function countsByLead(rows: DirectiveSummary[]) {
  const of = new Map<string, { agency: AgencyRef; rows: DirectiveSummary[] }>();
  for (const row of rows) {
    for (const { role, agency } of row.assignments) {
      if (role !== 'lead' || !agency) continue;
      const known = of.get(agency.id);
      if (!known) of.set(agency.id, { agency, rows: [row] });
      else if (!known.rows.includes(row)) known.rows.push(row);
    }
  }
  return [...of.values()].map(({ agency, rows: own }) => ({
    agency,
    counts: countStandings(own.map(({ standing }) => standingFor(standing, agency.id))),
    shared: own.filter(isShared).length,
  }));
}

const isShared = ({ standing }: DirectiveSummary): boolean => standing.leads.length > 1;
const isLed = ({ assignments }: DirectiveSummary): boolean =>
  assignments.some(({ role, agency }) => role === 'lead' && agency !== null);

/** What the rows of the sums add up to: each directive counts once in the total, however many lead it. */
export const sharedAmong = (rows: DirectiveSummary[]) => ({
  led: rows.filter(isLed).length,
  shared: rows.filter((row) => isLed(row) && isShared(row)).length,
});

const zone = 'Asia/Ho_Chi_Minh';
const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** "10:05:12 ngày 20/11/2023", in Viet Nam. */
export const momentInWords = (moment: Date): string =>
  `${clock.format(moment)} ngày ${formatDate(dayInVietnam(moment))}`;

/** "14,3 % (4/28)": a percentage always with its fraction; a dash where there is nothing to divide by. */
export function percent({ part, whole }: { part: number; whole: number }): string {
  if (whole === 0) return '– (0/0)';
  const value = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format((100 * part) / whole);
  return `${value}\u00A0% (${part}/${whole})`;
}
