// A nation's work on one machine: 34 offices, 20,000 agencies, a million directives with ten million events. What somebody
// waits for, from the route to the last byte of its answer, in the biggest office and in one of the middle, while the whole
// grows; beside it the bare SQL.
//   npm run bench -- nation [whole, as 1 or 1/10]
// Debian's PostgreSQL must be installed; what is filled once lies in NATION_DIR and is used again.
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '#platform/database/migrate.ts';
import { type Figures, measured, waitsOf } from './nation/asking.ts';
import { bareWaits } from './nation/bare.ts';
import { fill } from './nation/filling.ts';
import { type Amount, officesOf } from './nation/making.ts';
import { openNation } from './nation/office.ts';
import { placeContacts, settle } from './nation/people.ts';
import { type Server, startServer } from './nation/server.ts';

const WHOLE: Amount = { offices: 34, agencies: 20_000, documents: 300_000, directives: 1_000_000 };
const scaled = (scale: number): Amount => ({
  ...{ offices: WHOLE.offices, agencies: Math.max(170, Math.round(WHOLE.agencies * scale)) },
  documents: Math.round(WHOLE.documents * scale),
  directives: Math.round(WHOLE.directives * scale),
});

const BIGGEST = 0;
const MIDDLE = 17;

async function ready(server: Server, amount: Amount): Promise<string> {
  const name = `nation_${amount.directives}`;
  if (await server.has(name)) {
    await migrate(server.url(name));
    return name;
  }
  const start = performance.now();
  const making = `${name}_new`;
  await server.drop(making);
  await server.make(making);
  const url = server.url(making);
  await migrate(url);
  await fill(url, amount, await settle(url, officesOf(amount)), 2);
  await placeContacts(url);
  await server.rename(making, name);
  console.log(`${name} filled in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return name;
}

type Measured = Map<string, Figures & { target: number }>;

async function waits(url: string, at: number): Promise<Measured> {
  const nation = await openNation(url);
  const all: Measured = new Map();
  for (const wait of await waitsOf(nation, at))
    all.set(wait.name, { ...(await measured(wait)), target: wait.target });
  await nation.stop();
  return all;
}

const ms = (value: number): string => `${value.toFixed(1).padStart(8)} ms`;

function printOffice(words: string, sizes: number[], of: Measured[], bare: Map<string, Figures>): void {
  const last = of.at(-1) ?? new Map();
  const [first] = of;
  console.log(
    `\n${words}\n${'p95 at'.padEnd(32)}${sizes.map((n) => String(n).padStart(11)).join('')}   p50 there  target  growth  bare SQL`,
  );
  for (const [name, { p50, p95, target }] of last) {
    const growth = first && of.length > 1 ? `× ${(p95 / (first.get(name)?.p95 ?? p95)).toFixed(1)}` : '';
    const limit = bare.get(name);
    const held = p95 <= target ? '' : '  ABOVE ITS TARGET';
    const each = of.map((one) => ms(one.get(name)?.p95 ?? Number.NaN)).join('');
    const beside = limit ? `${ms(limit.p50)} (× ${(p50 / limit.p50).toFixed(1)})` : '';
    console.log(
      `${name.padEnd(32)}${each}${ms(p50)} ${String(target).padStart(5)}  ${growth.padStart(6)} ${beside}${held}`,
    );
  }
}

const [said = '1'] = process.argv.slice(2);
const [part = 1, whole = 1] = said.split('/').map(Number);
const scale = part / whole;
const server = startServer(process.env.NATION_DIR ?? path.join(tmpdir(), 'dondoc-nation'));
try {
  console.log(server.words);
  const sizes = [scale / 100, scale / 10, scale].map(scaled).filter(({ directives }) => directives >= 1000);
  const names = [];
  for (const amount of sizes) names.push(await ready(server, amount));
  for (const [at, words] of [
    [BIGGEST, 'The biggest office, with a tenth of all'] as const,
    [MIDDLE, 'An office of the middle'] as const,
  ]) {
    const of = [];
    for (const name of names) of.push(await waits(server.url(name), at));
    const bare = await bareWaits(server.url(names.at(-1) ?? ''), at);
    printOffice(
      words,
      sizes.map(({ directives }) => directives),
      of,
      bare,
    );
  }
} finally {
  server.stop();
}
process.exit(0);
