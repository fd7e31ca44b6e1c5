import { formatDate } from '@dondoc/vietnamese';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { classFor, goingClass } from '../classes/routes.ts';
import type { TrainingClass } from '../classes/schema.ts';
import { findProgramme } from '../programmes/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** The learners that whoever asks may see: all, or those of their own agencies. */
export async function learnersFor(db: Db, viewer: Viewer, classId: string) {
  const { row, hold } = await classFor(db, viewer, classId);
  const learners = (await store.enrolledIn(db, classId)).filter(
    ({ agencyId }) => hold.seesAll || (agencyId !== null && hold.agencyIds.includes(agencyId)),
  );
  return { row, hold, learners };
}

/** What the programme of a class asks of a learner. */
export async function conditionsOf(db: Db, officeId: string, cls: TrainingClass) {
  const programme = cls.programmeId && (await findProgramme(db, officeId, cls.programmeId));
  const { conditions = [], sizeTo = null } = programme ? programme.data : {};
  return { conditions, sizeTo };
}

/** Who was named in the needs and is not in the class yet. */
async function stillNamed(db: Db, viewer: Viewer, classId: string): Promise<shape.Named[]> {
  const agencies = new Map((await listAgencies(db, viewer.office.id)).map((one) => [one.id, one]));
  const learners = await store.enrolledIn(db, classId);
  return (await store.namedFor(db, classId))
    .map((one) => {
      const agency = agencies.get(one.agencyId);
      return { ...one, agencyName: agency ? nameOn(agency, viewer.today).name : 'Cơ quan không còn' };
    })
    .filter((one) => !learners.some((learner) => rules.isSame(learner, one)));
}

const list = act('training.read', 'GET /training/classes/{classId}/learners', 'Học viên của một lớp')
  .input(z.object({ classId: z.uuid() }))
  .output(shape.LearnerList)
  .handler(async ({ context: { db, viewer }, input: { classId } }) => {
    const { row, hold, learners } = await learnersFor(db, viewer, classId);
    const { conditions } = await conditionsOf(db, viewer.office.id, row);
    const agencies = hold.keeps ? await listAgencies(db, viewer.office.id) : [];
    return {
      ...{ learners, conditions, seesAll: hold.seesAll, mayKeep: hold.keeps },
      named: hold.keeps ? await stillNamed(db, viewer, classId) : [],
      agencies: agencies
        .filter(({ isUnit }) => !isUnit)
        .map((one) => ({ id: one.id, name: nameOn(one, viewer.today).name })),
    };
  });

/** What is wrong with putting these into the class, and what should be known first. */
export async function lookOver(
  db: Db,
  officeId: string,
  cls: TrainingClass,
  coming: store.LearnerRow[],
): Promise<{ faults: (string | null)[]; warnings: string[][]; seats: string | null }> {
  const { conditions, sizeTo } = await conditionsOf(db, officeId, cls);
  const inside = (await store.enrolledIn(db, cls.id)).filter(({ leftOn }) => !leftOn);
  const elsewhere = await store.elsewhereOf(db, officeId, coming);
  const faults = coming.map((one, at) => {
    if (inside.some((learner) => rules.isSame(learner, one))) return `${one.name} đã có tên trong lớp.`;
    if (coming.slice(0, at).some((before) => rules.isSame(before, one)))
      return `${one.name} có hai lần trong danh sách.`;
    const short = rules.shortOf(conditions, one.data);
    if (short && !one.exception)
      return `${one.name}: ${short}. Chỉ ghi danh được khi có lý do ngoại lệ và người cho phép.`;
    return null;
  });
  const whole = inside.length + coming.length;
  const seats =
    sizeTo !== null && whole > sizeTo
      ? `Lớp sẽ có ${whole} học viên, nhiều hơn mức ${sizeTo} của chương trình.`
      : null;
  return { faults, warnings: coming.map((one) => rules.warningsOf(one, elsewhere, cls)), seats };
}

