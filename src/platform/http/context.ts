import type { Backups } from '../backup/settings.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/connection.ts';
import type { FileStore } from '../files/store.ts';
import type { Jobs } from '../jobs/work.ts';
import type { Vault } from '../vault.ts';
import type { SignIn } from './sign-in.ts';

/** What every route gets first: plain parts, no container. */
export interface Parts {
  db: Database;
  files: FileStore;
  clock: Clock;
  signIn: SignIn;
  /** What the provider of single sign-on is called on the button; null where there is none. */
  singleName: string | null;
  jobs: Jobs;
  /** For secrets of others that the database keeps. */
  vault: Vault;
  /** The address that users type, for links in letters and calendars. */
  publicUrl: string;
  /** Hosts inside the network that may be told of what happens here. */
  webhookHosts: string[];
  /** The one folder of this machine below which offices exchange packages with other systems. */
  edxmlDir: string;
  /** Where and how this installation is backed up. */
  backups: Backups;
  /** Printed on the console at the first start; whoever has it may set the office up. */
  setupCode: string;
  /** Who shows it may read the figures of the process from another machine. */
  metricsToken: string | null;
  maxUploadBytes: number;
  /** Proxies whose word on where a request comes from is believed. */
  trustedProxies: string[];
  /** Times the usual number of requests of one person or address; 0 counts nothing. */
  rateFactor: number;
}

export interface RequestContext extends Parts {
  headers: Headers;
}
