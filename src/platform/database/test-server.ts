import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { acquireInstance } from '../instance-lock.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

const migrations = path.resolve(import.meta.dirname, '../../../migrations');

/**
 * Vitest's global setup: one PostgreSQL server for the whole run, with the migrated schema in a template database.
 * TEST_DATABASE_URL names another server, whose user may create databases. Gives the tear-down.
 */
export default async function setup(): Promise<() => Promise<void>> {
  // The setup is called once for each project of the run; they share the server of the first.
  if (process.env.DONDOC_TEST_SERVER) return async () => {};
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await ownServer();
  process.env.DONDOC_TEST_SERVER = server.url;
  process.env.DONDOC_TEST_TEMPLATE = await makeTemplate(server.url);
  return server.stop;
}

/**
 * Makes a fresh database with every migration applied, for one test file. Gives its address and the way to drop it
 * (connections still open are cut).
 */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { DONDOC_TEST_SERVER: server, DONDOC_TEST_TEMPLATE: template } = process.env;
  if (!server || !template)
    throw new Error('No test server: run this test in the vitest project "app" or "e2e".');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template ${template}`);
  return {
    url: databaseUrl(server, name),
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

/**
 * The server keeps a folder between runs, since making one costs seconds. Runs that go on at the same time take the
 * next free folder; what a killed run left is stopped and used again.
 */
async function ownServer() {
  const checkout = createHash('sha256').update(migrations).digest('hex').slice(0, 8);
  for (let slot = 0; slot < 20; slot++) {
    const stateDir = path.join(tmpdir(), `dondoc-test-${checkout}-${slot}`);
    mkdirSync(stateDir, { recursive: true });
    // The database server may run as another user, who must be able to walk in.
    chmodSync(stateDir, 0o755);
    const instance = await acquireInstance(stateDir);
    if (!instance.ok) continue;
    const server = await startEmbedded({ stateDir, log: () => {}, durable: false });
    await onServer(server.adminUrl, 'alter role dondoc createdb');
    await dropLeftovers(server.url);
    const stop = async () => {
      await server.stop();
      instance.release();
    };
    return { url: server.url, stop };
  }
  throw new Error('Twenty test runs hold their folders; stop one.');
}

/** The template is named after what the migrations say, so it is made again only when they change. */
async function makeTemplate(server: string): Promise<string> {
  const name = `template_${await migrationsHash()}`;
  const client = await connect(server);
  try {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount) return name;
    // Built under another name, so that an interrupted build is never taken for the template.
    const half = `test_half_${randomBytes(4).toString('hex')}`;
    await client.query(`create database ${half}`);
    await migrate(databaseUrl(server, half));
    await client.query(`alter database ${half} rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(migrations)).sort())
    hash.update(await readFile(path.join(migrations, file)));
  return hash.digest('hex').slice(0, 12);
}

async function dropLeftovers(server: string): Promise<void> {
  const client = await connect(server);
  const { rows } = await client.query("select datname from pg_database where datname like 'test\\_%'");
  for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`);
  await client.end();
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = await connect(server);
  await client.query(sql).finally(() => client.end());
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
