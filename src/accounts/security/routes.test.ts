import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { runTimed } from '#platform/jobs/timed.ts';
import { ORIGIN, startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { createApp } from '../../app.ts';
import { createAgency } from '../agencies/store.ts';
import { breakGlass } from '../passwords/commands.ts';
import { dormancyTimed } from '../signing-in/jobs.ts';
import { takeTry } from '../signing-in/store.ts';
import { createMember, createOffice } from '../store.ts';
import { suggested } from './rules.ts';

const FIRST = 'Suối reo 3 bản';
const SECOND = 'Nương ngô 7 mùa';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A real office beside the example, whose clock can be moved, and whoever of it signs in by hand. */
let office: TestOffice;
let app: ReturnType<typeof createApp>;
let officeId: string;
let ahead = 0;
const ids: Record<string, string> = {};

beforeAll(async () => {
  office = await startTestOffice();
  office.parts.clock = { now: () => new Date(Date.now() + ahead) };
  app = createApp(office.parts);
  const row = { name: 'Văn phòng thật', shortName: 'VPT', place: 'Lai Châu', regime: 'party' } as const;
  officeId = await createOffice(office.db, { ...row, isExample: false, exampleToday: null });
  // What a second factor asks is tried beside it.
  await office.db
    .insertInto('securitySetting')
    .values({ officeId, ...suggested, secondFactor: 'offered' })
    .execute();
  const body = {
    name: 'Văn phòng thật',
    shortName: 'VPT',
    regime: 'party',
    parentId: null,
    source: 'thử',
  } as const;
  const agencyId = await createAgency(office.db, officeId, body);
  const passwordHash = await hashPassword(FIRST);
  const add = (username: string, role: 'administrator' | 'clerk' | 'contact') =>
    office.db.transaction().execute((tx) =>
      createMember(tx, {
        ...{ officeId, agencyId, role, username, passwordHash, name: `Người ${username}` },
        ...{ positionTitle: 'thử', validFrom: '2020-01-01' },
      }),
    );
  ids.chu = (await add('chu', 'administrator')) ?? '';
  for (const name of ['an', 'ba', 'ca', 'du']) ids[name] = (await add(name, 'contact')) ?? '';
}, 60_000);
afterAll(() => office.stop());
beforeEach(() => {
  ahead = 0;
});

const signIn = (username: string, password: string) =>
  app.request(`${ORIGIN}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN, 'user-agent': 'Firefox/130 Linux' },
    body: JSON.stringify({ username, password }),
  });

async function sessionOf(username: string, password = FIRST) {
  const response = await signIn(username, password);
  expect(response.status, await response.clone().text()).toBe(200);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (route: string, input?: unknown, headers: Record<string, string> = {}) => {
    const answer = await app.request(`${ORIGIN}/api/rpc/${route.replace('.', '/')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN, cookie, ...headers },
      body: JSON.stringify({ json: input }),
    });
    const body = (await answer.json()) as { json: never };
    // biome-ignore lint/suspicious/noExplicitAny: of every route
    return { status: answer.status, json: body.json as any };
  };
}

/** Everybody used their account last so long before the clock's present. */
const usedBefore = (ms: number) =>
  office.db
    .updateTable('accountStanding')
    .set({ signedInAt: new Date(Date.now() + ahead - ms) })
    .execute();

const logged = async (act: string) =>
  (
    await office.db
      .selectFrom('logEntry')
      .select(['detail', 'subjectId', 'officeId', 'actorId'])
      .where('act', '=', act)
      .orderBy('seq')
      .execute()
  ).map((row) => ({ ...row, detail: row.detail as Record<string, unknown> }));

