import { z } from 'zod';
import { may } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { lockEntry } from '../registers/store.ts';
import { isNear } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const list = act('register.read', 'GET /dossiers', 'Danh sách hồ sơ lưu văn bản')
  .output(shape.DossiersView)
  .handler(async ({ context: { db, viewer } }) => {
    const dossiers = await store.listDossiers(db, viewer.office.id);
    const near = dossiers.filter((one) => isNear(one, viewer.today)).map(({ id }) => id);
    return { dossiers, near, mayKeep: may(viewer, 'register.keep') };
  });

const taken = () => problem('conflict', 'Mã hồ sơ này đã có. Ghi mã khác; chưa có gì được lưu.');

const save = act('register.keep')
  .input(shape.SaveDossier.extend({ id: z.uuid().nullable() }))
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id, ...dossier } }) =>
    db.transaction().execute(async (tx) => {
      const by = { officeId: viewer.office.id, madeBy: viewer.userId };
      const there = id ? await open(tx, viewer, id) : null;
      const saved = there
        ? await store.replaceDossier(tx, by, there.id, dossier)
        : await store.insertDossier(tx, by, dossier);
      if (!saved) throw taken();
      await logAs(tx, viewer, 'dossier.save', { kind: 'dossier', id: saved }, there ? { was: there.id } : {});
      return { id: saved };
    }),
  );

const owned = async (tx: Tx, viewer: Viewer, id: string) => {
  const dossier = await store.lockDossier(tx, viewer.office.id, id);
  if (!dossier) throw problem('notFound');
  return dossier;
};

/** One that lies in the archive stays as it was handed over. */
const open = async (tx: Tx, viewer: Viewer, id: string) => {
  const dossier = await owned(tx, viewer, id);
  if (dossier.handedOverOn)
    throw problem('conflict', 'Hồ sơ này đã giao nộp nên không sửa được nữa. Chưa có gì thay đổi.');
  return dossier;
};

const Place = z.object({ id: z.uuid(), entryId: z.uuid() });

/** A paper may lie in many dossiers. */
const put = act('register.keep')
  .input(Place)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, entryId } }) =>
    db.transaction().execute(async (tx) => {
      await open(tx, viewer, id);
      if (!(await lockEntry(tx, viewer.office.id, entryId))) throw problem('notFound');
      await store.putIn(tx, { officeId: viewer.office.id, madeBy: viewer.userId }, id, entryId);
      await logAs(tx, viewer, 'dossier.put', { kind: 'dossier', id }, { entryId });
      return {};
    }),
  );

const takeOut = act('register.keep')
  .input(Place)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, entryId } }) =>
    db.transaction().execute(async (tx) => {
      await open(tx, viewer, id);
      if (!(await store.takeOutOf(tx, id, entryId, viewer.userId)))
        throw problem('conflict', 'Văn bản này không nằm trong hồ sơ. Tải lại để xem.');
      await logAs(tx, viewer, 'dossier.takeOut', { kind: 'dossier', id }, { entryId });
      return {};
    }),
  );

const handOver = act('register.keep')
  .input(z.object({ id: z.uuid(), day: Day }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, day } }) =>
    db.transaction().execute(async (tx) => {
      await owned(tx, viewer, id);
      if (day > viewer.today) throw problem('badInput', 'Ngày giao nộp chưa đến. Ghi ngày đã giao nộp.');
      if (!(await store.markHandedOver(tx, id, day)))
        throw problem('conflict', 'Hồ sơ này đã giao nộp rồi. Tải lại để xem.');
      await logAs(tx, viewer, 'dossier.handOver', { kind: 'dossier', id });
      return {};
    }),
  );

export const dossiersRouter = { dossiers: { list, save, put, takeOut, handOver } };
