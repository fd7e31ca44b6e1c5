import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { setMember } from '../desk/store.ts';
import { closeWave, writeBatch } from './jobs.ts';

const LEARNERS = 40;
/** Named apart from the people, so that a join must find the pairs and not the order of a table. */
const tag = (person: number) => ({
  'ct-yeu-cau': 1 + (person % 10),
  'ct-cap-nhat': 1 + Math.floor(person / 10),
});

let office: TestOffice;
let waveId: string;
/** Invitations in the order in which these persons answered. */
let answeredInOrder: { id: string; person: number }[];

beforeAll(async () => {
  office = await startTestOffice();
  const { db } = office;
  const { officeId, agencyId } = await db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['membership.officeId', 'membership.agencyId'])
    .where('authUser.username', '=', 'mai')
    .executeTakeFirstOrThrow();
  const providerAgencyId = agencyId ?? '';
  await setMember(db, { officeId, setBy: null }, { agencyId: providerAgencyId, part: 'with' });
  const { id: classId } = await db
    .insertInto('trainingClass')
    .values({
      ...{ officeId, providerAgencyId, year: 2023, code: 'K1', name: 'Lớp K1' },
      ...{ fromDay: '2023-11-01', toDay: '2023-11-20', startedOn: '2023-11-01' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const learners = Array.from({ length: LEARNERS }, (_, person) => ({
    ...{ officeId, classId, agencyName: 'Sở Y tế', enrolledOn: '2023-11-01' },
    fullName: `Học viên ${String(person).padStart(2, '0')}`,
  }));
  await db.insertInto('trainingEnrolment').values(learners).execute();
  const days = { opensOn: '2023-11-20', closesOn: '2023-12-04' };
  const wave = { classId, kind: 'end', instrumentKey: 'tt-10-2017', ...days };
  waveId = (await office.call('dung', 'surveys.open', wave)).json.id;
  const { people } = (await office.call('dung', 'invitations.list', { waveId })).json as {
    people: { id: string; name: string }[];
  };
  const ids = people.map(({ id }) => id);
  const { links } = (await office.call('dung', 'invitations.print', { waveId, ids })).json as {
    links: { name: string; link: string }[];
  };
  // All answer, one after the other, in an order that is drawn and known to whoever watches the door.
  const order = people.map((_, at) => at);
  for (let at = order.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  answeredInOrder = [];
  for (const at of order) {
    const { id, name } = people[at] as { id: string; name: string };
    const token = links.find((one) => one.name === name)?.link.split('#')[1] ?? '';
    const person = Number(name.slice(-2));
    const { status } = await office.call(null, 'sheet.give', {
      ...{ ballot: token.slice(0, 22), receipt: token.slice(22) },
      ...{
        scores: tag(person),
        comment: `Lời của ${tag(person)['ct-yeu-cau']}-${tag(person)['ct-cap-nhat']}`,
      },
    });
    expect(status).toBe(200);
    answeredInOrder.push({ id, person });
    // As the minutes go by.
    if (answeredInOrder.length % 13 === 0) await writeBatch(db, waveId);
  }
  await writeBatch(db, waveId);
}, 90_000);
afterAll(() => office?.stop());

const SYSTEM = ['xmin', 'ctid', 'cmin', 'xmax', 'cmax'];

async function rowsOf(table: string): Promise<Record<string, string>[]> {
  const system = SYSTEM.map((name) => `${name}::text as "sys_${name}"`).join(', ');
  const { rows } = await sql
    .raw<Record<string, unknown>>(
      `select *, ${system} from ${table} where wave_id = '${waveId}' order by ctid`,
    )
    .execute(office.db.withoutPlugins());
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value instanceof Date
          ? value.toISOString()
          : typeof value === 'object'
            ? JSON.stringify(value)
            : String(value),
      ]),
    ),
  );
}

/** Numbers and places by their size, all else by its letters. */
function rank(values: string[]): number[] {
  const numeric = (value: string): number[] => value.match(/\d+/g)?.map(Number) ?? [];
  const isNumeric = values.every((value) => /^[\d(),. ]+$/.test(value));
  const sorted = [...values.keys()].sort((a, b) => {
    const [left, right] = [values[a] as string, values[b] as string];
    if (!isNumeric) return left < right ? -1 : left > right ? 1 : a - b;
    const [x, y] = [numeric(left), numeric(right)];
    for (let at = 0; at < Math.max(x.length, y.length); at++)
      if ((x[at] ?? 0) !== (y[at] ?? 0)) return (x[at] ?? 0) - (y[at] ?? 0);
    return a - b;
  });
  const ranks: number[] = [];
  for (const [place, at] of sorted.entries()) ranks[at] = place;
  return ranks;
}

/** Whom a sheet really came from, by what it says. */
const personOf = (row: Record<string, string>): number => {
  const scores = row.scores ? JSON.parse(row.scores) : null;
  const [first, second] = scores
    ? [scores['ct-yeu-cau'], scores['ct-cap-nhat']]
    : (row.text?.match(/\d+/g)?.map(Number) ?? [0, 0]);
  return Number(first) - 1 + (Number(second) - 1) * 10;
};

