import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Agency, AgencyRef, Viewer } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { callActs, openedCall } from '../calls/routes.ts';
import { deskFor } from '../desk/routes.ts';
import { deskOf } from '../desk/store.ts';
import { programmesOfYear } from '../programmes/store.ts';
import type { Desk } from '../schema.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** A draft is the agency's own; what was sent the desk sees too. */
export const isSeen = ({ agencyId, sentOn }: store.NeedRow, desk: Desk): boolean =>
  desk.agencyIds.includes(agencyId) || (desk.seesAll && sentOn !== null);

const view = act('training.read', 'GET /training/needs', 'Nhu cầu đào tạo, bồi dưỡng của một năm')
  .input(shape.AskYear)
  .output(shape.NeedsView)
  .handler(async ({ context: { db, viewer }, input }) => {
    const officeId = viewer.office.id;
    const desk = await deskOf(db, viewer);
    const calls = await store.callsOf(db, officeId);
    const year = input.year ?? calls[0]?.year ?? Number(viewer.today.slice(0, 4)) + 1;
    const call = calls.find((one) => one.year === year) ?? null;
    const agencies = await listAgencies(db, officeId);
    const asked = rules.askedOn(agencies, viewer.today);
    const keeps = may(viewer, 'trainingNeed.keep');
    const rows = call ? await store.needsOf(db, officeId, call.id) : [];
    const isOpen = call !== null && rules.callState(call, viewer.today) !== 'closed';
    const catalogue = await programmesOfYear(db, officeId, year);
    const whose = asked.filter(({ id }) => desk.seesAll || desk.agencyIds.includes(id));
    const nones = call ? await store.noNeedsOf(db, call.id) : [];
    return {
      ...{ year, years: calls.map((one) => one.year) },
      call: call && { ...call, state: rules.callState(call, viewer.today) },
      needs: rows
        .filter((row) => isSeen(row, desk))
        .map((row) => shown(row, agencies, viewer, keeps && isOpen && writes(row, desk, viewer))),
      answers: call ? whose.map((agency) => answerOf(agency, rows, nones, desk)) : [],
      writesFor: keeps ? asked.filter(({ id }) => desk.mayPlan || desk.agencyIds.includes(id)) : [],
      catalogue: catalogue.map(({ key, name, data }) => ({ key, name, audience: data.audience })),
      seesAll: desk.seesAll,
      mayOpen: desk.mayPlan && may(viewer, 'trainingCall.open'),
      mayMerge: desk.mayPlan && may(viewer, 'trainingPlan.draft'),
      unmerged: desk.seesAll ? rows.filter(({ sentOn, lineId }) => sentOn && !lineId).length : 0,
    };
  });

/** Own needs; of another agency's, what one has typed in for it. */
const writes = ({ agencyId, madeBy }: store.NeedRow, desk: Desk, viewer: Viewer): boolean =>
  desk.agencyIds.includes(agencyId) || (desk.mayPlan && madeBy === viewer.userId);

function shown(row: store.NeedRow, agencies: Agency[], viewer: Viewer, mayWrite: boolean): shape.Need {
  const { agencyId, callId: _, madeBy: __, ...need } = row;
  const agency = agencies.find(({ id }) => id === agencyId);
  return {
    ...need,
    mayWrite: mayWrite && row.lineId === null,
    agency: agency ? refOn(agency, viewer.today) : { id: agencyId, name: 'Cơ quan không còn', shortName: '' },
  };
}

/** How an agency stands; of a draft only those who write it hear. */
function answerOf(
  agency: AgencyRef,
  rows: readonly store.NeedRow[],
  nones: readonly { agencyId: string; saidOn: string }[],
  desk: Desk,
): shape.Answer {
  const own = rows.filter(({ agencyId }) => agencyId === agency.id);
  const sent = own.filter(({ sentOn }) => sentOn !== null);
  const none = nones.find(({ agencyId }) => agencyId === agency.id);
  const hasDraft = own.length > sent.length && desk.agencyIds.includes(agency.id);
  return {
    agency,
    state: sent.length > 0 ? 'sent' : none ? 'none' : hasDraft ? 'draft' : 'missing',
    needs: sent.length,
    heads: sent.reduce((sum, { heads }) => sum + heads, 0),
    on:
      sent
        .map(({ sentOn }) => sentOn ?? '')
        .toSorted()
        .at(-1) ??
      none?.saidOn ??
      null,
  };
}

