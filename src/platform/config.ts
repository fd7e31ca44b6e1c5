import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { SingleSignOn } from './http/single-sign-on.ts';
import { refuseOpenDoor } from './open-door.ts';

const LEAST_SECRET = 32;
const emptyAsNone = z.literal('').transform(() => undefined);
const optionalUrl = z.url().optional().or(emptyAsNone);

/** Everything that can be set from outside, in one place; README.md lists the same names. */
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Any PostgreSQL from 15 on; without it an own server is started in the state folder. */
  DATABASE_URL: optionalUrl,
  /** Where the state lives: database, files, secrets. */
  STATE_DIR: z.string().default('var'),
  /** The address users type, where a proxy stands in front. */
  PUBLIC_URL: z.url().optional(),
  /** Certificate and key (PEM) with which the server speaks TLS itself; read again when they change. */
  TLS_CERT: z.string().default(''),
  TLS_KEY: z.string().default(''),
  /** Serves others than this machine without TLS: for a network that whoever runs the server answers for. */
  ALLOW_PLAIN_HTTP: z.enum(['', '0', '1']).default(''),
  /** Addresses or networks (10.0.0.5, 10.0.0.0/24) of proxies whose X-Forwarded-For is believed, with commas between. */
  TRUST_PROXY: z.string().default(''),
  /** Times the usual number of requests that one person or address may make; 0 counts nothing. */
  RATE_LIMITS: z.coerce.number().min(0).max(1000).default(1),
  /** Hosts of one's own network that may be told by webhooks, with commas between them. */
  WEBHOOK_HOSTS: z.string().default(''),
  /** The one folder below which offices exchange packages (edXML); without it, one in the state folder. */
  EDXML_DIR: z.string().default(''),
  /** Where backups lie: another disk than the data's; without it, a folder in the state folder. */
  BACKUP_DIR: z.string().default(''),
  /** When the daily one is made, by the clock of Viet Nam; 'off' for an installation that is backed up otherwise. */
  BACKUP_HOUR: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$|^off$/, 'ghi giờ như 01:30, hoặc off')
    .default('01:30'),
  /** How many are kept: the newest of so many days, of so many weeks, of so many months. */
  BACKUP_KEEP: z
    .string()
    .regex(/^\d{1,3},\d{1,3},\d{1,3}$/, 'ghi ba số như 7,4,12')
    .default('7,4,12'),
  /** What backups are encrypted with; or the file that has it in its first line. */
  BACKUP_KEY: z.string().default(''),
  BACKUP_KEY_FILE: z.string().default(''),
  /** Whether a database with data is backed up before a newer version changes it. */
  BACKUP_BEFORE_UPGRADE: z.enum(['on', 'off']).default('on'),
  /** Administrators are told when less of the disk than this is free. */
  DISK_WARN_PERCENT: z.coerce.number().int().min(0).max(90).default(10),
  /** A store of files that all machines reach; without it, files lie in the state folder. */
  S3_ENDPOINT: optionalUrl,
  S3_BUCKET: z.string().default(''),
  S3_REGION: z.string().default('us-east-1'),
  S3_KEY: z.string().default(''),
  S3_SECRET: z.string().default(''),
  /** The same for every machine of one installation: it signs sessions and opens what the database keeps sealed. */
  SECRET: z.string().min(LEAST_SECRET).optional().or(emptyAsNone),
  SECRET_FILE: z.string().default(''),
  /** Whoever shows it may read /metrics from another machine; without it, only this machine itself. */
  METRICS_TOKEN: z.string().min(16).optional().or(emptyAsNone),
  /** `plain` for a person at the console, `json` for whoever collects logs; by itself what suits the output. */
  LOG_FORMAT: z.enum(['plain', 'json']).optional().or(emptyAsNone),
  /** Timed work that this machine leaves to others, by name, with commas between. */
  LEAVE_WORK: z.string().default(''),
  /** A provider of single sign-on (OIDC): its address, and as what we are known there. */
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: z.string().default(''),
  OIDC_CLIENT_SECRET: z.string().default(''),
  /** What it is called on the button of the page for signing in. */
  OIDC_NAME: z.string().default('tài khoản dùng chung'),
  MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(500).default(50),
});

export interface TlsFiles {
  cert: string;
  key: string;
}

export interface Config {
  port: number;
  host: string;
  databaseUrl: string | undefined;
  stateDir: string;
  publicUrl: string | undefined;
  tls: TlsFiles | undefined;
  trustedProxies: string[];
  rateFactor: number;
  maxUploadBytes: number;
  webhookHosts: string[];
  edxmlDir: string;
  backup: BackupConfig;
  s3: S3Place | null;
  /** Null where the state folder keeps one of its own. */
  secret: string | null;
  metricsToken: string | null;
  logFormat: 'plain' | 'json' | undefined;
  leaveWork: string[];
  single: SingleSignOn | null;
}