interface Tried {
  how: string;
  hits: number;
}

/** Every column of one table against every column of the other, forward and backward, by value and by order. */
function joins(
  sheets: Record<string, string>[],
  people: (Record<string, string> & { person: string })[],
): Tried[] {
  const tried: Tried[] = [];
  const columns = (rows: Record<string, string>[]) =>
    Object.keys(rows[0] ?? {}).filter((name) => !['scores', 'text', 'person', 'is_void'].includes(name));
  for (const of of columns(sheets))
    for (const to of columns(people)) {
      const sheetRanks = rank(sheets.map((row) => row[of] ?? ''));
      const peopleRanks = rank(people.map((row) => row[to] ?? ''));
      for (const isBackward of [false, true]) {
        const hits = sheets.filter((row, at) => {
          const place = isBackward ? sheets.length - 1 - (sheetRanks[at] as number) : sheetRanks[at];
          const other = people[peopleRanks.indexOf(place as number)];
          return other && Number(other.person) === personOf(row);
        }).length;
        tried.push({ how: `${of} ~ ${to}${isBackward ? ' backward' : ''}`, hits });
      }
      const equal = sheets.filter((row) => {
        const same = people.filter((other) => other[to] === row[of]);
        return same.length === 1 && Number(same[0]?.person) === personOf(row);
      }).length;
      tried.push({ how: `${of} = ${to}`, hits: equal });
    }
  return tried;
}

/**
 * A blind pairing of 40 hits about one, and of several hundred blind ones the best hits hardly ever more than eight
 * (one in 10⁵ each). A join that knows something hits far more.
 */
const CHANCE = 8;

async function everyJoin(): Promise<Tried[]> {
  const invitations = await rowsOf('survey_invitation');
  // What the watcher knows beside the tables: who came when.
  const people = invitations.flatMap((row) => {
    const at = answeredInOrder.findIndex(({ id }) => id === row.id);
    const person = answeredInOrder[at]?.person;
    return person === undefined ? [] : [{ ...row, person: String(person), came: String(at) }];
  });
  expect(people).toHaveLength(LEARNERS);
  const tried: Tried[] = [];
  for (const table of ['survey_answer', 'survey_comment']) {
    const sheets = await rowsOf(table);
    expect(sheets).toHaveLength(LEARNERS);
    tried.push(...joins(sheets, people));
  }
  return tried;
}

/** No table of the database holds both somebody who is asked and a sheet. */
async function tablesNaming(): Promise<{ table: string; names: string[] }[]> {
  const ids = async (table: string) => (await rowsOf(table)).map(({ id }) => id as string);
  const [people, sheets] = [await ids('survey_invitation'), await ids('survey_answer')];
  const { rows } = await sql
    .raw<{ name: string; words: string }>(
      `select table_name as name, query_to_xml('select * from ' || quote_ident(table_name), true, false, '')::text
         as words from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    .execute(office.db.withoutPlugins());
  return rows.flatMap(({ name, words }) => {
    const names = [
      ...(people.some((id) => words.includes(id)) ? ['people'] : []),
      ...(sheets.some((id) => words.includes(id)) ? ['sheets'] : []),
    ];
    return names.length > 0 ? [{ table: name, names }] : [];
  });
}

describe('whose sheet is whose', () => {
  it('no column, of the system’s neither, joins a sheet or a comment to a person while the wave is open', async () => {
    const tried = await everyJoin();
    expect(tried.length).toBeGreaterThan(300);
    expect(tried.filter(({ hits }) => hits > CHANCE)).toEqual([]);
  });

  it('nor a sheet to the words written with it', async () => {
    const [sheets, words] = [await rowsOf('survey_answer'), await rowsOf('survey_comment')];
    const people = words.map((row) => ({ ...row, person: String(personOf(row)) }));
    expect(joins(sheets, people).filter(({ hits }) => hits > CHANCE)).toEqual([]);
  });

  it('nor when it is closed, and no table names both', async () => {
    await closeWave(office.db, waveId, '2023-12-05');
    expect((await everyJoin()).filter(({ hits }) => hits > CHANCE)).toEqual([]);
    const naming = await tablesNaming();
    expect(naming).toContainEqual({ table: 'survey_answer', names: ['sheets'] });
    expect(naming.filter(({ names }) => names.length > 1)).toEqual([]);
  });

  it('would be found by the same joins if sheets bore their time', async () => {
    const sheets = (await rowsOf('survey_answer')).map((row) => ({
      ...row,
      created_at: String(answeredInOrder.findIndex(({ person }) => person === personOf(row))),
    }));
    const people = answeredInOrder.map(({ id, person }, at) => ({
      id,
      person: String(person),
      came: String(at),
    }));
    const best = Math.max(...joins(sheets, people).map(({ hits }) => hits));
    expect(best).toBe(LEARNERS);
  });
});