/** The agency asked, or a refusal: needs are of whole bodies. */
export async function askedAgency(db: Db, viewer: Viewer, agencyId: string): Promise<Desk> {
  const agencies = await listAgencies(db, viewer.office.id);
  if (!agencies.some(({ id }) => id === agencyId)) throw problem('notFound');
  const desk = await deskFor(db, viewer, agencyId);
  const asked = rules.askedOn(agencies, viewer.today);
  if (!asked.some(({ id }) => id === agencyId))
    throw problem('refused', 'Nhu cầu do cơ quan đề nghị, không theo từng đơn vị. Chưa có gì được lưu.');
  return desk;
}

/** What the desk types in for an agency came signed on paper: it counts as sent. */
export const sentBy = (desk: Desk, agencyId: string, today: string): string | null =>
  desk.agencyIds.includes(agencyId) ? null : today;

const save = act('trainingNeed.keep')
  .input(shape.SaveNeed)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { year, agencyId, replaces, need } }) =>
    db.transaction().execute(async (tx) => {
      const desk = await askedAgency(tx, viewer, agencyId);
      const call = await openedCall(tx, viewer, year);
      if (replaces) await takeOut(tx, viewer, replaces, agencyId);
      const named = await inCatalogue(tx, viewer, year, need);
      const sentOn = sentBy(desk, agencyId, viewer.today);
      const at = { officeId: viewer.office.id, callId: call.id, agencyId, sentOn, madeBy: viewer.userId };
      const id = await store.insertNeed(tx, { ...at, ...named });
      if (sentOn) await store.unsayNoNeed(tx, call.id, agencyId, viewer.userId);
      const detail = { agencyId, heads: need.heads, ...(replaces ? { replaces } : {}) };
      await logAs(tx, viewer, 'trainingNeed.save', { kind: 'training-need', id }, detail);
      return { id };
    }),
  );

/** A key must be one of the catalogue, and the name is then the catalogue's; free words that name one mean it. */
async function inCatalogue(
  db: Db,
  viewer: Viewer,
  year: number,
  need: shape.NeedFields,
): Promise<shape.NeedFields> {
  const catalogue = await programmesOfYear(db, viewer.office.id, year);
  if (need.learners.length > need.heads)
    throw problem(
      'badInput',
      `Đã nêu tên ${need.learners.length} người nhưng số người là ${need.heads}. Chưa có gì được lưu; sửa số người.`,
    );
  const found = need.programmeKey
    ? catalogue.find(({ key }) => key === need.programmeKey)
    : rules.inCatalogue(need.programmeName, catalogue);
  if (need.programmeKey && !found)
    throw problem('badInput', 'Chương trình không có trong danh mục của năm này. Chưa có gì được lưu.');
  return { ...need, programmeKey: found?.key ?? null, programmeName: found?.name ?? need.programmeName };
}

/** A need that is in no line goes out, by whoever may write it. */
async function takeOut(tx: Tx, viewer: Viewer, id: string, agencyId?: string): Promise<store.NeedRow> {
  const need = await ownNeed(tx, viewer, id);
  if (agencyId && need.agencyId !== agencyId) throw problem('badInput');
  await store.removeNeed(tx, id, viewer.userId);
  return need;
}

