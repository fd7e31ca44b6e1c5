import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

// The directives of a nation as issues: offices are projects, agencies groups that issues are assigned to, reports
// journals. Read there, copied in here; the nation stays as it is.

/** The biggest office, as an address names it. */
export const PROJECT = 'van-phong-1';
export const PASSWORD = 'mat-khau-cua-phep-do';

const OFFICES = 34;
const ASKERS = 50;
const FIRST_PERSON = 100;
const FIRST_AGENCY = 1000;
/** Of Redmine's own data: the role that edits issues, the tracker of features, usual priority, states. */
const OWN = { role: 4, tracker: 2, priority: 2, inProgress: 2, closed: 5 };

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

/** A clerk of each office, who has written everything there, then those who ask, all in the biggest. */
export const people = Array.from({ length: OFFICES + ASKERS }, (_, n) => ({
  ...{ id: FIRST_PERSON + n, login: `nguoi_${n}`, key: sha1(`key ${n}`) },
  project: n < OFFICES ? n + 1 : 1,
}));

/** What is asked of the nation for each table; `no` are the numbers that Redmine knows things by. */
const carried: Record<string, string> = {
  'projects (id, name, identifier, is_public, lft, rgt, created_on, updated_on)': `
    select no, name, 'van-phong-' || no, false, 2 * no - 1, 2 * no, created_at, created_at from office_no join office using (id)`,
  'enabled_modules (project_id, name)': `select no, 'issue_tracking' from office_no`,
  'projects_trackers (project_id, tracker_id)': `select no, ${OWN.tracker} from office_no`,
  'users (id, lastname, type, created_on, updated_on)': `
    select a.no, n.name, 'Group', n.recorded_at, n.recorded_at from agency_no a join agency_name n on n.agency_id = a.id`,
  'members (id, user_id, project_id, created_on)': `
    select a.no, a.no, o.no, now() from agency_no a join agency using (id) join office_no o on o.id = office_id`,
  'member_roles (id, member_id, role_id)': `select no, no, ${OWN.role} from agency_no`,
  'issues (id, tracker_id, project_id, subject, description, due_date, status_id, assigned_to_id, priority_id, author_id, created_on, updated_on, start_date, done_ratio, root_id, lft, rgt, closed_on)': `
    select n.no, ${OWN.tracker}, o.no, d.title, d.text, p.due,
        case p.state when 'done' then ${OWN.closed} else ${OWN.inProgress} end, a.no, ${OWN.priority},
        ${FIRST_PERSON} + o.no - 1, d.published_on, coalesce(p.last_report_on, d.published_on), d.published_on,
        case p.state when 'done' then 100 else 40 end, n.no, 1, 2, p.completed_on
      from directive d join directive_no n using (id) join office_no o on o.id = d.office_id
      join directive_period p on p.directive_id = d.id and p.to_day is null
      join assignment s on s.directive_id = d.id and s.position = 0 join agency_no a on a.id = s.agency_id`,
  'journals (id, journalized_id, journalized_type, user_id, notes, created_on)': `
    select e.id, n.no, 'Issue', ${FIRST_PERSON} + o.no - 1, e.data ->> 'text', e.recorded_at
      from directive_event e join directive d on d.id = e.directive_id join directive_no n on n.id = d.id
      join office_no o on o.id = d.office_id where e.kind = 'reported'`,
  'journal_details (id, journal_id, property, prop_key, old_value, value)': `
    select id, id, 'attr', 'done_ratio', '0', data ->> 'percent' from directive_event where kind = 'reported'`,
};

const numbered = `
  create temp table office_no as select id, row_number() over (order by created_at)::int as no from office;
  create temp table agency_no as select id, ${FIRST_AGENCY} + row_number() over (order by id)::int as no from agency;
  create temp table directive_no as select id, row_number() over (order by published_on, id)::int as no from directive;
  analyze office_no, agency_no, directive_no`;

/** Mail is off: the other side sends none either. */
const settings = `
  insert into settings (name, value, updated_on) values ('rest_api_enabled', '1', now()),
    ('issue_group_assignment', '1', now()), ('notified_events', '--- []', now())`;

const withPeople = `
  with person as (select * from unnest($1::int[], $2::text[], $3::text[], $4::int[]) as t (id, login, key, project)),
    u as (insert into users (id, login, hashed_password, salt, firstname, lastname, type, mail_notification, language, created_on, updated_on)
      select id, login, $5, $6, 'Người', login, 'User', 'none', 'vi', now(), now() from person),
    m as (insert into members (id, user_id, project_id, created_on) select id, id, project, now() from person),
    r as (insert into member_roles (id, member_id, role_id) select id, id, ${OWN.role} from person)
  insert into tokens (user_id, action, value, created_on, updated_on) select id, 'api', key, now(), now() from person`;

const SALT = sha1('salt');

export async function fillRedmine(nationUrl: string, url: string): Promise<void> {
  const [nation, redmine] = [await connected(nationUrl), await connected(url)];
  await nation.query(numbered);
  for (const [into, question] of Object.entries(carried))
    await pipeline(
      nation.query(copyTo(`copy (${question}) to stdout`)),
      redmine.query(copyFrom(`copy ${into} from stdin`)),
    );
  await redmine.query(settings);
  const column = (key: keyof (typeof people)[number]) => people.map((one) => one[key]);
  const hashed = sha1(`${SALT}${sha1(PASSWORD)}`);
  const rows = [column('id'), column('login'), column('key'), column('project')];
  await redmine.query(withPeople, [...rows, hashed, SALT]);
  for (const into of Object.keys(carried)) {
    const table = into.split(' ')[0];
    if (into.includes('(id'))
      await redmine.query(`select setval('${table}_id_seq', (select max(id) from ${table}))`);
  }
  await redmine.query('vacuum analyze');
  await Promise.all([nation.end(), redmine.end()]);
}

/** Issues of the project, each with the group that it is assigned to, drawn by chance that repeats. */
export async function someOf(url: string): Promise<{ id: number; agency: number }[]> {
  return rowsOf(url, 'select id, assigned_to_id as agency from issues where project_id = 1');
}

export async function openIssues(url: string): Promise<number[]> {
  const still = `select id from issues where project_id = 1 and status_id = ${OWN.inProgress}`;
  return (await rowsOf<{ id: number }>(url, still)).map(({ id }) => id);
}

async function rowsOf<T extends object>(url: string, question: string): Promise<T[]> {
  const client = await connected(url);
  const { rows } = await client.query<T>(`${question} order by md5(id::text) limit 500`);
  await client.end();
  return rows;
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
