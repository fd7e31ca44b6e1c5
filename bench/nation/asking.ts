import type { Nation } from './office.ts';
import { signInName } from './people.ts';
import { publishing } from './publishing.ts';

/** One thing that somebody waits for: what is asked, and how soon it must be there. */
export interface Wait {
  name: string;
  /** Milliseconds of the server's time that 95 of 100 must stay below. */
  target: number;
  runs: number;
  /** What must be there before is made first, and not measured. */
  ready(nth: number): Promise<() => Promise<unknown>>;
}

const DAY = '2024-05-17';
const SEARCHED = [
  'tham muu',
  'chuyen doi so',
  'muong lay',
  'giai ngan von',
  'ruong dat',
  'bao ve rung',
  'than uyen',
];

/** What an office asks for all day; `at` is its place among the offices. */
export async function waitsOf(nation: Nation, at: number): Promise<Wait[]> {
  const clerk = signInName('clerk', at);
  const list = (input: object) => nation.ask(clerk, 'directives.list', { size: 50, ...input });
  const choices = (await nation.ask(clerk, 'directives.list', { size: 50 })).json();
  const first = choices.rows[0];
  const agency = first.assignments.find(({ agency }: { agency: unknown }) => agency)?.agency.id;
  const of = <T>(all: readonly T[], nth: number) => all[nth % all.length] as T;
  const publish = await publishing(nation, at);
  const wait = (name: string, target: number, ask: (nth: number) => Promise<unknown>, runs = 100): Wait => ({
    ...{ name, target, runs },
    ready: async (nth) => () => ask(nth),
  });
  return [
    wait('list, most pressing first', 50, () => list({})),
    wait('list, its 20th page', 50, (n) => list({ page: 10 + (n % 20) })),
    wait('list, late ones', 50, () => list({ headline: 'open-late' })),
    wait('list, of one agency', 50, () => list({ agency })),
    wait('list, waiting for the office', 50, () => list({ next: 'office' })),
    wait('list, by code', 50, () => list({ sort: 'code' })),
    wait('list, by title', 50, () => list({ sort: 'title' })),
    wait('list, by deadline', 50, () => list({ sort: 'due' })),
    wait('list, by last report', 50, () => list({ sort: 'lastReport' })),
    wait('list, by days waited', 50, () => list({ sort: 'days', desc: true })),
    wait('list, by state', 50, () => list({ sort: 'state' })),
    wait('list, by lead', 50, () => list({ sort: 'lead' }), 30),
    wait('list, late ones by title', 50, () => list({ headline: 'open-late', sort: 'title' })),
    wait('list, done ones of a state', 50, () => list({ headline: 'done-late', state: 'done' })),
    wait('list, an agency’s own', 50, () =>
      nation.ask(signInName('contact', at), 'directives.list', { size: 50 }),
    ),
    wait('choices of its filters', 150, () => nation.ask(clerk, 'directives.choices', {})),
    wait('search in the list', 100, (n) => list({ q: of(SEARCHED, n) })),
    wait('search everywhere', 100, (n) => nation.ask(clerk, 'search.ask', { q: of(SEARCHED, n) })),
    wait('counts as of a past day', 200, (n) => list({ size: 1, asOf: dayAt(n) })),
    wait('difference of a month', 1000, (n) => nation.ask(clerk, 'difference.get', monthAt(n)), 20),
    wait('one directive', 50, (n) =>
      nation.ask(clerk, 'directives.get', { code: of<{ code: string }>(choices.rows, n).code }),
    ),
    wait('home of the clerk', 150, () => nation.ask(clerk, 'home.get', undefined)),
    wait('leader’s page', 150, () => nation.ask(signInName('leader', at), 'overview.get', {})),
    wait('page of a notice', 150, () => nation.ask(clerk, 'notices.get', { documentId: first.documentId })),
    { name: 'publish a notice of 8', target: 50, runs: 100, ready: publish },
  ];
}

const dayAt = (n: number): string =>
  new Date(Date.parse(DAY) + (n % 200) * 86_400_000).toISOString().slice(0, 10);
const monthAt = (n: number) => ({ from: dayAt(n * 3), to: dayAt(n * 3 + 30) });

export interface Figures {
  p50: number;
  p95: number;
}

/** Milliseconds of `runs` answers one after the other, after some that warm up. */
export async function measured({ runs, ready }: Pick<Wait, 'runs' | 'ready'>): Promise<Figures> {
  const times: number[] = [];
  const WARM = 3;
  for (let nth = -WARM; nth < runs; nth += 1) {
    const ask = await ready(nth + WARM);
    const start = performance.now();
    await ask();
    if (nth >= 0) times.push(performance.now() - start);
  }
  return figuresOf(times);
}

export function figuresOf(times: number[]): Figures {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
