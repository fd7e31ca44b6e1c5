import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { docx, p, packedStream, pdf, pdfOf } from './fixtures.ts';
import { readFile } from './index.ts';

const page =
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>';
const catalogue = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page];

/** A page of 100 MB of drawing, packed into a few thousand bytes: seconds of work, and far more memory than that. */
const contentBomb = pdfOf([...catalogue, packedStream(Buffer.alloc(100_000_000, 'q 0 0 m Q '), 2)]);

/** A tree of pages that holds itself, and a drawing that draws itself. */
const loop = pdfOf([
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>',
  page,
  '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 17>>stream\n/X Do /X Do /X Do\nendstream',
]);

describe('readFile', () => {
  it('reads in a child process what readBytes reads', async () => {
    const read = await readFile(docx(p('Kho muối')), 'kho.docx');
    expect(read).toMatchObject({ ok: true, value: { text: 'Kho muối' } });
    const drawn = await readFile(pdf([{ text: [{ x: 85, y: 100, text: 'Kho muối' }] }]), 'kho.pdf');
    expect(drawn.ok && drawn.value.words).toHaveLength(2);
  });

  it('refuses an empty file and one of 60 MB without a child', async () => {
    expect(await readFile(new Uint8Array(0), 'a.pdf')).toMatchObject({ reason: 'empty' });
    expect(await readFile(new Uint8Array(60 * 1024 * 1024), 'a.pdf')).toMatchObject({ reason: 'too-large' });
  });

  it('stops a child that takes too long', async () => {
    const read = await readFile(contentBomb, 'cham.pdf', { timeMs: 100 });
    expect(read).toMatchObject({ ok: false, reason: 'too-slow' });
    expect(read.ok || read.message).toContain('0,1 giây');
  });

  it('stops a child that takes too much memory', async () => {
    const body = p('muối '.repeat(200)).repeat(6000);
    expect(await readFile(docx(body), 'to.docx', { memoryMb: 120 })).toMatchObject({ reason: 'bomb' });
  });

  it('refuses a page-tree loop and a content bomb within 20 s', async () => {
    const start = Date.now();
    const bomb = readFile(contentBomb, 'b.pdf', { memoryMb: 150 });
    const [looped, bombed] = await Promise.all([readFile(loop, 'a.pdf'), bomb]);
    expect(looped.ok).toBe(false);
    expect(['bomb', 'too-slow']).toContain(bombed.ok || bombed.reason);
    expect(Date.now() - start).toBeLessThan(20_000);
  });

  it('lets the others wait when many come at once', async () => {
    const files = Array.from({ length: 5 }, (_, i) => readFile(docx(p(`tệp ${i}`)), 'a.docx'));
    const texts = (await Promise.all(files)).map((read) => read.ok && read.value.text);
    expect(texts).toEqual(['tệp 0', 'tệp 1', 'tệp 2', 'tệp 3', 'tệp 4']);
  });
});

/** Starts a program that reads a slow file; resolves to its process and the number of the child it started. */
async function startReader() {
  const program = `
    const { readFile } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
    const { deflateSync } = await import('node:zlib');
    const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
    readFile(new Uint8Array(Buffer.concat(chunks)), 'a.pdf');
    const { readFileSync } = await import('node:fs');
    const look = setInterval(() => {
      const child = readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8').trim();
      if (child) { console.log(child); clearInterval(look); }
    }, 20);`;
  const reader = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  reader.stdin.end(contentBomb);
  const [line] = (await once(reader.stdout, 'data')) as [Buffer];
  return { reader, child: Number(line.toString()) };
}

const alive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

describe.runIf(process.platform === 'linux')('the child process', () => {
  it('does not outlive a parent that was killed, though it is deep in its work', async () => {
    const { reader, child } = await startReader();
    expect(alive(child)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 400));
    reader.kill('SIGKILL');
    await once(reader, 'exit');
    // It looks every 20 ms; a busy machine lets it look later.
    const end = Date.now() + 15_000;
    while (alive(child) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(alive(child)).toBe(false);
  });
});
