import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { officesWithMail } from '#inbox/mail/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { keptWave } from '../surveys/routes.ts';
import { audiencesOf, sheetLink, stateOfWave } from '../surveys/rules.ts';
import type { Wave } from '../surveys/schema.ts';
import * as shape from './schema.ts';
import { unansweredSheet } from './sheets.ts';
import * as store from './store.ts';

const list = act('survey.keep')
  .input(z.object({ waveId: z.uuid() }))
  .output(shape.InvitationList)
  .handler(async ({ context: { db, viewer }, input: { waveId } }) => {
    await keptWave(db, viewer, waveId);
    const offices = await officesWithMail(db);
    return { people: await store.peopleOf(db, waveId), sendsMail: offices.includes(viewer.office.id) };
  });

function stillOpen(wave: Wave, today: string): void {
  if (stateOfWave(wave, today) === 'closed')
    throw problem('conflict', 'Đợt khảo sát đã kết thúc. Chưa có gì thay đổi.');
}

const add = act('survey.keep')
  .input(shape.NewInvitations)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { waveId, people } }) =>
    db.transaction().execute(async (tx) => {
      const { wave } = await keptWave(tx, viewer, waveId);
      stillOpen(wave, viewer.today);
      const asked = audiencesOf(wave.instrument, wave.kind);
      if (people.some(({ audience }) => !asked.includes(audience)))
        throw problem('badInput', 'Đợt khảo sát này không hỏi nhóm người ấy. Chưa có gì được lưu.');
      await store.addPeople(tx, { officeId: viewer.office.id, waveId }, people);
      await logAs(tx, viewer, 'survey.invite', { kind: 'survey', id: waveId }, { people: people.length });
      return {};
    }),
  );

const remove = act('survey.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const row = await store.findInvitation(tx, viewer.office.id, id);
      if (!row) throw problem('notFound');
      const { wave } = await keptWave(tx, viewer, row.waveId);
      stillOpen(wave, viewer.today);
      if (row.linkBy !== null || row.enrolmentId !== null)
        throw problem(
          'refused',
          'Người này đã có đường dẫn hoặc là học viên của lớp nên không bỏ được. Chưa có gì thay đổi.',
        );
      await store.removeInvitation(tx, id);
      await logAs(tx, viewer, 'survey.uninvite', { kind: 'survey', id: row.waveId });
      return {};
    }),
  );

/** One link by itself, waited for, tells its printer whose sheet came next; so they are printed together. */
function enoughAtOnce(printed: number, without: number, { instrument }: Wave): void {
  const fewest = instrument.minimumShown;
  if (printed < fewest && printed < without)
    throw problem(
      'refused',
      `In từ ${fewest} đường dẫn một lần, hoặc in cho tất cả ${without} người chưa có: in lẻ thì dễ biết phiếu nào của ai. Chưa in gì.`,
    );
}

/** Links for those who have none and are to get theirs on paper. They are answered this once and kept nowhere. */
const print = act('survey.keep')
  .input(z.object({ waveId: z.uuid(), ids: z.array(z.uuid()).min(1).max(1000) }))
  .output(shape.PrintedLinks)
  .handler(({ context: { db, viewer, publicUrl }, input: { waveId, ids } }) =>
    db.transaction().execute(async (tx) => {
      const { wave } = await keptWave(tx, viewer, waveId);
      stillOpen(wave, viewer.today);
      const all = await store.peopleOf(tx, waveId);
      const people = all.filter(({ id }) => ids.includes(id));
      if (people.length < ids.length) throw problem('notFound');
      const linked = people.find(({ linkBy }) => linkBy !== null);
      if (linked)
        throw problem(
          'conflict',
          `${linked.name} đã có đường dẫn; đường dẫn không in lại được. Tải lại trang.`,
        );
      enoughAtOnce(people.length, all.filter(({ linkBy }) => linkBy === null).length, wave);
      const links = store.drawLinks(people.map(({ id }) => id));
      const kept = await store.keepLinks(tx, waveId, links, { by: 'print', day: viewer.today });
      if (kept.length < links.length)
        throw problem('conflict', 'Vừa có người được gửi đường dẫn. Tải lại trang rồi in lại; chưa in gì.');
      await logAs(tx, viewer, 'survey.print', { kind: 'survey', id: waveId }, { people: people.length });
      return {
        links: people.map(({ name, audience }, at) => ({
          ...{ name, audience },
          link: sheetLink(publicUrl, links[at]?.token ?? ''),
        })),
      };
    }),
  );

export const invitationsRouter = { invitations: { list, add, remove, print } };

export const unansweredPaths = {
  '/training/surveys/{id}/unanswered.xlsx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'surveys.unanswered', path: { id: 'Đợt khảo sát, theo id' } },
        summary: 'Người được hỏi chưa ghi nhận trả lời',
      },
      XLSX,
    ),
  },
};

/** Whom to remind by hand. It says no more than the page of the wave, whose figures come late and by fives. */
export function unansweredRoutes(parts: Parts) {
  async function sheet(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'survey.keep');
    const id = z.uuid().safeParse(c.req.param('id'));
    if (!id.success) throw problem('notFound');
    await keptWave(parts.db, viewer, id.data);
    const people = await store.peopleOf(parts.db, id.data);
    return sheetResponse(unansweredSheet(people), `chua-tra-loi-${viewer.today}.xlsx`);
  }

  return { sheet };
}