describe('wrong tries', () => {
  const wrong = async (name: string) => {
    const response = await signIn(name, 'sai hoàn toàn');
    return { status: response.status, ...((await response.json()) as { code: string; message: string }) };
  };

  it('lock the account at the fifth; the right password then says the same, and an administrator unlocks', async () => {
    const said = [];
    for (let n = 0; n < 5; n++) said.push(await wrong('an'));
    expect(said.map(({ status }) => status)).toEqual([401, 401, 401, 401, 423]);
    expect(said[3]?.message).toContain('Còn 1 lần thử');
    const right = await signIn('an', FIRST);
    expect(right.status).toBe(423);
    expect(((await right.json()) as { message: string }).message).toBe(said[4]?.message);
    expect(right.headers.getSetCookie()).toEqual([]);
    const chu = await sessionOf('chu');
    const standing = (await chu('standings.one', { userId: ids.an })).json;
    expect(new Date(standing.lockedUntil).getTime() - Date.now()).toBeGreaterThan(11.9 * 60 * MINUTE);
    expect((await chu('standings.unlock', { userId: ids.an })).status).toBe(200);
    expect((await chu('standings.unlock', { userId: ids.an })).status).toBe(409);
    expect((await signIn('an', FIRST)).status).toBe(200);
    expect((await logged('session.lock')).at(-1)).toMatchObject({ subjectId: ids.an, officeId });
    expect((await logged('session.refused')).at(-1)?.detail).toMatchObject({ reason: 'locked' });
    expect((await logged('member.unlock')).at(-1)).toMatchObject({ subjectId: ids.an, actorId: ids.chu });
  });

  it('of a name that nobody has are answered and locked alike; what was typed is written nowhere', async () => {
    const known = [];
    const unknown = [];
    for (let n = 0; n < 6; n++) {
      known.push(await wrong('ba'));
      unknown.push(await wrong('khong.co.ai'));
    }
    const shape = ({ status, code, message }: Awaited<ReturnType<typeof wrong>>) => [
      status,
      code,
      message.replace(/\d\d:\d\d/, ''),
    ];
    expect(unknown.map(shape)).toEqual(known.map(shape));
    const rows = await office.db.selectFrom('signInTry').select('nameKey').execute();
    const written = JSON.stringify([rows, await logged('session.refused')]);
    expect(written).not.toContain('khong.co.ai');
    expect((await logged('session.refused')).some((one) => one.officeId === null)).toBe(true);
    await (await sessionOf('chu'))('standings.unlock', { userId: ids.ba });
  });

  it('end with the lock’s time, and a right password begins the count anew', async () => {
    for (let n = 0; n < 4; n++) await wrong('ca');
    expect((await signIn('ca', FIRST)).status).toBe(200);
    for (let n = 0; n < 4; n++) expect((await wrong('ca')).status).toBe(401);
    expect((await wrong('ca')).status).toBe(423);
    ahead = 12 * 60 * MINUTE + MINUTE;
    expect((await wrong('ca')).status).toBe(401);
    expect((await signIn('ca', FIRST)).status).toBe(200);
  });

  it('are counted before they are judged: of fifty at once, through two instances, five are looked at', async () => {
    const { url, drop } = await createTestDatabase();
    const [one, other] = [openDatabase(url), openDatabase(url)];
    const rule = { triesBeforeLock: 5, lockHours: 12 };
    const taken = await Promise.all(
      Array.from({ length: 50 }, (_, n) => takeTry(n % 2 ? one : other, 'name:x', rule, new Date())),
    );
    expect(taken.filter(({ lockedUntil }) => lockedUntil === null)).toHaveLength(5);
    await Promise.all([one.destroy(), other.destroy()]);
    await drop();
  });
});

