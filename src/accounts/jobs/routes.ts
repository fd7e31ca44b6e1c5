import { z } from 'zod';
import { problem } from '#platform/http/problems.ts';
import { act } from '../session/routes.ts';
import { Job } from './schema.ts';
import * as store from './store.ts';

const list = act('job.own', 'GET /jobs', 'Việc máy đang làm và đã làm cho mình')
  .output(z.array(Job))
  .handler(({ context: { db, viewer } }) => store.listJobs(db, viewer.userId));

const get = act('job.own', 'GET /jobs/{id}', 'Một việc máy: đến đâu, kết quả')
  .input(z.object({ id: z.uuid() }))
  .output(Job)
  .handler(async ({ context: { db, viewer }, input }) => {
    const job = await store.findJob(db, viewer.userId, input.id);
    if (!job) throw problem('notFound');
    return job;
  });

const cancel = act('job.own', 'POST /jobs/{id}/cancellation', 'Dừng một việc máy')
  .input(z.object({ id: z.uuid() }))
  .output(Job)
  .handler(async ({ context: { db, viewer }, input }) => {
    await store.cancelJob(db, viewer.userId, input.id);
    const job = await store.findJob(db, viewer.userId, input.id);
    if (!job) throw problem('notFound');
    return job;
  });

export const jobsRouter = { jobs: { list, get, cancel } };
