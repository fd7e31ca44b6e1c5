import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { extractBatch } from './commands.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dondoc-batch-'));
  await mkdir(path.join(folder, 'vao/nam 2023'), { recursive: true });
  await writeFile(path.join(folder, 'vao/nam 2023/kl.txt'), 'KẾT LUẬN\n1. Giao Sở Y tế chủ trì rà soát.');
  await writeFile(path.join(folder, 'vao/mat.txt'), 'MẬT\nTHÔNG BÁO\n1. Giao Sở Y tế rà soát.');
  await writeFile(path.join(folder, 'vao/hong.docx'), 'PK\x03\x04 hỏng');
});
afterAll(() => rm(folder, { recursive: true }));

const run = async () => {
  const lines: string[] = [];
  const out = vi.spyOn(console, 'log').mockImplementation((line) => lines.push(line));
  const bar = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const status = await extractBatch(path.join(folder, 'vao'), path.join(folder, 'ra'));
  out.mockRestore();
  bar.mockRestore();
  return { status, lines };
};

test('reads what can be read, says what failed and why, and goes on where it stopped', async () => {
  const first = await run();
  expect(first.status).toBe(2);
  expect(first.lines[0]).toBe('Đã đọc 1/3 tệp.');
  expect(first.lines.slice(1)).toEqual([
    expect.stringMatching(/^ {2}hong\.docx: .*hỏng/),
    expect.stringMatching(/^ {2}mat\.txt: .*MẬT/),
  ]);
  const [name = ''] = await readdir(path.join(folder, 'ra'));
  const target = path.join(folder, 'ra', name);
  expect(JSON.parse(await readFile(target, 'utf8'))).toMatchObject({ contract: 'dondoc.extraction/1' });
  const { mtimeMs } = await stat(target);
  expect((await run()).lines[0]).toBe('Đã đọc 1/3 tệp, 1 tệp đã có từ lần trước.');
  expect((await stat(target)).mtimeMs).toBe(mtimeMs);
});
