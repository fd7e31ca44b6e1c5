import { compareNames } from '@dondoc/vietnamese';
import { z } from 'zod';
import { may, mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool } from '#accounts/schools/routes.ts';
import type { School } from '#accounts/schools/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { schoolWithStaff } from '../people/routes.ts';
import { standingOn } from '../rules.ts';
import { readPeople } from '../store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const keeps = (viewer: Viewer, school: School) =>
  school.relation !== 'partner' && may(viewer, 'support.keep');
const decides = (viewer: Viewer, school: School, { askedBy }: store.RequestRow) =>
  school.relation === 'own' &&
  may(viewer, 'support.decide') &&
  mayTakeHand(viewer, 'support', 'approver', [askedBy]);
/** Who was paid is for whoever keeps or decides it; others see the policies and the sums. */
const seesRequests = (viewer: Viewer, school: School) =>
  keeps(viewer, school) || (school.relation === 'own' && may(viewer, 'support.decide'));

const list = act('staff.read', 'GET /support-policies', 'Chính sách hỗ trợ đội ngũ, số đã đồng ý theo năm')
  .input(z.object({}))
  .output(shape.SupportView)
  .handler(async ({ context: { db, viewer } }) => {
    const school = await schoolWithStaff(db, viewer);
    const policies = await store.listPolicies(db, school.id);
    const requests = await store.listRequests(db, school.id);
    const sees = seesRequests(viewer, school);
    const years = (rows: store.RequestRow[]) =>
      rules.yearsOf(rows).map((one) => (sees ? one : { ...one, requestIds: [] }));
    const mayKeep = keeps(viewer, school);
    const people = mayKeep ? await readPeople(db, school.id, ['employment', 'retirement']) : [];
    return {
      policies: policies.map((policy) => {
        const mine = requests.filter(({ policyId }) => policyId === policy.id);
        return {
          ...policy,
          ...{ standing: rules.standingOf(policy, viewer.today), years: years(mine) },
          requests: sees
            ? mine.map(({ askedBy, ...row }) => ({
                ...row,
                mayDecide: row.state === 'asked' && decides(viewer, school, { ...row, askedBy }),
              }))
            : null,
        };
      }),
      ...{ years: years(requests), mayKeep },
      people: people
        .filter((person) => standingOn(person, viewer.today).employed)
        .map(({ id, name }) => ({ id, name }))
        .toSorted((a, b) => compareNames(a.name, b.name)),
    };
  });

const addPolicy = act('support.keep')
  .input(shape.NewPolicy)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      if (input.validTo && input.validTo < input.validFrom)
        throw problem('badInput', 'Ngày hết hiệu lực đứng trước ngày có hiệu lực. Chưa có gì được lưu.');
      const by = { officeId: viewer.office.id, schoolId: school.id, addedBy: viewer.userId };
      const id = await store.insertPolicy(tx, by, input);
      await logAs(tx, viewer, 'support.policy', { kind: 'support-policy', id });
      return { id };
    }),
  );

const removePolicy = act('support.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      const policy = await store.lockPolicy(tx, school.id, id);
      if (!policy) throw problem('notFound');
      const requests = await store.listRequests(tx, school.id);
      if (requests.some(({ policyId }) => policyId === id))
        throw problem('conflict', 'Chính sách đã có đề nghị nên không bỏ được. Chưa có gì thay đổi.');
      await store.removePolicy(tx, id, viewer.userId);
      await logAs(tx, viewer, 'support.remove', { kind: 'support-policy', id });
      return {};
    }),
  );

const ask = act('support.keep')
  .input(shape.NewRequest)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const school = await ownSchool(tx, viewer, 'office too');
      const policy = await store.lockPolicy(tx, school.id, input.policyId);
      const person = (await readPeople(tx, school.id)).find(({ id }) => id === input.personId);
      if (!policy || !person) throw problem('notFound');
      orThrow(rules.asking(policy, person, input));
      const id = await store.insertRequest(tx, viewer.userId, input);
      if (!id)
        throw problem(
          'conflict',
          'Người này đã có đề nghị theo chính sách này cho cùng ngày. Chưa có gì thêm.',
        );
      await logAs(tx, viewer, 'support.ask', { kind: 'support-request', id });
      return { id };
    }),
  );

const decide = act('support.decide')
  .input(shape.Decision)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only');
      const request = await store.lockRequest(tx, school.id, input.id);
      if (!request) throw problem('notFound');
      if (request.state !== 'asked')
        throw problem('conflict', 'Đề nghị này đã được quyết định. Chưa có gì thay đổi thêm.');
      if (!decides(viewer, school, request))
        throw problem('forbidden', 'Người lập đề nghị không tự quyết định. Chưa có gì thay đổi.');
      await store.decide(tx, input, viewer.userId, viewer.today);
      const detail = { granted: String(input.grant) };
      await logAs(tx, viewer, 'support.decide', { kind: 'support-request', id: input.id }, detail);
      return {};
    }),
  );

export const supportRouter = { support: { list, addPolicy, removePolicy, ask, decide } };
