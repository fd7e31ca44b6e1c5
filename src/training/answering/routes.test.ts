import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { setMember } from '../desk/store.ts';
import { runOffice } from '../invitations/jobs.ts';
import { writeBatch } from './jobs.ts';
import { answersOf, ballotIsThere, commentsOf, takeBallot } from './store.ts';

const LEARNERS = 24;

let office: TestOffice;
let officeId: string;
let schoolId: string;

beforeAll(async () => {
  office = await startTestOffice();
  const { db } = office;
  const mai = await db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['membership.officeId', 'membership.agencyId'])
    .where('authUser.username', '=', 'mai')
    .executeTakeFirstOrThrow();
  officeId = mai.officeId;
  schoolId = mai.agencyId ?? '';
  await setMember(db, { officeId, setBy: null }, { agencyId: schoolId, part: 'with' });
}, 60_000);
afterAll(() => office?.stop());

let classes = 0;

/** A class that ended today, its learners, and a wave about its end. */
async function openWave(learners = LEARNERS, kind = 'end') {
  classes += 1;
  const { id: classId } = await office.db
    .insertInto('trainingClass')
    .values({
      ...{ officeId, providerAgencyId: schoolId, year: 2023, code: `K${classes}`, name: `Lớp K${classes}` },
      ...{ fromDay: '2023-11-01', toDay: '2023-11-20', startedOn: '2023-11-01', endedOn: '2023-11-20' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await office.db
    .insertInto('trainingEnrolment')
    .values(
      Array.from({ length: learners }, (_, at) => ({
        ...{ officeId, classId, fullName: `Học viên ${String(at).padStart(2, '0')}`, agencyName: 'Sở Y tế' },
        enrolledOn: '2023-11-01',
      })),
    )
    .execute();
  const wave = { classId, kind, instrumentKey: 'tt-10-2017' };
  const days = { opensOn: '2023-11-20', closesOn: '2023-12-04' };
  const { status, json } = await office.call('dung', 'surveys.open', { ...wave, ...days });
  expect(status, json?.message).toBe(200);
  return json.id as string;
}

interface Asked {
  id: string;
  name: string;
  token: string;
}

/** Everybody's own link, as it is printed. */
async function linksOf(waveId: string): Promise<Asked[]> {
  const list = await office.call('dung', 'invitations.list', { waveId });
  const people = list.json.people as { id: string; name: string }[];
  const ids = people.map(({ id }) => id);
  const printed = await office.call('dung', 'invitations.print', { waveId, ids });
  const links = printed.json.links as { name: string; link: string }[];
  return people.map(({ id, name }) => ({
    ...{ id, name },
    token: links.find((one) => one.name === name)?.link.split('#')[1] ?? '',
  }));
}

async function questionsOf(token: string): Promise<string[]> {
  const { json } = await office.call(null, 'sheet.open', { token });
  return (json.wave.questions as { ref: string }[]).map(({ ref }) => ref);
}

const halves = (token: string) => ({ ballot: token.slice(0, 22), receipt: token.slice(22) });

/** What this person says: every item the same, but the first tells who they are, for the test alone. */
const say = (refs: string[], first: number, other = 7) =>
  Object.fromEntries(refs.map((ref, at) => [ref, at === 0 ? first : other]));

const give = (token: string, scores: Record<string, number>, comment = '') =>
  office.call(null, 'sheet.give', { ...halves(token), scores, comment });

describe('a link of one’s own', () => {
  let waveId: string;
  let links: Asked[];
  let refs: string[];
  beforeAll(async () => {
    waveId = await openWave();
    links = await linksOf(waveId);
    refs = await questionsOf(links[0]?.token ?? '');
  });

  it('lets one sheet in, also where it is used twice at once', async () => {
    const { token } = links[0] as Asked;
    const both = await Promise.all([give(token, say(refs, 8)), give(token, say(refs, 9))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await answersOf(office.db, waveId)).toHaveLength(1);
    // Until that is written down among others a used link looks like any, unless a whole sheet is spent on it.
    expect((await office.call(null, 'sheet.open', { token })).json.state).toBe('open');
    expect((await give(token, {})).status).toBe(422);
    expect((await give(token, say(refs, 8))).json.message).toContain('đã gửi một phiếu');
  });

  it('refuses what was not asked, what is off the scale, and an empty sheet, and stays good', async () => {
    const { token } = links[1] as Asked;
    expect((await give(token, { khac: 5 })).status).toBe(400);
    expect((await give(token, say(refs, 11))).status).toBe(400);
    expect((await give(token, {})).status).toBe(422);
    expect((await give(token, say(refs, 5))).status).toBe(200);
  });

  it('counts a sheet with more than 5 % blank as void, and says so', async () => {
    const { token } = links[2] as Asked;
    const some = Object.fromEntries(Object.entries(say(refs, 5)).slice(2));
    expect((await give(token, some)).json).toEqual({ isVoid: true });
  });

  it('is unknown where nobody made it', async () => {
    const unknown = { state: 'unknown', isClass: false, wave: null };
    for (const token of ['', 'x', 'A'.repeat(44), 'A'.repeat(22), `${'A'.repeat(43)}'`])
      expect((await office.call(null, 'sheet.open', { token })).json).toEqual(unknown);
  });

  it('stands in no column of the database', async () => {
    const { token } = links[5] as Asked;
    const { rows } = await sqlText(`
      select query_to_xml('select * from ' || quote_ident(table_name), true, false, '')::text as all_of_it
      from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    const everything = rows.map(({ all_of_it }) => all_of_it).join('');
    expect(everything).toContain('Học viên 05');
    expect(everything).not.toContain(token.slice(0, 22));
    expect(everything).not.toContain(token.slice(22));
  });

  it('is not made twice', async () => {
    const again = await office.call('dung', 'invitations.print', { waveId, ids: [links[0]?.id] });
    expect(again.status).toBe(409);
  });
});

/** Raw SQL over the pool, also about system columns. */
async function sqlText(text: string) {
  const { sql } = await import('kysely');
  // biome-ignore lint/suspicious/noExplicitAny: columns are whatever is asked for
  const { rows } = await sql.raw<any>(text).execute(office.db.withoutPlugins());
  return { rows };
}

describe('the link of a class', () => {
  it('gives each device one sheet, and no more than there are learners', async () => {
    const waveId = await openWave(3);
    const { json } = await office.call('dung', 'surveys.get', { id: waveId });
    const token = (json.classLink as string).split('#')[1] ?? '';
    const refs = await questionsOf(token);
    const ballots = await Promise.all(
      [1, 2, 3, 4].map(async () => (await office.call(null, 'sheet.take', { token })).json.ballot as string),
    );
    // Links of one's own are made meanwhile, and a device says that its ballot is one: it counts all the same.
    await linksOf(waveId);
    const receipt = 'A'.repeat(22);
    const by = (ballot: string) =>
      office.call(null, 'sheet.give', { ballot, receipt, scores: say(refs, 6), comment: '' });
    const twice = await Promise.all([by(ballots[0] ?? ''), by(ballots[0] ?? '')]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    const rest = await Promise.all(ballots.slice(1).map(by));
    expect(rest.map(({ status }) => status).sort()).toEqual([200, 200, 422]);
    expect(await answersOf(office.db, waveId)).toHaveLength(3);
    expect((await office.call(null, 'sheet.take', { token })).status).toBe(422);
  });

  it('stays open to all when somebody takes ballot after ballot', async () => {
    const waveId = await openWave(5);
    const own = (await linksOf(waveId)).map(({ token }) => token.slice(0, 22));
    const taken: string[] = [];
    for (let n = 0; n < 4; n++) taken.push(await takeBallot(office.db, waveId, 2));
    const there = (ballots: string[]) => Promise.all(ballots.map((one) => ballotIsThere(office.db, one)));
    expect((await there(own)).filter(Boolean)).toHaveLength(5);
    expect((await there(taken)).filter(Boolean)).toHaveLength(2);
    expect((await there(taken)).at(-1)).toBe(true);
  });
});

describe('paper', () => {
  it('is keyed in up to the number asked, and counts in totals alone', async () => {
    const waveId = await openWave(6);
    const desk = await office.call('dung', 'sheet.paper', { waveId });
    const refs = desk.json.audiences[0].questions.map(({ ref }: { ref: string }) => ref) as string[];
    const key = () =>
      office.call('dung', 'sheet.keyIn', { waveId, audience: 'learner', scores: say(refs, 4), comment: '' });
    for (let n = 1; n <= 6; n++) expect((await key()).json).toMatchObject({ keyed: n });
    expect((await key()).status).toBe(422);
    await writeBatch(office.db, waveId);
    const { json } = await office.call('dung', 'surveys.get', { id: waveId });
    expect(json).toMatchObject({ counts: { paper: 6 }, answered: { learner: 6 }, invited: { learner: 6 } });
    expect(await logOf(waveId)).toEqual(['survey.open']);
  });
});

const logOf = async (waveId: string) =>
  (
    await office.db
      .selectFrom('logEntry')
      .select('act')
      .where('subjectId', '=', waveId)
      .orderBy('recordedAt')
      .execute()
  ).map(({ act }) => act);

describe('a wave', () => {
  it('closes after its last day, takes no sheet then, and keeps what came', async () => {
    const waveId = await openWave(8);
    const links = await linksOf(waveId);
    const refs = await questionsOf(links[0]?.token ?? '');
    for (const { token } of links.slice(0, 6))
      expect((await give(token, say(refs, 3), 'Cần thêm giờ thảo luận')).status).toBe(200);
    const { parts } = office;
    const all = await import('#accounts/store.ts');
    const [example] = await all.listOffices(parts.db);
    if (!example) throw new Error('no office');
    await runOffice(parts, example, '2023-12-05', false);
    expect((await give(links[6]?.token ?? '', say(refs, 3))).status).toBe(409);
    expect(await answersOf(office.db, waveId)).toHaveLength(6);
    expect(await commentsOf(office.db, waveId)).toHaveLength(6);
    const { json } = await office.call('dung', 'surveys.get', { id: waveId });
    expect(json).toMatchObject({ closedOn: '2023-12-04', state: 'closed', counts: { link: 6 } });
  });

  it('hides a single manager, and everything where few sheets came one way', async () => {
    const waveId = await openWave(6, 'after');
    const people = [{ audience: 'manager', name: 'Lò Thị Mai', email: null }];
    await office.call('dung', 'invitations.add', { waveId, people });
    for (const { token } of await linksOf(waveId))
      expect((await give(token, say(await questionsOf(token), 6))).status).toBe(200);
    const get = async () => (await office.call('dung', 'surveys.get', { id: waveId })).json;
    expect(await get()).toMatchObject({ answered: {}, voided: null });
    await writeBatch(office.db, waveId);
    expect(await get()).toMatchObject({ answered: { learner: 6, manager: 1 }, counts: { link: 7 } });
    const marked = (await office.call('dung', 'invitations.list', { waveId })).json.people.filter(
      ({ hasAnswered }: { hasAnswered: boolean }) => hasAnswered,
    );
    expect(marked.map(({ audience }: { audience: string }) => audience)).toEqual(Array(6).fill('learner'));
    await office.call('dung', 'invitations.add', { waveId, people: [{ ...people[0], audience: 'peer' }] });
    const refs = (await office.call('dung', 'sheet.paper', { waveId })).json.audiences.find(
      ({ audience }: { audience: string }) => audience === 'peer',
    ).questions as { ref: string }[];
    const scores = say(
      refs.map(({ ref }) => ref),
      2,
    );
    const keyed = { waveId, audience: 'peer', scores, comment: 'Chỉ một người viết câu này' };
    expect((await office.call('dung', 'sheet.keyIn', keyed)).status).toBe(200);
    expect((await office.call('dung', 'surveys.close', { id: waveId })).status).toBe(200);
    expect((await office.call('dung', 'surveys.close', { id: waveId })).status).toBe(409);
    expect((await logOf(waveId)).filter((act) => act === 'survey.close')).toHaveLength(1);
    const { json } = await office.call('huong', 'surveyResults.one', { id: waveId });
    expect(json).toMatchObject({ channels: { link: 7, code: 0, paper: 1 }, fewWays: ['paper'] });
    expect([json.indices.general, json.comments, json.void]).toEqual([null, null, 0]);
  });
});
