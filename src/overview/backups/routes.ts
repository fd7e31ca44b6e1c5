import { z } from 'zod';
import { enqueue, openJobOf } from '#accounts/jobs/store.ts';
import { act } from '#accounts/session/routes.ts';
import { isSameDisk, type Space, spaceAt } from '#platform/backup/disk.ts';
import { problem } from '#platform/http/problems.ts';
import { isLow } from './rules.ts';
import { BackupPage, type Disk } from './schema.ts';
import * as store from './store.ts';

/** Whether anything would be left if the machine broke today. */
const page = act('backup.keep')
  .output(BackupPage)
  .handler(async ({ context: { db, viewer, backups } }) => {
    const { config, stateDir } = backups;
    const rows = await store.listBackups(db);
    const open = await openJobOf(db, viewer.office.id, 'backup');
    const diskOf = (space: Space | null): Disk | null =>
      space && { ...space, isLow: isLow(space.free, space.total, config.warnPercent) };
    return {
      backups: rows,
      last: rows.find(({ file, removedAt }) => file !== null && removedAt === null) ?? null,
      lastTried: rows.find(({ triedAt, trialProblem }) => triedAt !== null && trialProblem === null) ?? null,
      ...{ at: config.at, keep: config.keep, dir: config.dir },
      isEncrypted: config.key !== '' || config.keyFile !== '',
      isSameDisk: await isSameDisk(stateDir, config.dir),
      disks: { data: diskOf(await spaceAt(stateDir)), backups: diskOf(await spaceAt(config.dir)) },
      jobId: open?.userId === viewer.userId ? open.id : null,
    };
  });

const make = act('backup.keep')
  .output(z.object({ jobId: z.string() }))
  .handler(async ({ context }) => {
    const { db, viewer } = context;
    const open = await openJobOf(db, viewer.office.id, 'backup');
    if (open && open.userId !== viewer.userId)
      throw problem('conflict', 'Đồng chí khác đang cho sao lưu. Chờ xong rồi mở lại trang này.');
    return { jobId: open?.id ?? (await enqueue(context, viewer, 'backup', {})) };
  });

export const backupsRouter = { backups: { page, make } };
