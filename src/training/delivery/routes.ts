import { fold } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { deskFor, planningDesk } from '../desk/routes.ts';
import { deskOf } from '../desk/store.ts';
import type { PlannedClass } from '../plan/schema.ts';
import { approvedPlan, trainingRows } from '../plan/store.ts';
import { type Desk, TrainingResultsAsk, Year } from '../schema.ts';
import { resultsPaper } from './forms.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import { deliverySheet } from './sheets.ts';
import * as store from './store.ts';

const programmeOf = (one: {
  programmeKey: string | null;
  programmeName: string | null;
}): [string, string] => {
  const name = one.programmeName ?? 'Không theo chương trình trong danh mục';
  return [one.programmeKey ?? fold(name), name];
};

const NO_PROVIDER: [string, string] = [rules.NO_PROVIDER, 'Chưa phân bổ'];

/** What became of a year's plan by the end of a day, for what the viewer may see of it. */
export async function deliveryOf(
  db: Db,
  viewer: Viewer,
  { year = Number(viewer.today.slice(0, 4)), day = viewer.today }: shape.DeliveryAsk,
): Promise<shape.DeliveryView> {
  if (day > viewer.today)
    throw problem('badInput', 'Ngày xem số liệu ở sau hôm nay. Chọn ngày từ hôm nay trở về trước.');
  const officeId = viewer.office.id;
  const desk = await deskOf(db, viewer);
  const sees = (agencyId: string | undefined) =>
    desk.seesAll || (agencyId !== undefined && desk.agencyIds.includes(agencyId));
  const agencies = new Map((await listAgencies(db, officeId)).map((one) => [one.id, refOn(one, day).name]));
  const all = (await store.classesOn(db, officeId, day)).map((one) => ({
    ...rules.asOf(one, day),
    providerName: agencies.get(one.providerAgencyId) ?? '',
  }));
  const plan = await store.planOn(db, officeId, year, day);
  const told = await store.variancesTold(db, officeId);
  const planned = (plan?.classes ?? []).map((one) => rowOf(one, all, told, { viewer, desk, year, day }));
  const rows = planned.filter(
    ({ provider, held }) => sees(provider?.agencyId) || sees(held?.providerAgencyId),
  );
  const given = new Set(planned.map(({ planClassId }) => planClassId));
  const seen = all.filter(({ providerAgencyId }) => sees(providerAgencyId));
  const isBeyond = (one: shape.DeliveredClass) =>
    one.year === year && !(one.planClassId !== null && given.has(one.planClassId));
  const beyond = seen.filter(isBeyond);
  return {
    ...{ year, day, years: await store.yearsOf(db, officeId), isWhole: desk.seesAll },
    plan: plan && {
      ...{ name: plan.name, number: plan.number, approvedOn: plan.approvedOn, version: plan.version },
    },
    total: rules.tally({ key: '', name: 'Tổng cộng' }, rows, beyond),
    programmes: rules.tallies(rows, beyond, {
      row: ({ programme, programmeName }) => [programme, programmeName],
      held: programmeOf,
    }),
    providers: rules.tallies(rows, beyond, {
      row: ({ provider }) => (provider ? [provider.agencyId, provider.name] : NO_PROVIDER),
      held: ({ providerAgencyId, providerName }) => [providerAgencyId, providerName],
    }),
    ...{ rows, beyond, carried: seen.filter((one) => rules.isCarried(one, year)) },
  };
}

interface Around {
  viewer: Viewer;
  desk: Desk;
  year: number;
  day: string;
}

function rowOf(
  one: PlannedClass,
  all: shape.DeliveredClass[],
  told: store.VarianceRow[],
  { viewer, desk, year, day }: Around,
): shape.PlannedRow {
  const { id: planClassId, programmeName, audience, ordinal, heads, month, provider } = one;
  const mine = all.filter((held) => held.planClassId === planClassId);
  // Opened anew after it was called off: the one that is held speaks for the plan.
  const held = mine.findLast(({ state }) => state !== 'cancelled') ?? mine.at(-1) ?? null;
  const acts = desk.mayPlan || (provider !== null && desk.agencyIds.includes(provider.agencyId));
  return {
    ...{ planClassId, programme: programmeOf(one)[0], programmeName, audience, ordinal, heads, month, held },
    provider: provider && { agencyId: provider.agencyId, name: provider.name },
    variances: rules.variancesOf({ month, heads, provider, held }, year, day),
    explained: told
      .filter((row) => row.planClassId === planClassId)
      .map(({ text, by, on }) => ({ text, by, on })),
    // Of a day gone by one reads; what is said is said of today.
    mayExplain: day === viewer.today && may(viewer, 'trainingClass.keep') && acts,
  };
}

