import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may, mayTakeHand } from '#accounts/permissions.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { ownSchool } from '#accounts/schools/routes.ts';
import { isWithin, refOn } from '#accounts/schools/rules.ts';
import type { School } from '#accounts/schools/schema.ts';
import { listPartners } from '#accounts/schools/store.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import { tell } from '#inbox/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { schoolWithStaff } from '../people/routes.ts';
import { needLetter } from './forms.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** The body asked sees what was sent to it; another partner sees nothing; the school and the office see all. */
function visible(needs: store.NeedRow[], agencies: Agency[], viewer: Viewer, school: School) {
  if (school.relation !== 'partner') return needs;
  return needs.filter(
    ({ sentOn, toAgencyId }) => sentOn !== null && isWithin(agencies, viewer.agency.id, toAgencyId),
  );
}

const mayWrite = (viewer: Viewer, school: School) =>
  school.relation === 'own' && may(viewer, 'staffNeed.send');

const list = act('staff.read', 'GET /staff-needs', 'Nhu cầu về đội ngũ trường gửi đi, và trả lời')
  .input(z.object({}))
  .output(shape.NeedList)
  .handler(async ({ context: { db, viewer } }) => {
    const school = await schoolWithStaff(db, viewer);
    const agencies = await listAgencies(db, viewer.office.id);
    const needs = visible(await store.listNeeds(db, school.id), agencies, viewer, school);
    const writes = mayWrite(viewer, school);
    const partners = writes ? await listPartners(db, viewer, school.id) : [];
    return {
      needs: needs.map((need) => shown(need, agencies, viewer, school)),
      addressees: partners.filter(({ seesStaff }) => seesStaff).map(({ agency }) => agency),
      mayWrite: writes,
    };
  });

function shown(row: store.NeedRow, agencies: Agency[], viewer: Viewer, school: School): shape.Need {
  const { toAgencyId, madeBy, sentBy, ...need } = row;
  const to = agencies.find(({ id }) => id === toAgencyId);
  const state = rules.stateOf(row);
  return {
    ...need,
    ...{ state, madeBy, maySend: state === 'draft' && mayWrite(viewer, school) },
    to: to ? refOn(to, viewer.today) : { id: toAgencyId, name: 'Cơ quan không còn', shortName: '' },
    mayAnswer: state === 'sent' && answers(row, agencies, viewer) && freeHand(viewer, row),
  };
}

const answers = ({ toAgencyId }: store.NeedRow, agencies: Agency[], viewer: Viewer): boolean =>
  may(viewer, 'staffNeed.answer') && isWithin(agencies, viewer.agency.id, toAgencyId);
const freeHand = (viewer: Viewer, { madeBy, sentBy }: store.NeedRow): boolean =>
  mayTakeHand(viewer, 'staffing need', 'approver', [madeBy, sentBy]);

const save = act('staffNeed.send')
  .input(shape.NewNeed)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only');
      const partners = await listPartners(tx, viewer, school.id);
      if (!partners.some(({ agency, seesStaff }) => seesStaff && agency.id === input.toAgencyId))
        throw problem(
          'refused',
          'Văn phòng chưa giao cơ quan này xem đội ngũ của trường nên chưa gửi được. Chưa có gì được lưu.',
        );
      const ids = new Set(input.lines.map(({ id }) => id));
      if (ids.size < input.lines.length) throw problem('badInput');
      const at = { officeId: viewer.office.id, schoolId: school.id, madeBy: viewer.userId };
      const id = await store.insertNeed(tx, at, input);
      await logAs(tx, viewer, 'staffNeed.make', { kind: 'staff-need', id }, { lines: ids.size });
      return { id };
    }),
  );

/** The draft of somebody of the school, for whoever may send or drop it. */
async function draft(db: Db, viewer: Viewer, id: string) {
  const school = await ownSchool(db, viewer, 'school only');
  const need = await store.lockNeed(db, school.id, id);
  if (!need) throw problem('notFound');
  if (need.sentOn) throw problem('conflict', 'Nhu cầu này đã gửi. Chưa có gì thay đổi thêm.');
  return { school, need };
}