describe('a session', () => {
  it('ends on the server when nobody is there for fifteen minutes, five for an administrator', async () => {
    const du = await sessionOf('du');
    const chu = await sessionOf('chu');
    ahead = 5.5 * MINUTE;
    expect((await du('sessions.here')).status).toBe(200);
    expect((await chu('sessions.here')).status).toBe(401);
    ahead = 20 * MINUTE;
    expect((await du('sessions.here')).status).toBe(200);
    ahead = 34 * MINUTE;
    // What the page asks by itself keeps nobody there.
    expect((await du('sessions.here', undefined, { 'x-dondoc-away': '1' })).status).toBe(200);
    ahead = 36 * MINUTE;
    expect((await du('sessions.here')).status).toBe(401);
    ahead = 0;
    expect((await du('sessions.here')).status).toBe(401);
    expect((await logged('session.idle')).map(({ subjectId }) => subjectId)).toEqual([ids.chu, ids.du]);
  });

  it('is listed with its browser, ended by its owner, and by the administrator', async () => {
    const here = await sessionOf('du');
    const there = await sessionOf('du');
    const { json } = await here('sessions.list');
    expect(json).toHaveLength(2);
    expect(json[0].browser).toBe('Firefox trên Linux');
    expect((await here('sessions.endOthers')).json).toEqual({ ended: 1 });
    expect((await there('sessions.list')).status).toBe(401);
    const chu = await sessionOf('chu');
    expect((await chu('standings.one', { userId: ids.du })).json.open).toHaveLength(1);
    const foreign = (await here('sessions.list')).json[0].id;
    expect((await chu('sessions.end', { id: foreign })).status).toBe(404);
    expect((await chu('standings.end', { userId: ids.du, sessionId: null })).json).toEqual({ ended: 1 });
    expect((await here('sessions.list')).status).toBe(401);
  });

  it('ends twelve hours after it began, also under somebody who works on', async () => {
    const an = await sessionOf('an');
    const begun = (hours: number) =>
      office.db
        .updateTable('authSession')
        .set({ createdAt: new Date(Date.now() - hours * 60 * MINUTE) })
        .where('userId', '=', ids.an ?? '')
        .execute();
    await begun(11.9);
    expect((await an('sessions.here')).status).toBe(200);
    await begun(12.1);
    expect((await an('sessions.here')).status).toBe(401);
    expect((await logged('session.old')).at(-1)).toMatchObject({ actorId: ids.an });
  });

  it('is asked of the library once a request', async () => {
    const an = await sessionOf('an');
    const asked = vi.spyOn(office.parts.signIn.api, 'getSession');
    expect((await an('sessions.list')).status).toBe(200);
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });

  it('is written down at its beginning and its end', async () => {
    const before = (await logged('session.begin')).length;
    await sessionOf('du');
    const begun = await logged('session.begin');
    expect(begun).toHaveLength(before + 1);
    expect(begun.at(-1)).toMatchObject({ actorId: ids.du, officeId });
    expect(Object.keys(begun.at(-1)?.detail ?? {}).toSorted()).toEqual(['address', 'port']);
    const cookie = (await signIn('du', FIRST)).headers.getSetCookie().map((one) => one.split(';')[0]);
    const headers = { 'content-type': 'application/json', origin: ORIGIN, cookie: cookie.join('; ') };
    const post = (at: string) => app.request(`${ORIGIN}/api/${at}`, { method: 'POST', headers, body: '{}' });
    expect((await post('rpc/sessions/here')).status).toBe(200);
    expect((await post('auth/sign-out')).status).toBe(200);
    expect((await logged('session.end')).at(-1)).toMatchObject({ actorId: ids.du, officeId });
    expect((await post('rpc/sessions/here')).status).toBe(401);
  });
});

describe('a password that somebody else chose', () => {
  it('holds back everything until it is changed, and every other session ends with it', async () => {
    const chu = await sessionOf('chu');
    const { password } = (await chu('standings.reset', { userId: ids.du })).json;
    expect((await signIn('du', FIRST)).status).toBe(401);
    const du = await sessionOf('du', password);
    const other = await sessionOf('du', password);
    expect((await du('session.current')).json.must).toBe('changePassword');
    const held = await du('directives.list', {});
    expect([held.status, held.json.code]).toEqual([403, 'mustFirst']);
    const change = (current: string, next: string) => du('passwords.change', { current, next });
    expect((await change('sai', SECOND)).json.message).toContain('chưa đúng');
    expect((await change(password, 'ngắn')).json.message).toContain('ít nhất 14 ký tự');
    expect((await change(password, password)).status).toBe(422);
    expect((await change(password, SECOND)).status).toBe(200);
    expect((await du('session.current')).json.must).toBeNull();
    expect((await du('directives.list', {})).status).toBe(200);
    expect((await other('sessions.here')).status).toBe(401);
    expect((await signIn('du', password)).status).toBe(401);
    // However the marks were typed.
    expect((await signIn('du', SECOND.normalize('NFD'))).status).toBe(200);
  });

  it('of an administrator goes at sixty days, and not back to one of the last ten', async () => {
    ahead = 59 * DAY;
    await usedBefore(DAY);
    const young = await sessionOf('chu');
    expect((await young('session.current')).json.must).toBeNull();
    ahead = 61 * DAY;
    const chu = await sessionOf('chu');
    expect((await chu('session.current')).json.must).toBe('changePassword');
    const change = (current: string, next: string) => chu('passwords.change', { current, next });
    expect((await change(FIRST, SECOND)).status).toBe(200);
    expect((await change(SECOND, `${SECOND} nữa`)).status).toBe(200);
    expect((await change(`${SECOND} nữa`, SECOND)).json.message).toContain('đã dùng trong 10 lần');
    expect((await change(`${SECOND} nữa`, FIRST)).json.message).toContain('đã dùng trong 10 lần');
  });
});