const get = act('training.read', 'GET /training/delivery', 'Thực hiện kế hoạch đào tạo, bồi dưỡng năm')
  .input(shape.DeliveryAsk)
  .output(shape.DeliveryView)
  .handler(({ context: { db, viewer }, input }) => deliveryOf(db, viewer, input));

const explain = act('trainingClass.keep')
  .input(shape.Explain)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { planClassId, reason } }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      const year = await store.yearOfPlanClass(tx, officeId, planClassId);
      if (year === null) throw problem('notFound');
      const plan = await approvedPlan(tx, officeId, year);
      const planned = plan?.classes.find(({ id }) => id === planClassId);
      if (!planned)
        throw problem('conflict', 'Lớp này không có trong kế hoạch đã duyệt. Chưa có gì được lưu.');
      if (planned.provider) await deskFor(tx, viewer, planned.provider.agencyId);
      else await planningDesk(tx, viewer);
      await store.insertVariance(tx, { officeId, planClassId, reason, byUser: viewer.userId });
      await logAs(tx, viewer, 'delivery.explain', { kind: 'plan-class', id: planClassId });
      return {};
    }),
  );

export const deliveryRouter = { delivery: { get, explain } };

export const deliveryPaths = {
  '/training-delivery.xlsx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'delivery.sheet', summary: 'Thực hiện kế hoạch đào tạo, bồi dưỡng năm' },
        query: {
          year: 'Năm của kế hoạch; bỏ trống là năm nay',
          day: 'Số liệu đến hết ngày nào (năm-tháng-ngày); bỏ trống là hôm nay',
        },
      },
      XLSX,
    ),
  },
  '/training-delivery.docx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'delivery.report', summary: 'Báo cáo kết quả đào tạo, bồi dưỡng năm' },
        query: { year: 'Năm của kế hoạch; bỏ trống là năm nay', ...paperPoint },
      },
      DOCX,
    ),
  },
};

/** Dates of classes, and learners, are those known today: the paper is remade by its day. */
const resultsReport = roomReport({
  ...{ kind: 'training-results', asked: TrainingResultsAsk, act: 'training.read' },
  ...{ form: 'training-results', tables: trainingRows },
  async make(tx, viewer, asked) {
    const view = await deliveryOf(tx, viewer, { year: asked.year, day: asked.asOf });
    const onlyOf = view.isWhole ? null : viewer.agency.name;
    const paper = resultsPaper({ office: viewer.office, view, asked, onlyOf });
    return { paper, name: `ket-qua-dao-tao-${view.year}-den-${view.day}` };
  },
});

/** The papers of the part, each of which can be made again. */
export const deliveryReports = [resultsReport];

const SheetQuery = shape.DeliveryAsk.extend({ year: z.coerce.number().pipe(Year).optional() });

/** The same as a sheet, outside the typed routes. */
export function deliveryRoutes(parts: Parts) {
  async function sheet(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'training.read');
    const asked = SheetQuery.safeParse(c.req.query());
    if (!asked.success) throw problem('badInput', 'Năm hoặc ngày trong đường dẫn không đúng. Chọn lại.');
    const found = await deliveryOf(parts.db, viewer, asked.data);
    return sheetResponse(deliverySheet(found), `thuc-hien-dao-tao-${found.year}-den-${found.day}.xlsx`);
  }
  const paper = (c: HonoContext): Promise<Response> =>
    sendReport(parts, c, resultsReport, ({ today }) => ({ year: c.req.query('year') ?? today.slice(0, 4) }));
  return { sheet, paper };
}
