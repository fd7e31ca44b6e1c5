import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface ServerProcess {
  url: string;
  child: ChildProcess;
  output(): string;
  /** The whole process, at once: no signal handler runs. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts the real server in a process of its own and waits until it serves. */
export async function startServer(
  stateDir: string,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, ['src/server.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', PORT: port, STATE_DIR: stateDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 150_000;
  while (!output.includes('Đôn Đốc chạy tại')) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output}`);
    if (Date.now() > deadline) throw new Error(`the server does not serve:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { url, child, output: () => output, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** A signed-in person over plain HTTP. */
export async function signIn(url: string, username: string, password = 'dondoc-vi-du') {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  const headers = { cookie, origin: url };
  return {
    fetch: (at: string, init: RequestInit = {}) =>
      fetch(`${url}${at}`, { ...init, headers: { ...headers, ...init.headers } }),
    call: async (route: string, input?: unknown) => {
      const answer = await callRoute(url, route, input, headers);
      return answer;
    },
  };
}

export async function callRoute(
  url: string,
  route: string,
  input?: unknown,
  headers: Record<string, string> = { origin: url },
) {
  const response = await fetch(`${url}/api/rpc/${route.replace('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ json: input }),
  });
  const body = (await response.json()) as { json: unknown };
  return { status: response.status, json: body.json };
}
