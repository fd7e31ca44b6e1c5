import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ServerProcess, startServer } from './server-process.ts';

export interface Instances {
  servers: ServerProcess[];
  /** One more beside them. */
  add(): Promise<ServerProcess>;
  stop(): Promise<void>;
}

/** As many processes of the product, at once, each with a state folder of its own, on one database and one store of files. */
export async function startInstances(
  count: number,
  databaseUrl: string,
  env: Record<string, string>,
): Promise<Instances> {
  const secret = randomBytes(32).toString('base64url');
  const folders: string[] = [];
  const start = async () => {
    const stateDir = await mkdtemp(path.join(tmpdir(), 'dondoc-instance-'));
    folders.push(stateDir);
    return startServer(stateDir, { ...env, DATABASE_URL: databaseUrl, SECRET: secret, LOG_FORMAT: 'json' });
  };
  const servers = await Promise.all(Array.from({ length: count }, start));
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  };
  const add = async () => {
    const server = await start();
    servers.push(server);
    return server;
  };
  return { servers, add, stop };
}

/** What whoever wrote was told, and how long it took. */
export interface Load {
  requests: number;
  failed: number;
  agencies: string[];
  files: { id: string; bytes: string }[];
  ms: number[];
}

export const noLoad = (): Load => ({ requests: 0, failed: 0, agencies: [], files: [], ms: [] });

/** A person whose session was made at one machine, wherever they go. */
export interface Anywhere {
  fetch(url: string, at: string, init?: RequestInit): Promise<Response>;
}

export function anywhere(cookie: string): Anywhere {
  return {
    fetch: (url, at, init = {}) =>
      fetch(`${url}${at}`, { ...init, headers: { cookie, origin: url, ...init.headers } }),
  };
}

export async function cookieAt(url: string, username: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password: 'dondoc-vi-du' }),
  });
  if (!response.ok) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
}

/** Writes rows and files at all machines in turn until told to stop; a machine that is gone is passed over. */
export async function writeMuch(
  who: { clerk: Anywhere; contact: Anywhere },
  urls: string[],
  { writers, signal, load }: { writers: number; signal: AbortSignal; load: Load },
): Promise<void> {
  const ask = async (send: () => Promise<Response>): Promise<unknown> => {
    const begun = performance.now();
    load.requests += 1;
    try {
      const answer = await send();
      if (!answer.ok) throw new Error(String(answer.status));
      const body = await answer.json();
      load.ms.push(performance.now() - begun);
      return body;
    } catch {
      load.failed += 1;
      return null;
    }
  };
  const write = async (writer: number) => {
    for (let n = writer; !signal.aborted; n++) {
      const url = urls[n % urls.length] ?? '';
      const name = `Tổ công tác ${writer}.${process.hrtime.bigint()}`;
      const input = { name, shortName: `T${n}`, regime: 'party', parentId: null };
      const row = (await ask(() =>
        who.clerk.fetch(url, '/api/rpc/agencies/create', {
          ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
          body: JSON.stringify({ json: input }),
        }),
      )) as { json: { id: string } } | null;
      if (row) load.agencies.push(row.json.id);
      if (n % 3 > 0) continue;
      const bytes = `Báo cáo của ${name}.`;
      const body = new FormData();
      body.append('file', new Blob([bytes]), 'bao-cao.txt');
      const file = (await ask(() =>
        who.contact.fetch(url, '/api/attachments', { method: 'POST', body }),
      )) as {
        id: string;
      } | null;
      if (file) load.files.push({ id: file.id, bytes });
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
}

/** What was acknowledged and is not there: rows by the list of a machine, files by the store that all share. */
export async function lostOf(
  load: Load,
  kept: ReadonlySet<string>,
  read: (id: string) => Promise<Uint8Array>,
): Promise<string[]> {
  const lost = load.agencies.filter((id) => !kept.has(id));
  for (const { id, bytes } of load.files) {
    const found = await read(id).then(
      (stored) => Buffer.from(stored).toString(),
      () => null,
    );
    if (found !== bytes) lost.push(id);
  }
  return lost;
}
