import { createHash } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeEdxml } from '@dondoc/edxml';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealLog } from '#platform/audit/seal.ts';
import {
  bytesOf,
  emptyInstallation,
  type Installation,
  linesIn,
  type Parts,
  partsOf,
  writeParts,
} from '../../../e2e/support/archives.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { tracesInDatabase, tracesOnDisk } from '../../../e2e/support/traces.ts';
import { document as edxmlDocument } from '../../../packages/edxml/fixtures.ts';
import { archiveTo } from '../archiving/commands.ts';
import { isBlanked } from '../archiving/rules.ts';
import { archivedShapes } from '../archiving/store.ts';
import { openArchive } from './commands.ts';

const CASES = Number(process.env.FUZZ_CASES ?? 24);
const LONGEST_MS = 10_000;

describe('an archive that somebody brings', () => {
  let office: TestOffice;
  let to: Installation;
  let whole: Parts;
  let bytes: Buffer;
  /** The same before anything was uploaded: no file must be read for it. */
  let bare: { parts: Parts; bytes: Buffer };
  let file = '';

  beforeAll(async () => {
    office = await startTestOffice();
    to = await emptyInstallation();
    file = path.join(to.folder, '..', `${path.basename(to.folder)}.zip`);
    await office.call('clerk', 'investmentsExample.load', undefined);
    const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
    const archive = async () => {
      await sealLog(office.db);
      await archiveTo(file, { db: office.db, files: office.parts.files, officeId, now: new Date() });
    };
    await archive();
    bare = { parts: await partsOf(file), bytes: await bytesOf(file) };
    const text = 'TỈNH UỶ SƠN HÀ\n\nBÁO CÁO\nvề một việc';
    await office.upload('clerk', '/api/documents', 'bao-cao.txt', new TextEncoder().encode(text));
    await archive();
    bytes = await bytesOf(file);
    whole = await partsOf(file);
  }, 120_000);
  afterAll(async () => {
    await rm(file, { force: true });
    await Promise.all([office.stop(), to.stop()]);
  });

  const open = (onlyLook = false) =>
    openArchive({ db: to.db, files: to.files, file, maxFileBytes: 50 * 1024 * 1024, onlyLook });

  /** Nothing of it is in the database or among the files. */
  async function isUntouched(): Promise<void> {
    const { rows } = await sql<{ count: number }>`select (select count(*) from office)
      + (select count(*) from auth_user) + (select count(*) from stored_file) + (select count(*) from log_entry)
      + (select count(*) from agency) + (select count(*) from pg_constraint where condeferrable
        and connamespace = 'public'::regnamespace) as count`.execute(to.db);
    const stored = await readdir(to.folder, { recursive: true, withFileTypes: true });
    expect([Number(rows[0]?.count), stored.filter((entry) => entry.isFile()).length]).toEqual([0, 0]);
  }

  const refusal = async (): Promise<string> => {
    const error = await open().then(
      () => null,
      (thrown: Error) => thrown,
    );
    await isUntouched();
    return error?.message ?? 'opened';
  };
  const forged = async (change: (parts: Parts) => void, how = {}): Promise<string> => {
    const parts = new Map(whole);
    change(parts);
    await writeParts(file, parts, how);
    return refusal();
  };
  const row = (parts: Parts, table: string, change: (row: Record<string, unknown>) => void) => {
    const part = `tables/${table}.jsonl`;
    const [first = '', ...more] = linesIn(parts.get(part));
    const said = JSON.parse(first);
    change(said);
    parts.set(part, Buffer.from(`${[JSON.stringify(said), ...more].join('\n')}\n`));
  };
  const storedId = () => JSON.parse(linesIn(whole.get('tables/stored_file.jsonl'))[0] ?? '{}').id as string;

  it('is looked through whole and leaves nothing', async () => {
    expect(await open(true)).toMatchObject({ files: 1, people: expect.any(Number), firstSignIns: [] });
    await isUntouched();
  });

  it('carries no column that keeps a secret', async () => {
    const shapes = await archivedShapes(to.db);
    const named = shapes.flatMap((shape) =>
      shape.columns
        .filter(
          // A number (how old a password may be) keeps none.
          ({ name, type }) =>
            /password|secret|token|sealed$|otp|salt/.test(name) &&
            !/int/.test(type) &&
            !isBlanked(shape.name, name),
        )
        .map(({ name }) => `${shape.name}.${name}`),
    );
    expect(named).toEqual([]);
  });

  it('brought twice at once is taken over once, with its files', async () => {
    await writeFile(file, bytes);
    const there = await emptyInstallation();
    try {
      const once = () =>
        openArchive({ db: there.db, files: there.files, file, maxFileBytes: 50 * 1024 * 1024 });
      const both = await Promise.allSettled([once(), once()]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(Buffer.from(await there.files.get(storedId()))).toEqual(whole.get(`files/${storedId()}`));
    } finally {
      await there.stop();
    }
  });

  const OTHER = '99999999-9999-4999-8999-999999999999';
  const forgeries: [name: string, change: (parts: Parts) => void, says: RegExp][] = [
    [
      'a row of another office',
      (p) => row(p, 'agency', (r) => Object.assign(r, { office_id: OTHER })),
      /tables\/agency\.jsonl dòng 1: thuộc cơ quan khác/,
    ],
    [
      'a column that does not exist',
      (p) => row(p, 'agency', (r) => Object.assign(r, { is_admin: true })),
      /agency\.jsonl dòng 1: có cột «is_admin»/,
    ],
    [
      'a column left out',
      (p) => row(p, 'agency', (r) => void delete r.regime),
      /agency\.jsonl dòng 1: thiếu cột regime/,
    ],
    [
      'a value of another kind',
      (p) => row(p, 'agency', (r) => Object.assign(r, { id: 'x' })),
      /agency\.jsonl dòng 1.*sai kiểu/,
    ],
    [
      'a row that names nothing',
      (p) => row(p, 'agency_name', (r) => Object.assign(r, { agency_id: OTHER })),
      /agency_name.*không có trong tệp/,
    ],
    [
      'the same row twice',
      (p) =>
        p.set(
          'tables/agency.jsonl',
          Buffer.concat([
            p.get('tables/agency.jsonl') ?? Buffer.of(),
            p.get('tables/agency.jsonl') ?? Buffer.of(),
          ]),
        ),
      /agency\.jsonl dòng \d+.*trùng/,
    ],
    [
      'a table that is not exported',
      (p) => p.set('tables/auth_session.jsonl', Buffer.from('{}\n')),
      /«tables\/auth_session\.jsonl»: không phải tên/,
    ],
    ['a table left out', (p) => void p.delete('tables/agency.jsonl'), /không có tệp của bảng agency/],
    ['a file that no row names', (p) => p.set(`files/${OTHER}`, Buffer.from('x')), /không có dòng nào/],
    ['a file left out', (p) => void p.delete(`files/${storedId()}`), /không có trong tệp/],
    [
      'a file changed',
      (p) => p.set(`files/${storedId()}`, Buffer.from('khác')),
      /files\/.*«bao-cao\.txt».*không đúng mã băm/,
    ],
    [
      'lines that are no JSON',
      (p) => p.set('tables/agency.jsonl', Buffer.from('{"id":\n')),
      /dòng 1: không phải JSON/,
    ],
    [
      'letters that are no UTF-8',
      (p) => p.set('tables/agency.jsonl', Buffer.from([0xff, 0xfe, 10])),
      /dòng 1: không phải chữ UTF-8/,
    ],
    [
      'a line without end',
      (p) => p.set('tables/agency.jsonl', Buffer.alloc(40 * 1024 * 1024, 'ab{"x')),
      /giống tệp ZIP gây tràn|dài quá mức/,
    ],
    [
      'a log that was changed',
      (p) => row(p, 'log_entry', (r) => Object.assign(r, { act: 'member.remove' })),
      /log_entry\.jsonl: nhật ký đã bị đổi/,
    ],
    [
      'a newer database',
      (p) =>
        p.set(
          'MANIFEST.json',
          Buffer.from(
            (p.get('MANIFEST.json') ?? '')
              .toString()
              .replace(/"schema": "[^"]*"/, '"schema": "299901010000_later"'),
          ),
        ),
      /phần mềm mới hơn/,
    ],
    [
      'an older database',
      (p) =>
        p.set(
          'MANIFEST.json',
          Buffer.from(
            (p.get('MANIFEST.json') ?? '')
              .toString()
              .replace(/"schema": "[^"]*"/, '"schema": "202601010000_earlier"'),
          ),
        ),
      /phần mềm cũ hơn/,
    ],
    [
      'a manifest of another form',
      (p) => p.set('MANIFEST.json', Buffer.from('{"tables":[]}')),
      /MANIFEST\.json: không đúng dạng/,
    ],
    [
      'words with a secrecy mark',
      (p) => row(p, 'document', (r) => Object.assign(r, { text: 'TỈNH UỶ\nTỐI MẬT\n\nBÁO CÁO' })),
      /document\.jsonl dòng 1: nguyên văn có dấu TỐI MẬT/,
    ],
    ['a name that climbs', (p) => p.set('../../etc/cron.d/x', Buffer.from('x')), /mục lục/],
    ['an absolute name', (p) => p.set('/etc/passwd', Buffer.from('x')), /mục lục/],
  ];
  it.each(forgeries)('is refused with %s', async (_name, change, says) => {
    const said = await forged(change);
    if (said !== 'opened') expect(said).toMatch(/^Không nhận tệp lưu trữ\. .+: .+\. Chưa có gì được lưu\.$/s);
    expect(said).toMatch(says);
  });

  it('is refused with a file that bears a secrecy mark', async () => {
    const said = await forged((parts) => {
      parts.set(`files/${storedId()}`, secret);
      const sha256 = createHash('sha256').update(secret).digest('hex');
      row(parts, 'stored_file', (r) => Object.assign(r, { sha256, size: secret.length }));
    });
    expect(said).toMatch(/files\/.*«bao-cao\.txt».*có dấu MẬT/);
    const sought = { words: ['bao-cao.txt', 'BÁO CÁO\nvề một việc'], bytes: [secret] };
    expect(await tracesInDatabase(to.url, sought)).toEqual([]);
    expect(await tracesOnDisk([to.folder], sought)).toEqual([]);
  });

  const secret = Buffer.from('TỈNH UỶ SƠN HÀ\nMẬT\n\nBÁO CÁO\nvề một việc');
  const packed = (bytes: Uint8Array): Buffer => {
    const attachment = { name: 'kem.txt', contentType: 'text/plain', description: null, bytes };
    return Buffer.from(writeEdxml({ ...edxmlDocument(), attachments: [attachment] }));
  };
  /** A row of a table that had none. */
  const put = async (parts: Parts, table: string, said: Record<string, unknown>) => {
    const shape = (await archivedShapes(to.db)).find(({ name }) => name === table);
    const { id: officeId } = JSON.parse(linesIn(parts.get('tables/office.jsonl'))[0] ?? '{}');
    const empty = Object.fromEntries((shape?.columns ?? []).map(({ name }) => [name, null]));
    const line = JSON.stringify({ ...empty, id: OTHER, office_id: officeId, ...said });
    parts.set(`tables/${table}.jsonl`, Buffer.from(`${line}\n`));
  };

  it('is refused with a secrecy mark inside a package, a message, a template', async () => {
    const keeps = (bytes: Buffer) => (parts: Parts) => {
      parts.set(`files/${storedId()}`, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      row(parts, 'stored_file', (r) => Object.assign(r, { sha256, size: bytes.length }));
    };
    const clean = new Map(whole);
    keeps(packed(Buffer.from('TỈNH UỶ SƠN HÀ\n\nBÁO CÁO\nvề một việc')))(clean);
    await writeParts(file, clean);
    expect(await open(true)).toMatchObject({ files: 1 });
    const kept = await forged(keeps(packed(secret)));
    expect(kept).toMatch(/files\/.*tệp kèm «kem\.txt».*có dấu MẬT/);
    const message = new Map(whole);
    await put(message, 'edxml_sent', { xml: packed(secret).toString() });
    await writeParts(file, message);
    expect(await refusal()).toMatch(/edxml_sent\.jsonl dòng 1, tệp kèm «kem\.txt».*có dấu MẬT/);
    const template = new Map(whole);
    await put(template, 'paper_template', { name: 'mau.txt', content: secret.toString('base64') });
    await writeParts(file, template);
    expect(await refusal()).toMatch(/paper_template\.jsonl dòng 1 \(«mau\.txt»\).*có dấu MẬT/);
  });

  it('is refused where the manifest does not say what is so', async () => {
    const said = await forged((parts) => parts.set('tables/office.jsonl', Buffer.from('{}\n')), {
      asIs: true,
    });
    expect(said).toMatch(/«tables\/office\.jsonl»: dài 3 byte/);
  });

  /** The header of a part in the directory of the ZIP (APPNOTE 4.3.12). */
  const patched = async (name: string, change: (head: Buffer) => void): Promise<string> => {
    const raw = Buffer.from(bytes);
    const at = raw.lastIndexOf(name, raw.length - 22) - 46;
    change(raw.subarray(at));
    await writeFile(file, raw);
    return refusal();
  };
  const README = 'HUONG-DAN.txt';

  it('is refused where its ZIP lies', async () => {
    const link = (0o120777 << 16) >>> 0;
    expect(await patched(README, (head) => head.writeUInt32LE(link, 38))).toMatch(
      /HUONG-DAN.*không phải tệp thường/,
    );
    expect(await patched(README, (head) => head.writeUInt16LE(0x0809, 8))).toMatch(/HUONG-DAN.*có mật khẩu/);
    expect(await patched(README, (head) => head.writeUInt16LE(12, 10))).toMatch(
      /HUONG-DAN.*nén theo cách số 12/,
    );
    const size = 46 + README.length + 4;
    expect(await patched(README, (head) => head.writeUInt32LE(10, size))).toMatch(/HUONG-DAN.*dài 10 byte/);
    expect(await patched(README, (head) => head.writeUInt32LE(900 * 1024 * 1024, size))).toMatch(
      /HUONG-DAN.*quá mức 1048576 byte/,
    );
    const stored = `files/${storedId()}`;
    const long = (head: Buffer) => head.writeUInt32LE(200 * 1024 * 1024, 46 + stored.length + 4);
    expect(await patched(stored, long)).toMatch(/quá mức 100663296 byte\. Đặt MAX_UPLOAD_MB/);
    expect(await patched(README, (head) => head.writeUInt32LE(5_000_000, size + 8))).toMatch(
      /nằm chồng|mục lục|hỏng/,
    );
    await writeFile(file, bytes.subarray(0, bytes.length - 100));
    expect(await refusal()).toMatch(/mục lục của tệp ZIP: không đọc được/);
    await writeFile(file, 'không phải ZIP');
    expect(await refusal()).toMatch(/mục lục của tệp ZIP: không đọc được/);
  });

  it('is refused with two parts of one name', async () => {
    expect(await forged((parts) => parts.set('HUONG-DAN.tx2', Buffer.from('x')))).toContain('HUONG-DAN.tx2');
    const raw = await bytesOf(file);
    raw.write('HUONG-DAN.txt', raw.lastIndexOf('HUONG-DAN.tx2'));
    await writeFile(file, raw);
    expect(await refusal()).toMatch(/HUONG-DAN\.txt».*(hai tệp cùng tên|kê)/);
  });

  it(
    `mutated anyhow gives a sentence with the place, ${CASES} times`,
    async () => {
      for (let seed = 1; seed <= CASES; seed++) {
        const next = random(seed);
        const how = await mutate(next);
        const begun = performance.now();
        const said = await open(true).then(
          () => null,
          (error: Error) => error.message,
        );
        expect(performance.now() - begun, `${seed}: ${how}`).toBeLessThan(LONGEST_MS);
        await isUntouched();
        if (said !== null)
          expect(said, `${seed}: ${how}`).toMatch(
            /^Không nhận tệp lưu trữ\. .+: .+\. Chưa có gì được lưu\.$/s,
          );
      }
      expect(process.memoryUsage.rss()).toBeLessThan(1024 ** 3);
    },
    LONGEST_MS * CASES,
  );

  /** One change of bytes, or of what a part says with a manifest that agrees. */
  async function mutate(next: (below: number) => number): Promise<string> {
    const kind = next(4);
    if (kind > 0) {
      const raw = Buffer.from(bare.bytes);
      const at = next(raw.length);
      if (kind === 1) raw[at] = next(256);
      const length = next(2000);
      const changed = kind === 2 ? raw.subarray(0, at) : raw;
      const cut = kind === 3 ? Buffer.concat([raw.subarray(0, at), raw.subarray(at + length)]) : changed;
      await writeFile(file, cut);
      return `bytes ${kind} at ${at}`;
    }
    const parts = new Map(bare.parts);
    const tables = [...parts].filter(([name, said]) => name.startsWith('tables/') && said.length > 0);
    const [name = '', said] = tables[next(tables.length)] ?? [];
    const lines = linesIn(said);
    const n = next(lines.length);
    lines[n] = mutatedLine(lines[n] ?? '', next);
    parts.set(name, Buffer.from(`${lines.join('\n')}\n`));
    await writeParts(file, parts);
    return `${name} line ${n + 1}: ${lines[n]?.slice(0, 300)}`;
  }
});

const WORDS = [
  null,
  '',
  'x',
  -1,
  1e300,
  true,
  [],
  {},
  '\u0000',
  '2023-02-30',
  '99999999-9999-4999-8999-999999999999',
];

function mutatedLine(line: string, next: (below: number) => number): string {
  if (next(4) === 0) return line.slice(0, next(line.length));
  const row = JSON.parse(line) as Record<string, unknown>;
  const names = Object.keys(row);
  row[names[next(names.length)] ?? ''] = next(8) === 0 ? '['.repeat(100_000) : WORDS[next(WORDS.length)];
  return JSON.stringify(row);
}

/** The same numbers for the same seed (mulberry32). */
function random(seed: number) {
  let state = seed * 0x6d2b79f5;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
