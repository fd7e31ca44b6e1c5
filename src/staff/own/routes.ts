import { formatDate } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import type { Viewer } from '#accounts/schema.ts';
import { permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, type WrittenCell } from '#platform/sheets/write.ts';
import { recordKindLabels } from '../labels.ts';
import { showRecord } from '../people/rules.ts';
import { listLooks, personOf } from '../people/store.ts';
import { readPeople } from '../store.ts';

const columns = [
  { heading: 'Mục', kind: 'text', width: 24 },
  { heading: 'Nội dung', kind: 'text', width: 60 },
  { heading: 'Từ ngày', kind: 'day', width: 14 },
  { heading: 'Đến ngày', kind: 'day', width: 14 },
  { heading: 'Căn cứ', kind: 'text', width: 44 },
] as const;

/** Everything that is kept of whoever asks, for them to take with them (Luật 91/2025/QH15). */
export function ownRecordRoutes(parts: Parts) {
  async function mine(c: HonoContext) {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'staff.own');
    const found = await personOf(parts.db, viewer.office.id, viewer.userId);
    const people = found ? await readPeople(parts.db, found.schoolId) : [];
    const person = people.find(({ id }) => id === found?.id);
    if (!person) throw problem('notFound', 'Trường chưa gắn tài khoản này với ai trong danh sách đội ngũ.');
    await taken(viewer, person.id);
    return { viewer, person };
  }

  const taken = (viewer: Viewer, id: string) =>
    parts.db.transaction().execute((tx) => logAs(tx, viewer, 'staff.export', { kind: 'staff', id }));

  async function asJson(c: HonoContext): Promise<Response> {
    const { viewer, person } = await mine(c);
    const { code, name, records } = person;
    const looks = await listLooks(parts.db, person.id);
    const whole = {
      ...{ code, name, exportedOn: viewer.today },
      records: records.map(({ kind, from, to, data, basis }) => ({ kind, from, to, data, basis })),
      looks,
    };
    return new Response(JSON.stringify(whole, null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="ho-so-${viewer.today}.json"`,
        'x-content-type-options': 'nosniff',
      },
    });
  }

  async function asSheet(c: HonoContext): Promise<Response> {
    const { viewer, person } = await mine(c);
    const rows: WrittenCell[][] = person.records.map((record) => {
      const { kind, says, from, to, basis } = showRecord(record, true);
      return [recordKindLabels[kind], says, from, to, basis];
    });
    const name = `Hồ sơ của tôi ${formatDate(viewer.today).replaceAll('/', '-')}.xlsx`;
    return sheetResponse({ name: 'Hồ sơ', columns, batches: [rows] }, name);
  }

  return { asJson, asSheet };
}
