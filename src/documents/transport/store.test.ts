import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orThrow } from '#platform/http/problems.ts';
import { FolderName, type Incoming, type Unread } from './schema.ts';
import { openFolders } from './store.ts';

let base: string;
let root: string;
beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'dondoc-transport-'));
  root = path.join(base, 'lien-thong');
});
afterAll(() => rm(base, { recursive: true }));

const bytes = new TextEncoder().encode('<a/>');
const folders = (inFolder = 'vptu/den', outFolder = 'vptu/di') => ({ root, inFolder, outFolder });
const opened = async (maxBytes = 1000) => orThrow(await openFolders(folders(), maxBytes));
async function all(maxBytes?: number): Promise<(Incoming | Unread)[]> {
  const taken: (Incoming | Unread)[] = [];
  for await (const one of (await opened(maxBytes)).take()) taken.push(one);
  return taken;
}

it.each(['../x', '/etc', 'a/../b', 'a//b', '.an', 'a/.b', '', 'a\\b'])('refuses the folder %j', (name) => {
  expect(FolderName.safeParse(name).success).toBe(false);
});

it('takes whole files by their names and leaves others, links and folders where they lie', async () => {
  await opened();
  const folder = path.join(root, 'vptu/den');
  await writeFile(path.join(base, 'ngoai.xml'), bytes);
  await symlink(path.join(base, 'ngoai.xml'), path.join(folder, 'noi.xml'));
  for (const name of ['b.xml', 'a.edxml', '.c.xml.tmp', 'd.xml.part', 'ghi-chu.txt'])
    await writeFile(path.join(folder, name), bytes);
  expect((await all()).map(({ name }) => name)).toEqual(['a.edxml', 'b.xml']);
  expect(await all(1)).toEqual([
    expect.objectContaining({ problem: expect.stringContaining('lớn hơn') }),
    expect.objectContaining({ name: 'b.xml' }),
  ]);
  for (const name of ['a.edxml', 'b.xml']) await rm(path.join(folder, name));
});

async function put(name: string, words: string): Promise<Incoming> {
  const written = new TextEncoder().encode(words);
  await writeFile(path.join(root, 'vptu/den', name), written);
  const found = (await all()).find((one): one is Incoming => 'hash' in one && one.name === name);
  return found ?? expect.fail(`${name} was not seen`);
}
const inside = (below: string) =>
  readdir(path.join(root, 'vptu/den', below)).then((names) => names.toSorted());

it('keeps no bytes of what is done, puts the sentence beside what is bad, destroys what must go', async () => {
  const transport = await opened();
  const done = await put('a.edxml', '<a>xong</a>');
  await transport.claim(done);
  await transport.done(done.hash);
  await transport.done(done.hash);
  for (const words of ['<b>1', '<b>2']) {
    const bad = await put(`${'ă'.repeat(120)}.xml`, words);
    await transport.claim(bad);
    await transport.bad(bad, 'Gói hỏng.');
  }
  const names = await inside('bad');
  expect(names).toHaveLength(4);
  expect(await readFile(path.join(root, 'vptu/den/bad', names[1] ?? ''), 'utf8')).toBe('Gói hỏng.\n');
  const secret = await put('mat.xml', '<mat/>');
  await transport.claim(secret);
  await transport.hold(secret.hash);
  expect(await transport.held(secret.hash)).toEqual(secret.bytes);
  await transport.destroy(secret.hash);
  expect([await inside('doing'), await inside('held')]).toEqual([[], []]);
});

it('keeps two files of one name apart, also where the second comes while the first is read', async () => {
  const transport = await opened();
  const first = await put('goi.xml', '<goi>1</goi>');
  await writeFile(path.join(root, 'vptu/den/goi.xml'), '<goi>2</goi>');
  expect(await transport.claim(first)).toBe(true);
  await transport.hold(first.hash);
  const [second] = (await all()).filter((one): one is Incoming => 'hash' in one);
  expect(new TextDecoder().decode(second?.bytes)).toBe('<goi>2</goi>');
  expect(second && (await transport.claim(second))).toBe(true);
  await transport.hold(second?.hash ?? '');
  expect(await transport.held(first.hash)).toEqual(first.bytes);
  expect(await inside('held')).toHaveLength(2);
  expect(await transport.claim(first)).toBe(false);
});

it('writes whole files, and the same name twice is one file that cannot leave the folder', async () => {
  const transport = await opened();
  await transport.send('x.edxml', bytes);
  await transport.send('../../x.edxml', bytes);
  expect(await readdir(path.join(root, 'vptu/di'))).toEqual(['x.edxml']);
  expect(await readdir(base)).toEqual(expect.not.arrayContaining(['x.edxml']));
});

it('refuses a folder that is a link, wherever on the way', async () => {
  await mkdir(path.join(base, 'kia/den'), { recursive: true });
  await symlink(path.join(base, 'kia'), path.join(root, 'tro'));
  expect(await openFolders(folders('tro/den'), 1000)).toMatchObject({ ok: false, code: 'refused' });
});
