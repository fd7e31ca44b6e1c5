import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { freePort } from '../../e2e/support/server-process.ts';
import { type Asked, answered, type Question } from './load.ts';
import { fillRedmine, openIssues, PASSWORD, PROJECT, people, someOf } from './redmine-filling.ts';
import type { Server } from './server.ts';

// Redmine from Debian, served as its manual says: puma, as many workers as cores, five threads each.

const HOME = '/usr/share/redmine';
const PUMA = '/usr/bin/puma';
const INSTALL =
  "echo 'redmine redmine/instances/default/dbconfig-install boolean false' | debconf-set-selections; " +
  'DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends redmine redmine-pgsql puma';
const DATABASE = '/var/lib/redmine/default/config/database.yml';
const WORKERS = '2';
const THREADS = '5:5';

/** Throws where it cannot be compared with, before anything is measured. */
export function expectRedmine(): void {
  if ([HOME, PUMA, DATABASE].every((at) => existsSync(at))) return;
  throw new Error(`Redmine is not installed; nothing else needs to be set up: ${INSTALL}`);
}

/** With the issues of a filled nation, in a database beside it, filled once. */
export async function openRedmine(server: Server, nation: string, users: number): Promise<Asked> {
  const name = nation.replace('nation', 'redmine');
  if (!(await server.has(name))) await fill(server, nation, name);
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const args = ['-e', 'production', '-w', WORKERS, '-t', THREADS, '-b', `tcp://127.0.0.1:${port}`];
  const puma = spawn(PUMA, args, { ...asRedmine(server.url(name)), stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    questions: async () => {
      await serving(puma, url);
      const issues = { some: await someOf(server.url(name)), open: await openIssues(server.url(name)) };
      return questionsOf(url, users, issues);
    },
    stop: async () => {
      if (puma.exitCode !== null) return;
      puma.kill('SIGTERM');
      await once(puma, 'exit');
    },
  };
}

/** Debian's rake and puma know the database by the file that the package makes, unless told another. */
function asRedmine(url: string) {
  const id = (what: string) => Number(execFileSync('id', [what, 'www-data'], { encoding: 'utf8' }));
  const account = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : {};
  const env = {
    DATABASE_URL: `${url}?pool=5`,
    RAILS_ENV: 'production',
    REDMINE_LANG: 'vi',
    SCHEMA: '/dev/null',
  };
  return { cwd: HOME, ...account, env: { PATH: process.env.PATH, HOME: '/tmp', LANG: 'C.UTF-8', ...env } };
}

async function fill(server: Server, nation: string, name: string): Promise<void> {
  const start = performance.now();
  const making = `${name}_new`;
  await server.drop(making);
  await server.make(making);
  // Each by itself: the second reads the columns that the first has made.
  for (const task of ['db:migrate', 'redmine:load_default_data'])
    execFileSync('/usr/bin/rake', [task], { ...asRedmine(server.url(making)), stdio: 'pipe' });
  await fillRedmine(server.url(nation), server.url(making));
  await server.rename(making, name);
  console.log(`${name} filled in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

async function serving(puma: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await fetch(`${url}/login`).catch(() => null))?.ok) {
    if (puma.exitCode !== null) throw new Error(`puma ended with ${puma.exitCode}`);
    if (Date.now() > deadline) throw new Error('Redmine does not serve within two minutes');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const of = <T>(all: readonly T[], n: number) => all[n % all.length] as T;

interface Issues {
  some: { id: number; agency: number }[];
  open: number[];
}

async function questionsOf(url: string, users: number, issues: Issues): Promise<Question[]> {
  const asking = people.slice(-users);
  const cookies: string[] = [];
  for (const { login } of asking) cookies.push(await sessionAt(url, login));
  const api = (user: number, at: string, init: RequestInit = {}) =>
    answered(`${url}${at}`, {
      ...init,
      headers: { 'x-redmine-api-key': of(asking, user).key, 'content-type': 'application/json' },
    });
  const list = async (user: number, filter: string) => {
    const text = await api(user, `/issues.json?project_id=${PROJECT}&sort=due_date&limit=50${filter}`);
    if (!text.includes('"total_count"')) throw new Error(`no list: ${text.slice(0, 300)}`);
  };
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const late = `&due_date=${encodeURIComponent(`<=${yesterday}`)}`;
  const note = JSON.stringify({ issue: { notes: 'Đã triển khai, đang lấy ý kiến.', done_ratio: 60 } });
  return [
    { name: 'list', ask: (user) => list(user, '') },
    {
      name: 'list, of one agency',
      ask: (user, nth) => list(user, `&status_id=*&assigned_to_id=${of(issues.some, user + nth).agency}`),
    },
    { name: 'list, late ones', ask: (user) => list(user, late) },
    {
      name: 'open one',
      ask: async (user, nth) => {
        await api(user, `/issues/${of(issues.some, user * 7 + nth).id}.json?include=journals`);
      },
    },
    {
      name: 'update one',
      ask: async (user, nth) => {
        const id = of(issues.open, user + nth * users);
        await api(user, `/issues/${id}.json`, { method: 'PUT', body: note });
      },
    },
    {
      name: 'list, as its page',
      ask: async (user) => {
        const at = `${url}/projects/${PROJECT}/issues?set_filter=1&sort=due_date&per_page=50`;
        const page = await answered(at, { headers: { cookie: of(cookies, user) } });
        if (!page.includes('list issues')) throw new Error('no list of issues in the page');
      },
    },
  ];
}

/** Signed in by the form, as a browser does. */
async function sessionAt(url: string, username: string): Promise<string> {
  const form = await fetch(`${url}/login`);
  const token = /name="authenticity_token" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const body = new URLSearchParams({ authenticity_token: token, username, password: PASSWORD });
  const headers = { cookie: cookiesOf(form) };
  const answer = await fetch(`${url}/login`, { method: 'POST', headers, body, redirect: 'manual' });
  if (answer.status !== 302) throw new Error(`${username} cannot sign in: ${answer.status}`);
  return cookiesOf(answer);
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
