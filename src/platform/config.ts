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
    publicUrl: value.PUBLIC_URL,
    maxUploadBytes: value.MAX_UPLOAD_MB * 1024 * 1024,
    webhookHosts: value.WEBHOOK_HOSTS.split(',')
      .map((host) => host.trim())
      .filter(Boolean),
  };
}
