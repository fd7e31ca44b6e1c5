import { z } from 'zod';
import { exampleRoute } from '#accounts/examples/routes.ts';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { findDirective } from '#directives/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { committeeDecisionsRouter, ownAgencies } from './deciding/routes.ts';
import { keepsCommittee } from './deciding/rules.ts';
import { decisionsOf, insertDecision } from './deciding/store.ts';
import { isCommitteeBegun, loadCommittees } from './example/store.ts';
import { committeeMeetingsRouter } from './meetings/routes.ts';
import { committeePapers } from './papers/routes.ts';
import * as shape from './schema.ts';
import { listCommittees, readCommittee } from './showing/store.ts';
import * as store from './store.ts';
import { committeeTasksRouter } from './tasks/routes.ts';

const list = act(
  'committee.read',
  'GET /committees',
  'Ban Chỉ đạo: quyết định đang ở bước nào, ai phải làm tiếp',
)
  .input(z.object({}))
  .output(z.array(shape.CommitteeSummary))
  .handler(({ context: { db, viewer } }) => listCommittees(db, viewer));

const get = act(
  'committee.read',
  'GET /committees/{id}',
  'Một Ban Chỉ đạo: các bước, thành viên theo ngày, việc, cuộc họp',
)
  .input(z.object({ id: z.uuid() }))
  .output(shape.Committee)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const committee = await readCommittee(db, viewer, id);
    if (!committee) throw problem('notFound');
    return committee;
  });

/** Who drafts, appraises and decides, as the directive that asks for the committee has it. */
const suggest = act('committee.keep')
  .input(z.object({ code: z.string().trim().max(60) }))
  .output(shape.Suggestion.nullable())
  .handler(async ({ context: { db, viewer }, input: { code } }) => {
    const found = await findDirective(db, sees(viewer), code, viewer.today);
    return found ? suggested(found.summary) : null;
  });

function suggested({ title, assignments }: DirectiveSummary): shape.Suggestion {
  const bodyOf = (role: string) => assignments.find((one) => one.role === role)?.agency?.id ?? null;
  return { title, drafterId: bodyOf('lead'), appraiserId: bodyOf('appraise'), deciderId: bodyOf('submitTo') };
}

const make = act('committee.keep')
  .input(shape.NewCommittee)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      if (!keepsCommittee(viewer, input.drafterId))
        throw problem(
          'forbidden',
          'Cơ quan soạn thảo phải là cơ quan của đồng chí. Chưa có gì được lưu; chọn lại cơ quan soạn thảo.',
        );
      if (input.startedOn > viewer.today)
        throw problem('badInput', 'Ngày bắt đầu soạn thảo chưa đến. Chưa có gì được lưu; ghi lại ngày.');
      await ownAgencies(tx, viewer, [input.drafterId, input.appraiserId, input.deciderId]);
      const directiveId = await directiveOf(tx, viewer, input.directiveCode);
      const at = { officeId: viewer.office.id, madeBy: viewer.userId };
      const id = await store.insertCommittee(tx, { ...at, madeOn: viewer.today }, input, directiveId);
      await insertDecision(tx, { ...at, committeeId: id, kind: 'establish', startedOn: input.startedOn });
      await logAs(tx, viewer, 'committee.make', { kind: 'committee', id });
      return { id };
    }),
  );

async function directiveOf(db: Db, viewer: Viewer, code: string | null): Promise<string | null> {
  if (!code) return null;
  const found = await findDirective(db, sees(viewer), code, viewer.today);
  if (!found) throw problem('badInput', `Không có nhiệm vụ mã ${code}. Chưa có gì được lưu; ghi lại mã.`);
  return found.summary.id;
}

/** Recorded by mistake: only until its draft has gone to somebody. */
const remove = act('committee.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const committee = await store.lockCommittee(tx, viewer.office.id, id);
      if (!committee || !keepsCommittee(viewer, committee.drafterId)) throw problem('notFound');
      const decisions = await decisionsOf(tx, [id]);
      if (decisions.some(({ steps }) => steps.length > 0))
        throw problem(
          'conflict',
          'Dự thảo đã gửi đi nên Ban Chỉ đạo này không bỏ được. Chưa có gì thay đổi.',
        );
      await store.removeCommittee(tx, id, viewer.userId);
      await logAs(tx, viewer, 'committee.remove', { kind: 'committee', id });
      return {};
    }),
  );

const loadExample = exampleRoute({
  act: 'committee.keep',
  logged: 'committee.example',
  isBegun: (tx, { office }) => isCommitteeBegun(tx, office.id),
  load: (tx, { office, userId }) => loadCommittees(tx, { officeId: office.id, by: userId }),
});

/** All typed routes of the room. */
export const committeesRouter = {
  committees: { list, get, suggest, make, remove, loadExample },
  ...committeeDecisionsRouter,
  ...committeeTasksRouter,
  ...committeeMeetingsRouter,
};

/** Those that carry bytes. */
export const committeesFiles = (parts: Parts): FileRoute[] => committeePapers(parts);
