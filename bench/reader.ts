/**
 * How long the reader takes: the median of 10,000 characters, and whether cost stays linear to a megabyte, on
 * real prose and on what a hostile file may hold. CPU time is shown too, for other work disturbs the clock.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readDocument } from '@dondoc/reader';

const folder = new URL('../packages/reader/fixtures/own/', import.meta.url);

/** Bodies of our own papers one after another, which begin with one header. */
function prose(length: number): string {
  const papers = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8').normalize('NFC'));
  const [first = ''] = papers;
  const bodies = papers.map(
    (paper) => paper.slice(paper.indexOf('\n1')).split(/\n(?:Nơi nhận|\| \*\*\*Nơi)/u)[0],
  );
  const all = first.slice(0, first.indexOf('\nI.')) + bodies.join('\n');
  return all.repeat(Math.ceil(length / all.length)).slice(0, length);
}

interface Cost {
  wall: number;
  cpu: number;
}

function once(text: string): Cost {
  const cpu = process.cpuUsage();
  const start = performance.now();
  readDocument(text);
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { wall, cpu: (used.user + used.system) / 1000 };
}

const middle = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

function median(text: string, times: number): Cost {
  const costs = Array.from({ length: times }, () => once(text));
  return { wall: middle(costs.map((cost) => cost.wall)), cpu: middle(costs.map((cost) => cost.cpu)) };
}

const row = (name: string, length: number, { wall, cpu }: Cost) =>
  console.log(
    `${name.padEnd(26)}${String(length).padStart(9)}${wall.toFixed(1).padStart(10)}${cpu.toFixed(1).padStart(10)}${((cpu * 1e6) / length).toFixed(0).padStart(11)}`,
  );

const REPEATED: Record<string, string> = {
  'one word': 'a ',
  'bullets of one letter': '- a\n',
  'empty numbers': '1. \n',
  'orders in one line': 'giao Sở Y tế ',
  semicolons: '; ',
  'open brackets': '(',
  'petitions in one line': 'về: ',
  'terms in one line': 'trong vòng 5 ngày kể từ ngày ',
  tables: 'STT\nNội dung\nChủ trì\nThời gian\n1\nRà soát văn bản\nSở Y tế\n1/2/2026\n',
};

export function bench(): void {
  console.log(
    `${''.padEnd(26)}${'chars'.padStart(9)}${'wall ms'.padStart(10)}${'CPU ms'.padStart(10)}${'ns a char'.padStart(11)}`,
  );
  const short = prose(10_000);
  for (let i = 0; i < 100; i += 1) readDocument(short);
  row('prose, median of 101', 10_000, median(short, 101));
  for (const length of [50_000, 200_000, 1_000_000]) row('prose', length, once(prose(length)));
  for (const [name, unit] of Object.entries(REPEATED))
    for (const length of [250_000, 1_000_000])
      row(
        name,
        length,
        once(
          `THÔNG BÁO\nkết luận\n\nYêu cầu:\n${unit.repeat(Math.ceil(length / unit.length))}`.slice(0, length),
        ),
      );
}

if (
  process.argv[1] &&
  import.meta.url.endsWith(process.argv[1].replaceAll('\\', '/').split('/').at(-1) ?? '-')
)
  bench();
