import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

let node = process.execPath;

/** Everything from here on runs on this Node, and so does what it calls by name. */
export function switchNode(file) {
  node = file;
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  process.env[name] = path.dirname(file) + path.delimiter + (process.env[name] ?? '');
}

/** An error whose message is for the person at the console: no stack is shown. */
export function expected(message) {
  return Object.assign(new Error(message), { expected: true });
}

/** Runs a Node script to its end, its output shown. Gives its exit status. */
export function runNode(args, options = {}) {
  return finish(spawn(node, args, { cwd: root, stdio: 'inherit', ...options }));
}

/** Runs a program silently. Gives its status and what it wrote, for the message when it fails. */
export function runQuietly(command, args, options = {}) {
  return collect(spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options }));
}

/** Runs a Node script with its output shown and kept. */
export async function runShown(args) {
  const done = await collect(spawn(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }));
  process.stdout.write(done.output);
  return done;
}

async function collect(child) {
  let output = '';
  const keep = (text) => {
    output += text;
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', keep);
  return { status: await finish(child), output };
}

/** What Node compiled once is kept: a third off the time to start. */
export const keepCompiled = { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node') };

/**
 * Runs the product itself: signals are passed on, and it ends with this process even where that is killed, for the
 * script loaded before it watches the channel between the two.
 */
export function hold(args, options) {
  const watch = pathToFileURL(path.join(root, 'scripts/launch/end-with-parent.mjs')).href;
  const env = {
    ...keepCompiled,
    ...process.env,
    // Relative to the checkout wherever a command is called from, as `npm start` has it.
    STATE_DIR: path.resolve(root, process.env.STATE_DIR || 'var'),
  };
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, ['--import', watch, ...args], { stdio, env, ...options });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C reaches the whole console group by itself; a second one would mean haste.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  return finish(child);
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

function finish(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (SIGNALS[signal] ?? 0)));
  });
}
