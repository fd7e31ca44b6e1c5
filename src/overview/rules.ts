import type { AgencyRef } from '#accounts/schema.ts';
import { countStandings, isSilent } from '#directives/rules.ts';
import type { DirectiveSummary } from '#directives/schema.ts';

/** Late ones first by how late; the leader reads from the top. */
export const lateFirst = (rows: DirectiveSummary[]): DirectiveSummary[] =>
  rows
    .filter((row) => row.standing.headline === 'open-late')
    .sort((a, b) => b.standing.daysLate - a.standing.daysLate);

export const silentFirst = (rows: DirectiveSummary[]): DirectiveSummary[] =>
  rows
    .filter((row) => isSilent(row.standing))
    .sort((a, b) => (b.standing.silentDays ?? 0) - (a.standing.silentDays ?? 0));

/** Counts by leading agency. A directive with two leads counts at each: the sums may exceed the total. */
export function countsByLead(rows: DirectiveSummary[]) {
  const agencies = new Map<string, AgencyRef>();
  const of = new Map<string, DirectiveSummary[]>();
  for (const row of rows) {
    for (const { role, agency } of row.assignments) {
      if (role !== 'lead' || !agency) continue;
      agencies.set(agency.id, agency);
      of.set(agency.id, [...(of.get(agency.id) ?? []), row]);
    }
  }
  return [...agencies.values()].map((agency) => {
    const counts = countStandings((of.get(agency.id) ?? []).map((row) => row.standing));
    return { agency, counts };
  });
}
