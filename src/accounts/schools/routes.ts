import { z } from 'zod';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { areOwnAgencies } from '../agencies/store.ts';
import type { Viewer } from '../schema.ts';
import { act } from '../session/routes.ts';
import { logAs } from '../store.ts';
import { speaksForSchool } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const NO_SCHOOL =
  'Văn phòng chưa ghi cơ quan nào là trường chính trị, hoặc đồng chí chưa được giao xem trường này.';

/** The school, or a refusal that says why there is none to see. */
export async function schoolFor(db: Db, viewer: Viewer): Promise<shape.School> {
  const school = await store.schoolOf(db, viewer);
  if (!school) throw problem('notFound', NO_SCHOOL);
  return school;
}

/**
 * The school, for whoever writes in it: those who act for the whole of it, those of its units where `units` says so,
 * and the office where `office` does.
 */
export async function ownSchool(
  db: Db,
  viewer: Viewer,
  office: 'office too' | 'school only',
  units: 'units too' | 'the whole only' = 'the whole only',
) {
  const school = await schoolFor(db, viewer);
  const isOwn = units === 'units too' ? school.relation === 'own' : speaksForSchool(viewer, school);
  if (school.relation === 'own' && !isOwn)
    throw problem(
      'forbidden',
      'Việc này do đầu mối, thủ trưởng hoặc cán bộ của trường làm, không phải của một đơn vị. Chưa có gì được thay đổi.',
    );
  const may = isOwn || (school.relation === 'office' && office === 'office too');
  if (!may) throw problem('forbidden', 'Việc này do người của trường làm. Chưa có gì được thay đổi.');
  return school;
}

const get = act('standard.read', 'GET /school', 'Trường chính trị mà Văn phòng theo dõi')
  .input(z.object({}))
  .output(shape.SchoolView)
  .handler(async ({ context: { db, viewer } }) => {
    const school = await store.schoolOf(db, viewer);
    const asksAll = school && school.relation !== 'partner';
    return { school, partners: asksAll ? await store.listPartners(db, viewer, school.id) : [] };
  });

const set = act('school.set')
  .input(shape.SetSchool)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { agencyId } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await areOwnAgencies(tx, viewer.office.id, [agencyId]))) throw problem('notFound');
      await store.setSchool(tx, viewer.office.id, agencyId);
      await logAs(tx, viewer, 'school.set', { kind: 'agency', id: agencyId });
      return {};
    }),
  );

const setPartner = act('school.set')
  .input(shape.SetPartner)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { agencyId, sees } }) =>
    db.transaction().execute(async (tx) => {
      const school = await schoolFor(tx, viewer);
      if (!(await areOwnAgencies(tx, viewer.office.id, [agencyId]))) throw problem('notFound');
      const row = { officeId: viewer.office.id, schoolId: school.id, agencyId, setBy: viewer.userId };
      if (sees === 'nothing') await store.removePartner(tx, school.id, agencyId);
      else await store.setPartner(tx, { ...row, seesStaff: sees === 'staff' });
      await logAs(tx, viewer, 'school.partner', { kind: 'agency', id: agencyId }, { sees });
      return {};
    }),
  );

export const schoolsRouter = { schools: { get, set, setPartner } };