async function ownNeed(tx: Tx, viewer: Viewer, id: string): Promise<store.NeedRow> {
  await store.lockNeeds(tx, viewer.office.id, [id]);
  const need = await store.findNeed(tx, viewer.office.id, id);
  const desk = await deskOf(tx, viewer);
  if (!need || !isSeen(need, desk)) throw problem('notFound');
  if (!writes(need, desk, viewer))
    throw problem('forbidden', 'Nhu cầu này do cơ quan ấy lập. Chưa có gì thay đổi.');
  if (need.isOut)
    throw problem('conflict', 'Nhu cầu này đã được bỏ hoặc thay. Chưa có gì thay đổi; tải lại để xem.');
  if (need.lineId)
    throw problem(
      'conflict',
      'Nhu cầu này đã vào một dòng của dự thảo kế hoạch. Chưa có gì thay đổi; đề nghị cơ quan thống nhất rút ra khỏi dòng trước.',
    );
  return need;
}

const drop = act('trainingNeed.keep')
  .input(z.object({ year: shape.OfYear.shape.year, id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { year, id } }) =>
    db.transaction().execute(async (tx) => {
      await openedCall(tx, viewer, year);
      await takeOut(tx, viewer, id);
      await logAs(tx, viewer, 'trainingNeed.drop', { kind: 'training-need', id });
      return {};
    }),
  );

/** What an agency has not sent is no business of the desk's; what it has, only it takes back. */
function onlyOwn(desk: Desk, agencyId: string): void {
  if (!desk.agencyIds.includes(agencyId))
    throw problem('forbidden', 'Việc này do cơ quan ấy làm. Chưa có gì thay đổi.');
}

const send = act('trainingNeed.keep')
  .input(shape.OfAgency)
  .output(z.object({ sent: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { year, agencyId } }) =>
    db.transaction().execute(async (tx) => {
      onlyOwn(await askedAgency(tx, viewer, agencyId), agencyId);
      const call = await openedCall(tx, viewer, year);
      const sent = await store.markSent(tx, call.id, agencyId, viewer.today);
      if (sent === 0) throw problem('conflict', 'Không có nhu cầu nào chưa gửi. Chưa có gì thay đổi.');
      await store.unsayNoNeed(tx, call.id, agencyId, viewer.userId);
      await logAs(tx, viewer, 'trainingNeed.send', { kind: 'agency', id: agencyId }, { year, sent });
      return { sent };
    }),
  );

const takeBack = act('trainingNeed.keep')
  .input(z.object({ year: shape.OfYear.shape.year, id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { year, id } }) =>
    db.transaction().execute(async (tx) => {
      await openedCall(tx, viewer, year);
      const need = await ownNeed(tx, viewer, id);
      onlyOwn(await deskOf(tx, viewer), need.agencyId);
      await store.markDraft(tx, id);
      await logAs(tx, viewer, 'trainingNeed.takeBack', { kind: 'training-need', id });
      return {};
    }),
  );

const sayNone = act('trainingNeed.keep')
  .input(shape.OfAgency.extend({ none: z.boolean() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { year, agencyId, none } }) =>
    db.transaction().execute(async (tx) => {
      await askedAgency(tx, viewer, agencyId);
      const call = await openedCall(tx, viewer, year);
      const officeId = viewer.office.id;
      const own = (await store.needsOf(tx, officeId, call.id)).filter((need) => need.agencyId === agencyId);
      if (none && own.length > 0)
        throw problem(
          'conflict',
          `Cơ quan đang có ${own.length} nhu cầu. Chưa có gì thay đổi; bỏ các nhu cầu ấy trước.`,
        );
      const said = { officeId, callId: call.id, agencyId, saidOn: viewer.today, saidBy: viewer.userId };
      if (none) await store.sayNoNeed(tx, said);
      else await store.unsayNoNeed(tx, call.id, agencyId, viewer.userId);
      await logAs(tx, viewer, 'trainingNeed.sayNone', { kind: 'agency', id: agencyId }, { year, none });
      return {};
    }),
  );

export const trainingNeedsRouter = {
  trainingNeeds: { view, ...callActs, save, drop, send, takeBack, sayNone },
};
