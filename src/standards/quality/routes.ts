import { addMonths } from '@dondoc/vietnamese';
import { z } from 'zod';
import { may } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { problem } from '#platform/http/problems.ts';
import { findingsOf, qualityRules } from './rules.ts';
import * as shape from './schema.ts';
import { type Finding, isAsked, type Picture } from './schema.ts';
import * as store from './store.ts';

const get = act('standard.read', 'GET /standards/quality', 'Điều cần rà soát trên đường tới trường chuẩn')
  .input(z.object({}))
  .output(shape.QualityView)
  .handler(async ({ context: { db, viewer } }) => {
    const school = await schoolFor(db, viewer);
    const picture = await store.readPicture(db, viewer, school);
    const findings = picture ? findingsOf(picture, await store.listAsides(db, school.id)) : [];
    return {
      ...aboutOf(picture),
      rules: rulesOf(findings),
      findings,
      mayKeep: mayKeep(viewer) && school.relation !== 'partner',
      peopleLeftOut: !school.seesStaff,
    };
  });

const mayKeep = (viewer: Viewer): boolean => may(viewer, 'roadmap.keep');

function aboutOf(picture: Picture | null) {
  if (!picture) return { set: null, roundName: null, criteria: [], units: [] };
  const { set, round, units, owners } = picture;
  const owning = new Set([...owners.values()].map(({ agencyId }) => agencyId));
  return {
    set: { id: set.id, name: set.name, isPractice: set.isPractice },
    roundName: round?.name ?? null,
    criteria: set.criteria,
    units: units.filter(({ id }) => owning.has(id)).map(({ id, name }) => ({ id, name })),
  };
}

const rulesOf = (findings: Finding[]) =>
  qualityRules.map(({ check: _, ...rule }) => ({
    ...rule,
    found: findings.filter((one) => one.rule === rule.key && isAsked(one, {})).length,
  }));

const LONGEST_MONTHS = 12;

const setAside = act('roadmap.keep')
  .input(
    z.object({
      finding: z.string().max(200),
      reason: z.string().trim().min(3, 'Ghi lý do.').max(500),
      until: Day,
    }),
  )
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { finding, reason, until } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      await lockOffice(tx, viewer.office.id);
      // Nothing is set aside for good: it comes back and is looked at again.
      if (until < viewer.today || until > addMonths(viewer.today, LONGEST_MONTHS))
        throw problem(
          'badInput',
          'Ngày gác đến phải từ hôm nay và không quá 12 tháng. Chưa có gì được lưu. Chọn ngày khác.',
        );
      const picture = await store.readPicture(tx, viewer, school);
      const found = picture && findingsOf(picture, []).find(({ key }) => key === finding);
      if (!found) throw problem('conflict', 'Điều này không còn trong danh sách. Tải lại trang.');
      const row = { officeId: viewer.office.id, schoolId: school.id, finding, reason, untilOn: until };
      await store.setAside(tx, { ...row, setBy: viewer.userId });
      await logAs(tx, viewer, 'quality.setAside', { kind: 'agency', id: school.id }, { finding, until });
      return {};
    }),
  );

const takeUp = act('roadmap.keep')
  .input(z.object({ finding: z.string().max(200) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { finding } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      if (!(await store.endAside(tx, school.id, finding, viewer.userId))) throw problem('conflict');
      await logAs(tx, viewer, 'quality.takeUp', { kind: 'agency', id: school.id }, { finding });
      return {};
    }),
  );

export const qualityRouter = { quality: { get, setAside, takeUp } };
