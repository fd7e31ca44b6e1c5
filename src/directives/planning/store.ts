import { comparisonKey } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import type { Scope } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { codeFor } from '../importing/rules.ts';
import { lastNumber } from '../importing/store.ts';
import { layDown } from '../publishing/store.ts';
import { shortTitle } from '../review/rules.ts';
import type { Deadline } from '../schema.ts';
import { visible } from '../visibility/store.ts';
import type { PlannedWork, PlanOrigin } from './schema.ts';

/**
 * A task of a plan or a finding becomes a directive, as one that a person enters: its row, its bodies, its first events. Ask under
 * the office's lock: codes are given one after the other.
 */
export async function layPlanned(tx: Tx, viewer: Viewer, work: PlannedWork) {
  const { text, actors, product, planTitle, number, link } = work;
  const year = viewer.today.slice(0, 4);
  const position = (await lastNumber(tx, viewer.office.id, year)) + 1;
  const { code, ref } = codeFor(year, position);
  const words = [code, text, planTitle, ...actors.map(({ name }) => name)].join(' ');
  const directive = {
    ...{ officeId: viewer.office.id, kind: 'requirement', text, product },
    ...{ code, ref, position, publishedOn: viewer.today },
    title: shortTitle({ text, proposal: null }, false),
    ...{ plannedBy: viewer.userId, plannedOn: viewer.today, planTitle, planNumber: number },
    planLink: link,
    searchMarked: comparisonKey(words),
  };
  const leads = actors.filter(({ role }) => role === 'lead');
  const first = { day: viewer.today, actorId: viewer.userId, deadline: deadlineOf(work) };
  const leadIds = (leads.length > 0 ? leads : actors).map(({ agencyId }) => agencyId);
  const [directiveId = ''] = await layDown(tx, [{ directive, actors, ...first, leadIds }]);
  await logAs(tx, viewer, 'directive.plan', { kind: 'directive', id: directiveId }, { code, number });
  return { id: directiveId, code };
}

const deadlineOf = ({ dueOn, dueOrigin }: PlannedWork): Deadline =>
  dueOn ? { kind: 'date', date: dueOn, origin: dueOrigin } : { kind: 'none' };

/** The plan that laid a directive; null for one of another origin. Undefined where it is not seen. */
export async function findPlan(
  db: Db,
  scope: Scope,
  code: string,
  asOf: string,
): Promise<PlanOrigin | null | undefined> {
  const row = await visible(db, scope, asOf)
    .leftJoin('authUser as person', 'person.id', 'directive.plannedBy')
    .select(['directive.planTitle as title', 'directive.planNumber as number', 'directive.planLink as link'])
    .select('directive.plannedOn')
    .select(sql<string | null>`person.name`.as('plannedBy'))
    .where('directive.code', '=', code)
    .executeTakeFirst();
  if (!row) return undefined;
  const { title, number, link, plannedOn, plannedBy } = row;
  return title !== null && plannedOn !== null ? { title, number, link, plannedOn, plannedBy } : null;
}
