import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sealLog, verifyLog } from '#platform/audit/seal.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { runTimed } from '#platform/jobs/timed.ts';
import { faultsOf } from './support/kept-whole.ts';
import { startTestOffice, type TestOffice } from './support/test-office.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && canMount();
const DAY_MS = 24 * 3_600_000;
/** Less than a session may lie idle. */
const AHEAD_MS = 4 * 60_000;

/** Containers often keep root from mounting. */
function canMount(): boolean {
  const probe = `/tmp/dondoc-mount-${process.pid}`;
  try {
    mkdirSync(probe);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe]);
    return true;
  } catch {
    return false;
  } finally {
    execFileSync('rm', ['-rf', probe]);
  }
}

/** What stands between a server and its database on another machine; it can be pulled. */
async function cable(databaseUrl: string) {
  const to = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isPulled = false;
  const server: Server = createServer((near) => {
    if (isPulled) return near.destroy();
    const far = connect(Number(to.port), to.hostname);
    for (const one of [near, far]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
    return undefined;
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const url = new URL(databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    pull: () => {
      isPulled = true;
      for (const one of sockets) one.destroy();
    },
    plug: () => {
      isPulled = false;
    },
    end: () => {
      for (const one of sockets) one.destroy();
      server.close();
    },
  };
}

describe('faults of the machine', () => {
  let office: TestOffice;
  let line: Awaited<ReturnType<typeof cable>>;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let folder = '';

  beforeAll(async () => {
    database = await createTestDatabase();
    line = await cable(database.url);
    office = await startTestOffice({ url: line.url });
    folder = office.parts.backups.stateDir;
    // Signed in while all is well.
    for (const who of ['contact', 'clerk']) await office.call(who, 'session.current', undefined);
  });
  afterEach(() => vi.useRealTimers());
  afterAll(async () => {
    line?.plug();
    await office?.stop();
    line?.end();
    await database?.drop();
  });

  const attach = (bytes: number) =>
    office.upload(
      'contact',
      '/api/attachments',
      'bao-cao.txt',
      Buffer.alloc(bytes, 'Da lam den buoc hai.\n'),
    );
  const rowsOfFiles = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from stored_file`.execute(office.db)).rows[0]?.n;

  it('a database that is away is said, nothing acknowledged is lost, and it goes on by itself', async () => {
    const name = (n: number) => ({ name: `Tổ ${n}`, shortName: `T${n}`, regime: 'party', parentId: null });
    const kept = (await office.call('clerk', 'agencies.create', name(1))).json.id;
    line.pull();
    try {
      for (const ask of [1, 2]) {
        const { status, json } = await office.call('clerk', 'agencies.create', name(ask + 1));
        expect([status, json.message]).toEqual([
          503,
          expect.stringMatching(/^Cơ sở dữ liệu đang tạm ngừng\. Chờ/),
        ]);
      }
      const upload = await attach(100);
      expect([upload.status, upload.json.message]).toEqual([503, expect.stringContaining('tạm ngừng')]);
    } finally {
      line.plug();
    }
    const { status, json } = await office.call('clerk', 'agencies.list', undefined);
    expect(status).toBe(200);
    expect(json.map(({ id }: { id: string }) => id)).toContain(kept);
    expect(await faultsOf(office.db, folder)).toEqual([]);
  });

  it.skipIf(!mayMount)('a full disk takes nothing by half, and takes again when there is room', async () => {
    const before = await rowsOfFiles();
    // In place of the folder of files, which is empty again when it is taken away.
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
    try {
      await writeFile(path.join(folder, 'filler'), new Uint8Array(40_000));
      const { status, json } = await attach(40_001);
      expect([status, json.message]).toEqual([
        507,
        expect.stringMatching(/hết chỗ trên đĩa\. Chưa có gì được lưu/),
      ]);
      expect(await rowsOfFiles()).toBe(before);
      expect(await office.storedFiles()).toEqual(['filler']);
      execFileSync('rm', [path.join(folder, 'filler')]);
      expect((await attach(40_001)).status).toBe(200);
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
    await sql`delete from stored_file where size = 40001`.execute(office.db);
  });

  it.skipIf(!mayMount)('a disk that may only be read is said', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,ro', 'tmpfs', folder]);
    try {
      const { status, json } = await attach(100);
      expect([status, json.message]).toEqual([507, expect.stringMatching(/chỉ đọc.*Chưa có gì được lưu/)]);
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
    expect((await attach(100)).status).toBe(200);
    expect(await faultsOf(office.db, folder)).toEqual([]);
  });

  it('a clock that jumps back turns nothing round: events, the sealed log, sessions, work of the day', async () => {
    const real = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: real + AHEAD_MS });
    // Whoever signs in while the clock is ahead stays signed in.
    expect((await office.call('head', 'session.current', undefined)).json.viewer).not.toBeNull();
    // What the database recorded while its clock was ahead.
    await sql`insert into log_entry (office_id, act, subject_kind, subject_id, detail, recorded_at)
      select id, 'session.signIn', 'person', 'x', '{}', now() + interval '4 minutes' from office`.execute(
      office.db,
    );
    const days: string[] = [];
    const work = { at: '05:00', run: async (_parts: unknown, day: string) => void days.push(day) } as const;
    const at = (now: number) => ({ ...office.parts, clock: { now: () => new Date(now) } });
    await runTimed(at(real + DAY_MS), 'jump', work);
    vi.setSystemTime(real);
    await runTimed(at(real), 'jump', work);
    await runTimed(at(real + DAY_MS), 'jump', work);
    await runTimed(at(real), 'jump', work);
    expect(days).toHaveLength(2);
    expect((await office.call('head', 'session.current', undefined)).json.viewer).not.toBeNull();
    const texts = ['Đã làm bước một.', 'Đã làm bước hai.'];
    const agencyId = (await office.call('contact', 'session.current', undefined)).json.viewer.agency.id;
    const entry = { id: randomUUID(), line: 'Trường báo cáo', text: 'Báo cáo kết quả', documentId: null };
    const actors = [{ role: 'lead', name: 'Trường', agencyId, generic: false }];
    const entered = await office.call('clerk', 'entry.save', {
      ...entry,
      actors,
      deadline: { kind: 'none' },
    });
    const { code } = entered.json;
    const told = [];
    for (const text of texts)
      told.push(
        await office.call('contact', 'directives.report', {
          code,
          text,
          done: false,
          percent: null,
          fileIds: [],
        }),
      );
    const { rows } = await sql<{ text: string }>`select data ->> 'text' as text from directive_event
      where kind = 'reported' order by id`.execute(office.db);
    expect(told.map(({ status }) => status)).toEqual([200, 200]);
    expect(rows.map(({ text }) => text)).toEqual(texts);
    await sealLog(office.db);
    expect(await verifyLog(office.db)).toMatchObject({ ok: true });
    expect(await faultsOf(office.db, folder)).toEqual([]);
  });
});
