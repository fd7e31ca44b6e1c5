import pg from 'pg';
import { type Figures, measured } from './asking.ts';
import { idOf, TODAY } from './making.ts';

/** The same answers by one hand-written statement each: what the database alone takes. */
const statements: Record<string, string> = {
  'list, most pressing first': `select d.code, d.title, p.due, p.state from directive_period p join directive d on d.id = p.directive_id
    where p.office_id = $1 and p.to_day is null and p.stopped_on is null and p.late_from <= '${TODAY}' order by p.late_from limit 50`,
  'list, of one agency': `select d.code, d.title, p.due, p.state from directive_holder h join directive d on d.id = h.directive_id
    join directive_period p on p.directive_id = d.id and p.to_day is null
    where h.agency_id = (select id from agency where office_id = $1 order by key limit 1) order by p.late_from limit 50`,
  'search in the list': `select d.code, d.title from search_entry e join directive d on d.id = e.subject_id
    where e.lexemes @@ ('''in:directive:' || $1::uuid || ''' & ''tham'' & ''muu''')::tsquery order by e.id desc limit 50`,
  'counts as of a day': `select class, sum(n) from standing_delta where office_id = $1 and day <= '2024-08-01' group by class`,
  'leader’s page': `select h.agency_id, p.state, count(*) from directive_period p join directive_holder h on h.directive_id = p.directive_id
    where p.office_id = $1 and p.to_day is null and h.role = 'lead' and h.to_day is null group by 1, 2`,
};

export async function bareWaits(url: string, at: number): Promise<Map<string, Figures>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = new Map<string, Figures>();
  for (const [name, text] of Object.entries(statements))
    found.set(
      name,
      await measured({ runs: 50, ready: async () => () => client.query(text, [idOf('office', at)]) }),
    );
  await client.end();
  return found;
}
