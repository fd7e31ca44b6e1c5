import path from 'node:path';
import { z } from 'zod';

/** Everything that can be set from outside, in one place; README.md lists the same names. */
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Any PostgreSQL from 15 on; without it an own server is started in the state folder. */
  DATABASE_URL: z
    .url()
    .optional()
    .or(z.literal('').transform(() => undefined)),
  /** Where the state lives: database, files, secrets. */
  STATE_DIR: z.string().default('var'),
  /** The address users type, where a proxy stands in front. */
  PUBLIC_URL: z.url().optional(),
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
  MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(500).default(50),
});

export interface Config {
  port: number;
  host: string;
  databaseUrl: string | undefined;
  stateDir: string;
  publicUrl: string | undefined;
  maxUploadBytes: number;
  webhookHosts: string[];
  edxmlDir: string;
  backup: BackupConfig;
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

/** Reads the configuration; a wrong value stops the start with a sentence that names it. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`Cấu hình sai (biến môi trường): ${wrong}`);
  }
  const value = parsed.data;
  // Relative to the checkout, not to wherever a command was typed.
  const root = path.resolve(import.meta.dirname, '../..');
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    stateDir: path.resolve(root, value.STATE_DIR),
    edxmlDir: path.resolve(root, value.EDXML_DIR || path.join(value.STATE_DIR, 'lien-thong')),
    backup: backupOf(value, root),
    publicUrl: value.PUBLIC_URL,
    maxUploadBytes: value.MAX_UPLOAD_MB * 1024 * 1024,
    webhookHosts: value.WEBHOOK_HOSTS.split(',')
      .map((host) => host.trim())
      .filter(Boolean),
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