describe('an account', () => {
  it('that is off has no session, no token, and says so only to whoever knows the password', async () => {
    const ca = await sessionOf('ca');
    const { token } = (await ca('tokens.make', { name: 'máy', scopes: ['read'], expiresOn: dayAhead(30) }))
      .json;
    const byToken = () =>
      app.request(`${ORIGIN}/api/v1/agencies`, { headers: { authorization: `Bearer ${token}` } });
    expect((await byToken()).status).toBe(200);
    const chu = await sessionOf('chu', `${SECOND} nữa`);
    expect((await chu('standings.off', { userId: ids.chu })).status).toBe(422);
    expect((await chu('standings.off', { userId: ids.ca })).status).toBe(200);
    expect((await ca('sessions.here')).status).toBe(401);
    expect((await byToken()).status).toBe(401);
    const right = await signIn('ca', FIRST);
    expect([right.status, ((await right.json()) as { code: string }).code]).toEqual([403, 'off']);
    expect(right.headers.getSetCookie()).toEqual([]);
    expect((await signIn('ca', 'sai')).status).toBe(401);
    expect((await chu('standings.on', { userId: ids.ca })).status).toBe(200);
    expect((await signIn('ca', FIRST)).status).toBe(200);
  });

  it('unused for more than 45 days goes off, at the sign-in and by the clock; the example’s never', async () => {
    ahead = 44 * DAY;
    await usedBefore(44 * DAY);
    expect((await signIn('ba', FIRST)).status).toBe(200);
    ahead = 46 * DAY;
    await usedBefore(46 * DAY);
    expect((await signIn('ba', FIRST)).status).toBe(403);
    expect((await signIn('huong', 'dondoc-vi-du')).status).toBe(200);
    await runTimed(office.parts, 'dormancy', dormancyTimed);
    const rows = await office.db
      .selectFrom('accountStanding')
      .innerJoin('authUser', 'authUser.id', 'accountStanding.userId')
      .select(['authUser.username', 'offBy'])
      .where('offSince', 'is not', null)
      .orderBy('authUser.username')
      .execute();
    expect(rows.map(({ username }) => username)).toEqual(['an', 'ba', 'ca', 'chu', 'du']);
    expect(new Set(rows.map(({ offBy }) => offBy))).toEqual(new Set(['dormancy']));
    // Nobody of the office could let the keeper in again: the console does.
    ahead = 0;
    const { password } = await breakGlass(office.db, 'chu', async () => undefined);
    expect((await signIn('chu', password)).status).toBe(200);
  });
});

describe('an office', () => {
  it('chooses what it asks; the choice holds at once and is written down', async () => {
    const { json } = await office.call('administrator', 'security.read', undefined);
    expect(json).toMatchObject({ setAt: null, settings: { triesBeforeLock: 5, dormantDays: 0 } });
    const chosen = { ...json.settings, triesBeforeLock: 2 };
    expect((await office.call('administrator', 'security.save', chosen)).status).toBe(200);
    expect((await office.call('administrator', 'security.save', { ...chosen, lockHours: 0 })).status).toBe(
      400,
    );
    expect((await signIn('kien', 'sai')).status).toBe(401);
    expect((await signIn('kien', 'sai')).status).toBe(423);
    expect((await logged('security.set')).at(-1)?.detail).toMatchObject({ triesBeforeLock: 2 });
  });
});

const dayAhead = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