export interface BackupConfig {
  dir: string;
  /** Null where the clock makes none. */
  at: `${number}:${number}` | null;
  keep: { days: number; weeks: number; months: number };
  key: string;
  keyFile: string;
  beforeUpgrade: boolean;
  warnPercent: number;
}

export interface S3Place {
  endpoint: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
}

/** Whether users come by TLS, ours or that of a proxy in front. */
export const isTls = ({ tls, publicUrl }: Pick<Config, 'tls' | 'publicUrl'>): boolean =>
  Boolean(tls) || Boolean(publicUrl?.startsWith('https:'));

/** The address that users type. */
export const addressOf = ({ publicUrl, tls, host, port }: Config): string =>
  publicUrl ?? `${tls ? 'https' : 'http'}://${host}:${port}`;

/** Reads the configuration; a wrong value stops the start with a sentence that names it. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`Cấu hình sai (biến môi trường): ${wrong}`);
  }
  const value = parsed.data;
  refuseOpenDoor(value);
  // Relative to the checkout, not to wherever a command was typed.
  const root = path.resolve(import.meta.dirname, '../..');
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    stateDir: path.resolve(root, value.STATE_DIR),
    edxmlDir: path.resolve(root, value.EDXML_DIR || path.join(value.STATE_DIR, 'lien-thong')),
    backup: backupOf(value, root),
    single: singleOf(value),
    publicUrl: value.PUBLIC_URL,
    tls: value.TLS_CERT
      ? { cert: path.resolve(root, value.TLS_CERT), key: path.resolve(root, value.TLS_KEY) }
      : undefined,
    trustedProxies: listed(value.TRUST_PROXY),
    rateFactor: value.RATE_LIMITS,
    maxUploadBytes: value.MAX_UPLOAD_MB * 1024 * 1024,
    webhookHosts: listed(value.WEBHOOK_HOSTS),
    s3: s3Place(value),
    secret: value.SECRET ?? secretIn(value.SECRET_FILE),
    metricsToken: value.METRICS_TOKEN ?? null,
    logFormat: value.LOG_FORMAT,
    leaveWork: listed(value.LEAVE_WORK),
  };
}

function backupOf(value: z.infer<typeof schema>, root: string): BackupConfig {
  const [days = 0, weeks = 0, months = 0] = value.BACKUP_KEEP.split(',').map(Number);
  return {
    dir: path.resolve(root, value.BACKUP_DIR || path.join(value.STATE_DIR, 'sao-luu')),
    at: value.BACKUP_HOUR === 'off' ? null : (value.BACKUP_HOUR as `${number}:${number}`),
    keep: { days, weeks, months },
    key: value.BACKUP_KEY,
    keyFile: value.BACKUP_KEY_FILE && path.resolve(root, value.BACKUP_KEY_FILE),
    beforeUpgrade: value.BACKUP_BEFORE_UPGRADE === 'on',
    warnPercent: value.DISK_WARN_PERCENT,
  };
}

const listed = (words: string): string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

/** All of it or none: half a place would quietly put files on the disk of one machine. */
function s3Place(value: z.infer<typeof schema>): S3Place | null {
  const {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_KEY: key,
    S3_SECRET: secret,
  } = value;
  if (!endpoint && !bucket && !key && !secret) return null;
  if (!endpoint || !bucket || !key || !secret)
    throw new Error('Cấu hình sai: kho tệp S3 cần đủ S3_ENDPOINT, S3_BUCKET, S3_KEY và S3_SECRET.');
  return { endpoint, bucket, region, key, secret };
}

/** As containers hand secrets in: a file that is not part of the environment, which every child process could read. */
function secretIn(file: string): string | null {
  if (!file) return null;
  const secret = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (secret.length < LEAST_SECRET)
    throw new Error(`Cấu hình sai: tệp SECRET_FILE phải có ít nhất ${LEAST_SECRET} ký tự.`);
  return secret;
}

/** All of it or none; and the provider must know to which address it sends people back. */
function singleOf(value: z.infer<typeof schema>): SingleSignOn | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = value;
  if (!issuer) return null;
  const missing = [
    clientId ? '' : 'OIDC_CLIENT_ID',
    clientSecret ? '' : 'OIDC_CLIENT_SECRET',
    value.PUBLIC_URL ? '' : 'PUBLIC_URL',
  ].filter(Boolean);
  if (missing.length > 0)
    throw new Error(`Cấu hình sai (biến môi trường): có OIDC_ISSUER thì cần cả ${missing.join(', ')}.`);
  return { issuer, clientId, clientSecret, name: value.OIDC_NAME };
}
