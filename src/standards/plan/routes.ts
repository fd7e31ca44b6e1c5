import type { Context as HonoContext } from 'hono';
import { findAgency, listAgencies } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { layPlanned } from '#directives/planning/store.ts';
import { DOCX } from '#documents/routes.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { readRoadmap } from '../gaps/store.ts';
import { PlanAsk } from '../issuers/schema.ts';
import { goneOrUnknown } from '../roadmap/routes.ts';
import { Issue, Issued, type Roadmap, type TaskRow } from '../roadmap/schema.ts';
import { linkDirective, markIssued } from '../roadmap/store.ts';
import { standardRows } from '../rounds/store.ts';
import { planPaper } from './forms.ts';
import { faultOfIssue, planTitle } from './rules.ts';

/** Each task that is asked for and not yet a directive becomes one; who asks twice has asked once. */
const issue = act('roadmap.issue')
  .input(Issue)
  .output(Issued)
  .handler(({ context: { db, viewer }, input: { setId, taskIds } }) =>
    db.transaction().execute(async (tx) => {
      const school = await schoolFor(tx, viewer);
      await lockOffice(tx, viewer.office.id);
      const roadmap = await readRoadmap(tx, viewer, school, setId);
      if (roadmap?.set.id !== setId) throw problem('notFound');
      const tasks = taskIds.map((id) => roadmap.tasks.find((task) => task.id === id));
      if (!tasks.every((task) => task !== undefined)) throw await goneOrUnknown(tx, school.id, taskIds);
      const open = tasks.filter(({ directiveId }) => directiveId === null);
      refuseFaults(open, viewer.today);
      const agencies = await listAgencies(tx, viewer.office.id);
      const issued: Issued['issued'] = [];
      for (const task of open)
        issued.push(await lay(tx, viewer, { task, roadmap, agencies, schoolId: school.id }));
      await logAs(tx, viewer, 'roadmap.issue', { kind: 'agency', id: school.id }, { issued: issued.length });
      return { issued, already: tasks.flatMap((task) => (task.directiveId ? [task.number] : [])) };
    }),
  );

function refuseFaults(tasks: TaskRow[], today: string): void {
  const faults = tasks.flatMap((task) => {
    const fault = faultOfIssue(task, today);
    return fault ? [`việc số ${task.number} ${fault}`] : [];
  });
  if (faults.length > 0)
    throw problem(
      'badInput',
      `Chưa giao được: ${faults.join('; ')}. Sửa các việc này; chưa có gì được giao.`,
    );
}

interface Laid {
  task: TaskRow;
  roadmap: Roadmap;
  agencies: Agency[];
  schoolId: string;
}

async function lay(tx: Tx, viewer: Viewer, { task, roadmap, agencies, schoolId }: Laid) {
  const lead = bodyOf(agencies, task.leadId);
  const others = [...new Set(task.coordinatingIds.map((id) => bodyOf(agencies, id)))].filter(
    (one) => one !== lead,
  );
  const named = (role: 'lead' | 'coordinate', bodies: (Agency | null)[]) =>
    bodies.flatMap((body) =>
      body ? [{ role, agencyId: body.id, name: nameOn(body, viewer.today).name }] : [],
    );
  const directive = await layPlanned(tx, viewer, {
    planTitle: planTitle(roadmap.target, roadmap.set.name),
    ...{ number: task.number, link: null, text: task.title, product: task.product },
    ...{ dueOn: task.endsOn, dueOrigin: 'roadmap' },
    actors: [...named('lead', [lead]), ...named('coordinate', others)],
  });
  await markIssued(tx, task.id, directive.id);
  await linkDirective(tx, schoolId, task.indicatorIds, directive.id, viewer.userId);
  return { number: task.number, code: directive.code };
}

/** Nothing is laid on a unit: the agency it stands in answers, and hands it on inside. */
function bodyOf(agencies: Agency[], id: string | null): Agency | null {
  const found = agencies.find((agency) => agency.id === id) ?? null;
  return found?.isUnit ? bodyOf(agencies, found.parentId) : found;
}

export const planRouter = { plan: { issue } };

export const planPaths = {
  '/roadmap/plan.docx': {
    get: sendsFile(
      {
        ...{
          tag: 'reports',
          id: 'roadmap.plan',
          summary: 'Kế hoạch thực hiện Đề án, có phụ lục đủ các chỉ tiêu',
        },
        query: {
          ...paperPoint,
          setId: 'Bộ chỉ tiêu; bỏ trống: bộ đang dùng',
          issuer: 'school: Trường ban hành; office: Văn phòng',
        },
      },
      DOCX,
    ),
  },
};

const schemePlan = roomReport({
  ...{ kind: 'scheme-plan', asked: PlanAsk, act: 'standard.read', form: 'scheme-plan' },
  ...{ tables: standardRows, work: true, isSameForAll: true },
  async make(tx, viewer, asked) {
    const { setId, issuer } = asked;
    const school = await schoolFor(tx, viewer);
    const roadmap = await readRoadmap(tx, viewer, school, setId);
    if (!roadmap || (setId && roadmap.set.id !== setId))
      throw problem('notFound', 'Không có bộ chỉ tiêu này.');
    const paper = planPaper({
      ...{ issuer, office: viewer.office, school: await findAgency(tx, school.id), roadmap, asked },
      day: viewer.today,
    });
    return { paper, name: `ke-hoach-thuc-hien-de-an-${viewer.today}` };
  },
});

/** The papers of the part, each of which can be made again. */
export const planReports = [schemePlan];

export function planRoutes(parts: Parts) {
  const paper = (c: HonoContext): Promise<Response> =>
    sendReport(parts, c, schemePlan, () => ({
      ...{ setId: c.req.query('setId'), issuer: c.req.query('issuer') },
    }));
  return { paper };
}
