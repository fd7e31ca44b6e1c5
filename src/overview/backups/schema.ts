import { z } from 'zod';

export const BackupKind = z.enum(['daily', 'hand', 'upgrade']);
export type BackupKind = z.infer<typeof BackupKind>;

/** A backup that was made, or tried. */
export const Backup = z.object({
  id: z.string(),
  kind: BackupKind,
  begunAt: z.date(),
  endedAt: z.date(),
  /** Below the folder of backups, or where whoever made it by hand wanted it. */
  file: z.string().nullable(),
  problem: z.string().nullable(),
  size: z.number().nullable(),
  sha256: z.string().nullable(),
  rows: z.number().nullable(),
  files: z.number().nullable(),
  faults: z.number(),
  encrypted: z.boolean(),
  triedAt: z.date().nullable(),
  trialProblem: z.string().nullable(),
  removedAt: z.date().nullable(),
  /** Holds a document that was since purged as secret. */
  mustGo: z.boolean(),
});
export type Backup = z.infer<typeof Backup>;

export const Disk = z.object({ free: z.number(), total: z.number(), isLow: z.boolean() });
export type Disk = z.infer<typeof Disk>;

export const BackupPage = z.object({
  backups: z.array(Backup),
  /** The newest that came about, and the newest whose trial went well. */
  last: Backup.nullable(),
  lastTried: Backup.nullable(),
  /** The hour of the clock; null where the installation is backed up otherwise. */
  at: z.string().nullable(),
  keep: z.object({ days: z.number(), weeks: z.number(), months: z.number() }),
  dir: z.string(),
  isEncrypted: z.boolean(),
  /** Whether one broken disk takes the data and its backups. */
  isSameDisk: z.boolean(),
  disks: z.object({ data: Disk.nullable(), backups: Disk.nullable() }),
  /** The job that makes one now, of whoever asks. */
  jobId: z.string().nullable(),
});
export type BackupPage = z.infer<typeof BackupPage>;
