import { z } from 'zod';
import { act, permitted } from '#accounts/session/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { decidingRoutes } from '../receiving/routes.ts';
import type { Above } from '../receiving/schema.ts';
import { sendFile } from '../routes.ts';
import { EDXML } from '../sending/jobs.ts';
import { settingOf, waitingOf } from '../sending/store.ts';
import { exchange, openDesk } from './jobs.ts';
import { Overview, PackageDetail, PackageRow } from './schema.ts';
import * as store from './store.ts';

const overview = act('edxml.read')
  .output(Overview)
  .handler(async ({ context: { db, viewer } }) => {
    const setting = await settingOf(db, viewer.office.id);
    return {
      ...{ isSet: setting !== null, isOn: setting?.isOn ?? false, ownCode: setting?.ownCode ?? null },
      packages: await store.listPackages(db, viewer.office.id),
      out: await waitingOf(db, viewer.office.id),
    };
  });

const get = act('edxml.read')
  .input(z.object({ id: z.uuid() }))
  .output(PackageDetail)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const found = await store.findPackage(db, viewer.office.id, id, viewer.today);
    if (!found) throw problem('notFound');
    return found;
  });

/** The packages of one document. */
const ofDocument = act('edxml.read')
  .input(z.object({ documentId: z.uuid() }))
  .output(z.array(PackageRow))
  .handler(({ context: { db, viewer }, input }) => store.listPackages(db, viewer.office.id, input));

const OFF =
  'Liên thông đang tắt, hoặc thư mục trao đổi không dùng được. Quản trị viên xem lại ở trang Cài đặt liên thông.';

/** At once, without waiting for the minute. */
const exchangeNow = (above: Above) =>
  act('edxml.keep')
    .output(z.object({ taken: z.number(), sent: z.number() }))
    .handler(async ({ context: { viewer, ...parts } }) => {
      const by = { office: viewer.office, userId: null, today: viewer.today };
      const desk = await openDesk(parts, by, above);
      if (!desk) throw problem('refused', OFF);
      return exchange(desk);
    });

export const edxmlRouter = (above: Above) => ({
  edxml: { overview, get, ofDocument, exchange: exchangeNow(above), ...decidingRoutes(above) },
});

/** Those that carry bytes. */
export function edxmlFiles(parts: Parts): FileRoute[] {
  return [
    {
      ...{ method: 'get', path: '/edxml/:id/package', described: null },
      handle: async (c) => {
        const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'edxml.read');
        const id = z.uuid().safeParse(c.req.param('id'));
        const row = id.success ? await store.keptPackage(parts.db, viewer.office.id, id.data) : null;
        if (!row) throw problem('notFound');
        return sendFile(await parts.files.get(row.fileId), row.fileName ?? 'goi.edxml', EDXML);
      },
    },
  ];
}
