import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { findDocument } from '#documents/store.ts';
import { problem } from '#platform/http/problems.ts';
import { byOf, logged, occasionOfPart, receiving } from '../desk/routes.ts';
import * as rules from '../rules.ts';
import * as shape from '../schema.ts';
import * as store from '../store.ts';

const addPaper = act('participation.attend')
  .input(shape.NewPaper)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await receiving(tx, viewer, input.occasionId);
      notAhead(viewer, input.receivedOn);
      if (input.documentId && !(await findDocument(tx, sees(viewer), input.documentId, viewer.today)))
        throw problem('notFound');
      await store.insertPaper(tx, byOf(viewer), input);
      await logAs(tx, viewer, 'participation.addPaper', logged(input.occasionId));
      return {};
    }),
  );

const addUse = act('participation.attend')
  .input(shape.NewUse)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { seats, startsOn } = await receiving(tx, viewer, input.occasionId);
      notAhead(viewer, input.since);
      if (!rules.wasAttended({ seats }))
        throw problem('conflict', 'Chưa ghi ai của trường đã dự. Ghi kết quả dự trước.');
      if (input.since < startsOn)
        throw problem(
          'badInput',
          'Nội dung được đưa vào giảng dạy từ ngày diễn ra trở đi. Kiểm tra lại ngày.',
        );
      await store.insertUse(tx, byOf(viewer), input);
      await logAs(tx, viewer, 'participation.addUse', logged(input.occasionId));
      return {};
    }),
  );

function notAhead({ today }: Viewer, on: string): void {
  if (on > today) throw problem('badInput', 'Ngày ấy chưa đến. Ghi ngày việc đã diễn ra.');
}

const takeOut = act('participation.attend')
  .input(z.object({ id: z.uuid(), part: z.enum(['paper', 'use']) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, part } }) =>
    db.transaction().execute(async (tx) => {
      const table = part === 'paper' ? 'occasionPaper' : 'occasionUse';
      const occasionId = await occasionOfPart(tx, viewer, table, id);
      await receiving(tx, viewer, occasionId);
      if (!(await store.takeOut(tx, table, { id, by: viewer.userId, on: viewer.today })))
        throw problem('conflict', 'Dòng này đã được bỏ trước đó.');
      await logAs(tx, viewer, 'participation.takeOut', logged(occasionId), { part });
      return {};
    }),
  );

export const receivedActs = { addPaper, addUse, takeOut };
