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
  const inside = path.join(root, 'vptu/den');
  await writeFile(path.join(base, 'ngoai.xml'), bytes);
  await symlink(path.join(base, 'ngoai.xml'), path.join(inside, 'noi.xml'));
  for (const name of ['b.xml', 'a.edxml', '.c.xml.tmp', 'd.xml.part', 'ghi-chu.txt'])
    await writeFile(path.join(inside, name), bytes);
  expect((await all()).map(({ name }) => name)).toEqual(['a.edxml', 'b.xml']);
  expect(await all(1)).toEqual([
    expect.objectContaining({ problem: expect.stringContaining('lớn hơn') }),
    expect.objectContaining({ name: 'b.xml' }),
  ]);
});

it('moves what is done, puts the sentence beside what is bad, destroys what must go', async () => {
  const transport = await opened();
  const inside = path.join(root, 'vptu/den');
  await transport.done('a.edxml');
  await transport.done('a.edxml');
  await transport.bad('b.xml', 'Gói hỏng.');
  await writeFile(path.join(inside, 'mat.xml'), bytes);
  await transport.hold('mat.xml');
  expect(await transport.held('mat.xml')).toEqual(bytes);
  await transport.destroy('mat.xml');
  expect(await readdir(path.join(inside, 'done'))).toEqual(['a.edxml']);
  expect((await readdir(path.join(inside, 'bad'))).toSorted()).toEqual(['b.xml', 'b.xml.txt']);
  expect(await readFile(path.join(inside, 'bad/b.xml.txt'), 'utf8')).toBe('Gói hỏng.\n');
  expect(await readdir(path.join(inside, 'held'))).toEqual([]);
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
