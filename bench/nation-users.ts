// One user and fifty at once, over HTTP, on the same machine and the same PostgreSQL: Đôn Đốc beside Redmine from Debian,
// with as many issues as there are directives. One after the other, each alone; a filled nation must lie in NATION_DIR.
//   npm run bench -- nation-users [1, 1/10 or 1/100] [seconds for each question]
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Asked, type Load, underLoad } from './nation/load.ts';
import { openProduct } from './nation/product.ts';
import { expectRedmine, openRedmine } from './nation/redmine.ts';
import { startServer } from './nation/server.ts';

const AT_ONCE = [1, 50];
const MOST = Math.max(...AT_ONCE);
const WHOLE = 1_000_000;

const [said = '1', seconds = '20'] = process.argv.slice(2);
const [part = 1, whole = 1] = said.split('/').map(Number);
const nation = `nation_${(WHOLE * part) / whole}`;

type Loads = { users: number; name: string; load: Load }[];

async function loadsOf({ questions, stop }: Asked): Promise<Loads> {
  const loads: Loads = [];
  try {
    const all = await questions();
    for (const users of AT_ONCE)
      for (const question of all)
        loads.push({ users, name: question.name, load: await underLoad(question, users, Number(seconds)) });
  } finally {
    await stop();
  }
  return loads;
}

/** A page of the other is made by the server; ours shows what the list answers. */
const sameAs: Record<string, string> = { 'list, as its page': 'list' };

function print(ours: Loads, theirs: Loads): void {
  const said = ({ p50, p95, perSecond }: Load) =>
    [p50, p95, perSecond].map((value) => value.toFixed(1).padStart(9)).join('');
  const columns = ['p50 ms', 'p95 ms', 'per s'].map((words) => words.padStart(9)).join('');
  console.log(`\n${' '.repeat(28)}${'Đôn Đốc'.padStart(27)}${'Redmine'.padStart(27)}`);
  console.log(`${'users'.padEnd(28)}${columns}${columns}   rates`);
  for (const { users, name, load: their } of theirs) {
    const our = ours.find((one) => one.users === users && one.name === (sameAs[name] ?? name))?.load;
    if (!our) continue;
    const more = `× ${(our.perSecond / their.perSecond).toFixed(1)}`.padStart(8);
    console.log(`${String(users).padStart(5)}  ${name.padEnd(21)}${said(our)}${said(their)}${more}`);
  }
}

expectRedmine();
const server = startServer(process.env.NATION_DIR ?? path.join(tmpdir(), 'dondoc-nation'));
try {
  console.log(server.words);
  if (!(await server.has(nation))) throw new Error(`${nation} is not there: npm run bench -- nation ${said}`);
  const theirs = await loadsOf(await openRedmine(server, nation, MOST));
  const ours = await loadsOf(await openProduct(server.url(nation), MOST));
  print(ours, theirs);
} finally {
  server.stop();
}
process.exit(0);