const send = act('staffNeed.send')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const { school, need } = await draft(tx, viewer, id);
      await store.markSent(tx, id, viewer.userId, viewer.today);
      await tell(
        tx,
        { roles: ['contact', 'head', 'appraiser'], agencyIds: [need.toAgencyId] },
        {
          ...{ officeId: viewer.office.id, key: `staffNeed:${id}:sent`, kind: 'staffNeed' },
          title: `${school.name} gửi nhu cầu về đội ngũ năm ${need.year}`,
          ...{ link: '/doi-ngu/nhu-cau', subject: { kind: 'staff-need', id } },
        },
      );
      await logAs(tx, viewer, 'staffNeed.send', { kind: 'staff-need', id });
      return {};
    }),
  );

const drop = act('staffNeed.send')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      await draft(tx, viewer, id);
      await store.removeNeed(tx, id, viewer.userId);
      await logAs(tx, viewer, 'staffNeed.drop', { kind: 'staff-need', id });
      return {};
    }),
  );

const answer = act('staffNeed.answer')
  .input(shape.Answer)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await schoolWithStaff(tx, viewer);
      const agencies = await listAgencies(tx, viewer.office.id);
      const need = await store.lockNeed(tx, school.id, input.id);
      if (!need || visible([need], agencies, viewer, school).length === 0) throw problem('notFound');
      if (!answers(need, agencies, viewer))
        throw problem('forbidden', 'Cơ quan được hỏi mới trả lời. Chưa có gì thay đổi.');
      if (rules.stateOf(need) !== 'sent')
        throw problem('conflict', 'Nhu cầu này chưa gửi hoặc đã có trả lời. Chưa có gì thay đổi.');
      if (!freeHand(viewer, need))
        throw problem('forbidden', 'Người lập hoặc gửi nhu cầu không tự trả lời. Chưa có gì thay đổi.');
      if (input.answerOn > viewer.today)
        throw problem('badInput', 'Ngày văn bản trả lời ở sau hôm nay. Chưa có gì được lưu; ghi lại ngày.');
      orThrow(rules.answering(need.lines, input));
      await store.markAnswered(tx, input, viewer.userId);
      const to = [need.madeBy, need.sentBy].filter((one) => one !== null);
      await tell(
        tx,
        { userIds: [...new Set(to)] },
        {
          ...{ officeId: viewer.office.id, key: `staffNeed:${input.id}:answered` },
          ...{ kind: 'staffNeed', title: `Đã trả lời nhu cầu về đội ngũ năm ${need.year}` },
          ...{ link: '/doi-ngu/nhu-cau', subject: { kind: 'staff-need', id: input.id } },
        },
      );
      await logAs(tx, viewer, 'staffNeed.answer', { kind: 'staff-need', id: input.id });
      return {};
    }),
  );

export const staffNeedsRouter = { staffNeeds: { list, save, send, drop, answer } };

/** The letter of a need, outside the typed routes. */
export function staffNeedRoutes(parts: Parts) {
  async function paper(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'staff.read');
    const school = await schoolWithStaff(parts.db, viewer);
    const agencies = await listAgencies(parts.db, viewer.office.id);
    const needs = visible(await store.listNeeds(parts.db, school.id), agencies, viewer, school);
    const need = needs.find(({ id }) => id === c.req.param('id'));
    if (!need) throw problem('notFound');
    const to = agencies.find(({ id }) => id === need.toAgencyId);
    const letter = needLetter({
      ...{ school, need, place: viewer.office.place, today: need.sentOn ?? viewer.today },
      to: to ? refOn(to, viewer.today).name : '',
    });
    return sendFile(
      await printed(parts.db, viewer.office.id, 'staff-need-letter', letter),
      `Nhu cầu về đội ngũ ${need.year}.docx`,
      DOCX,
    );
  }
  return { paper };
}