/** Enrols them all, or says what stands against it or should be known first, and writes nothing. */
async function enrolAll(
  tx: Tx,
  viewer: Viewer,
  cls: TrainingClass,
  coming: store.LearnerRow[],
  despite: boolean,
): Promise<shape.Told> {
  const { faults, warnings, seats } = await lookOver(tx, viewer.office.id, cls, coming);
  const wrong = faults.filter((one) => one !== null);
  if (wrong.length > 0) throw problem('refused', `${wrong.slice(0, 3).join(' ')} Chưa có gì được lưu.`);
  const told = [...warnings.flat(), ...(seats ? [seats] : [])];
  if (told.length > 0 && !despite) return { written: 0, warnings: told };
  const at = { officeId: viewer.office.id, classId: cls.id };
  await store.insertLearners(tx, { ...at, enrolledBy: viewer.userId, enrolledOn: viewer.today }, coming);
  await logAs(
    tx,
    viewer,
    'trainingLearner.enrol',
    { kind: 'training-class', id: cls.id },
    { learners: coming.length },
  );
  return { written: coming.length, warnings: [] };
}

const enrol = act('trainingClass.keep')
  .input(shape.NewLearner)
  .output(shape.Told)
  .handler(({ context: { db, viewer }, input: { classId, despite, ...fields } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const cls = await goingClass(tx, viewer, classId);
      const agency =
        fields.agencyId &&
        (await listAgencies(tx, viewer.office.id)).find(({ id }) => id === fields.agencyId);
      if (fields.agencyId && !agency) throw problem('notFound');
      const agencyName = agency ? nameOn(agency, viewer.today).name : fields.agencyName;
      if (!agencyName)
        throw problem('badInput', 'Chọn cơ quan của học viên, hoặc ghi tên. Chưa có gì được lưu.');
      return enrolAll(tx, viewer, cls, [{ ...fields, agencyName }], despite);
    }),
  );

const enrolNamed = act('trainingClass.keep')
  .input(shape.NewNamed)
  .output(shape.Told)
  .handler(({ context: { db, viewer }, input: { classId, picks, exception, despite } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const cls = await goingClass(tx, viewer, classId);
      const named = await stillNamed(tx, viewer, classId);
      const coming = picks.map((pick) =>
        named.find(({ needId, name }) => needId === pick.needId && name === pick.name),
      );
      if (coming.some((one) => !one)) throw problem('conflict');
      const rows = coming.flatMap((one) => {
        if (!one) return [];
        const { needId: _, ...who } = one;
        return [{ ...who, email: null, data: {}, exception }];
      });
      return enrolAll(tx, viewer, cls, rows, despite);
    }),
  );

/** The learner and the class, for whoever keeps it while it goes on. */
async function keptLearner(tx: Tx, viewer: Viewer, id: string) {
  const learner = await store.findLearner(tx, viewer.office.id, id);
  if (!learner) throw problem('notFound');
  const cls = await goingClass(tx, viewer, learner.classId);
  return { learner, cls };
}

const change = act('trainingClass.keep')
  .input(shape.LearnerChange)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { cls } = await keptLearner(tx, viewer, input.id);
      const { conditions } = await conditionsOf(tx, viewer.office.id, cls);
      const short = rules.shortOf(conditions, input.data);
      if (short && !input.exception)
        throw problem(
          'refused',
          `Học viên ${short}. Ghi lý do ngoại lệ và người cho phép; chưa có gì được lưu.`,
        );
      await store.updateLearner(tx, input);
      await logAs(tx, viewer, 'trainingLearner.change', { kind: 'training-learner', id: input.id });
      return {};
    }),
  );

const leave = act('trainingClass.keep')
  .input(z.object({ id: z.uuid(), on: Day, reason: z.string().trim().min(1, 'Ghi lý do.').max(500) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, on, reason } }) =>
    db.transaction().execute(async (tx) => {
      const { learner } = await keptLearner(tx, viewer, id);
      if (learner.leftOn)
        throw problem('conflict', 'Học viên này đã thôi học trước đó. Chưa có gì thay đổi thêm.');
      if (on > viewer.today || on < learner.enrolledOn)
        throw problem(
          'badInput',
          `Ngày thôi học phải từ ngày ghi danh ${formatDate(learner.enrolledOn)} đến hôm nay. Chưa có gì được lưu.`,
        );
      await store.markLeft(tx, id, { leftBy: viewer.userId, leftOn: on, leftReason: reason });
      await logAs(tx, viewer, 'trainingLearner.leave', { kind: 'training-learner', id });
      return {};
    }),
  );

export const trainingLearnersRouter = { trainingLearners: { list, enrol, enrolNamed, change, leave } };
