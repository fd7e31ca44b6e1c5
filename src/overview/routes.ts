import { z } from 'zod';
import { act } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { listFor } from '#directives/routes.ts';
import { rates } from '#directives/rules.ts';
import type { Database } from '#platform/database/connection.ts';
import { countsByLead, lateFirst, silentFirst } from './rules.ts';
import { Overview } from './schema.ts';
import { listLimitations } from './store.ts';

export async function overviewFor(db: Database, viewer: Viewer, asOf?: string): Promise<Overview> {
  const { rows, counts, recordedUntil, asOf: day } = await listFor(db, viewer, { asOf });
  return {
    asOf: day,
    recordedUntil,
    counts,
    rates: rates(counts),
    late: lateFirst(rows),
    silent: silentFirst(rows),
    atOffice: rows.filter((row) => row.standing.next.actor === 'office'),
    byAgency: countsByLead(rows),
    limitations: await listLimitations(db, viewer.office.id),
  };
}

const get = act('overview.read')
  .input(z.object({ asOf: Day.optional() }))
  .output(Overview)
  .handler(({ context: { db, viewer }, input }) => overviewFor(db, viewer, input.asOf));

export const overviewRouter = { overview: { get } };
