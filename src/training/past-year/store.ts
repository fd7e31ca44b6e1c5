import { listAgencies } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import type { Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { ExampleTraining, HeldClass } from '../example/schema.ts';
import { exampleTraining, keyedAgencies } from '../example/store.ts';
import { linesOf, planFor } from '../lines/store.ts';
import { addStep, freeze, plannedClasses } from '../plan/store.ts';
import { programmesOn } from '../programmes/store.ts';
import { providersOf } from '../providers/store.ts';
import { lecturersOf } from '../sessions/store.ts';
import { itemsOf } from '../surveys/rules.ts';
import { listInstruments } from '../surveys/store.ts';

interface Place {
  officeId: string;
  by: string;
}

interface Known extends Place {
  file: ExampleTraining;
  planId: string;
  agencyId(key: string): string;
  agencyName(id: string): string;
  programmeId(key: string): string | null;
  providerId(key: string): string | null;
}

/** The year that was: the plan as approved, the classes held of it, and what the learners of one said. */
export async function loadPastYear(tx: Tx, place: Place): Promise<void> {
  const known = await knownOf(tx, place);
  const planned = new Map<string, string>();
  for (const held of known.file.held.classes)
    if (held.month !== null) planned.set(held.code, await plan(tx, known, held, held.month));
  await approve(tx, known);
  for (const held of known.file.held.classes) {
    const classId = await hold(tx, known, held, planned.get(held.code) ?? null);
    await enrol(tx, known, held, classId);
    await teach(tx, known, held, classId);
    if (held.survey) await ask(tx, known, held, classId);
  }
}

async function knownOf(tx: Tx, place: Place): Promise<Known> {
  const file = await exampleTraining();
  const { year, planName } = file.held;
  const { id: planId } = await planFor(tx, place.officeId, year, place.by);
  await tx.updateTable('trainingPlan').set({ name: planName }).where('id', '=', planId).execute();
  const agencyId = await keyedAgencies(tx, place.officeId);
  const names = new Map(
    (await listAgencies(tx, place.officeId)).map((one) => [one.id, nameOn(one, file.day).name]),
  );
  const programmes = new Map(
    (await programmesOn(tx, place.officeId, file.day)).map(({ key, id }) => [key, id]),
  );
  const providers = new Map(
    (await providersOf(tx, place.officeId, year)).map((one) => [one.agencyId, one.id]),
  );
  return {
    ...{ ...place, file, planId, agencyId },
    agencyName: (id) => names.get(id) ?? '',
    programmeId: (key) => programmes.get(key) ?? null,
    providerId: (key) => providers.get(agencyId(key)) ?? null,
  };
}

/** A line with its one class, which stands where it was held. */
async function plan(tx: Tx, known: Known, held: HeldClass, month: number): Promise<string> {
  const { officeId, planId, by, file } = known;
  const programme = file.programmes.find(({ key }) => key === held.programme);
  if (!programme) throw new Error(`no programme ${held.programme}`);
  const { id: lineId } = await tx
    .insertInto('trainingLine')
    .values({
      ...{ officeId, planId, madeBy: by, origin: 'proposed', months: [month], proposedHeads: held.heads },
      ...{ programmeKey: programme.key, programmeName: programme.name, reason: 'Chỉ tiêu giao đầu năm' },
      audience: programme.data.audience ?? '',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto('trainingPlanClass')
    .values({
      ...{ officeId, lineId, ordinal: 1, heads: held.heads, month, placedBy: 'person' },
      providerId: known.providerId(held.provider),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function approve(tx: Tx, { officeId, planId, by, file, agencyName }: Known): Promise<void> {
  const [number, approvedOn] = file.held.approved;
  for (const step of ['send', 'appraise', 'submit', 'approve'] as const)
    await addStep(tx, {
      ...{ officeId, planId, step, byUser: by, onDay: approvedOn, note: null },
      number: step === 'approve' ? number : null,
    });
  const lines = (await linesOf(tx, planId)).map(({ learners: _, needs, ...line }) => ({
    ...line,
    needs: needs.map((need) => ({ ...need, agencyName: agencyName(need.agencyId) })),
  }));
  const { year, planName: name } = file.held;
  const classes = await plannedClasses(tx, planId);
  await freeze(tx, { officeId, recordedBy: by }, { planId, year, name, number, approvedOn, lines, classes });
}

async function hold(tx: Tx, known: Known, held: HeldClass, planClassId: string | null): Promise<string> {
  const { officeId, by, file } = known;
  const { id } = await tx
    .insertInto('trainingClass')
    .values({
      ...{ officeId, planClassId, year: file.held.year, madeBy: by, code: held.code, name: held.name },
      ...{ providerAgencyId: known.agencyId(held.provider), programmeId: known.programmeId(held.programme) },
      ...{ fromDay: held.from, toDay: held.to, startedOn: held.started, endedOn: held.ended },
      ...{ decisionNumber: held.decision?.[0] ?? null, decisionOn: held.decision?.[1] ?? null },
      ...{ cancelledOn: held.cancelled?.[0] ?? null, cancelReason: held.cancelled?.[1] ?? null },
      beyondReason: planClassId ? null : 'Các sở đăng ký thêm sau khi kế hoạch được duyệt',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whoever was marked five or more has a certificate once the class has ended; its number stands in the register. */
async function enrol(tx: Tx, known: Known, held: HeldClass, classId: string): Promise<void> {
  const { officeId, by, file } = known;
  const programme = file.programmes.find(({ key }) => key === held.programme);
  const data = Object.fromEntries((programme?.data.conditions ?? []).map(({ key }) => [key, true]));
  const { passFrom } = file.setting;
  for (const [n, learner] of held.learners.entries()) {
    const mark = learner.mark ?? null;
    const passed = mark !== null && passFrom !== null && mark >= passFrom;
    const result =
      mark === null
        ? null
        : { mark, verdict: passed ? ('passed' as const) : ('failed' as const), basis: null };
    const agencyId = known.agencyId(learner.agency);
    const number = passed && held.ended ? `${held.code}/${String(n + 1).padStart(3, '0')}` : null;
    const { id: enrolmentId } = await tx
      .insertInto('trainingEnrolment')
      .values({
        ...{ officeId, classId, fullName: learner.name, code: learner.code, agencyId, enrolledBy: by },
        ...{ agencyName: known.agencyName(agencyId), position: learner.position, enrolledOn: held.from },
        ...{ data: json(data), result: result ? json(result) : null },
        ...{ certificateNumber: number, certificateOn: number ? held.ended : null },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (result)
      await tx
        .insertInto('trainingMark')
        .values({ officeId, enrolmentId, result: json(result), byUser: by })
        .execute();
    if (number && held.ended)
      await tx
        .insertInto('trainingRegister')
        .values({
          ...{ officeId, enrolmentId, number, numberKey: number.toLowerCase(), givenBy: by },
          givenOn: held.ended,
        })
        .execute();
  }
}

/** `@GV` is the example's lecturer, one of the school's people where its roster is there. */
async function teach(tx: Tx, { officeId, by, file }: Known, held: HeldClass, classId: string): Promise<void> {
  const lecturer = await tx
    .selectFrom('staffPerson')
    .innerJoin('authUser', 'authUser.id', 'staffPerson.userId')
    .select(['staffPerson.id', 'staffPerson.fullName'])
    .where('staffPerson.officeId', '=', officeId)
    .where('authUser.username', '=', 'long')
    .executeTakeFirst();
  const enrolled = await tx
    .selectFrom('trainingEnrolment')
    .select('id')
    .where('classId', '=', classId)
    .execute();
  for (const { day, from, to, lecturer: name, ...session } of held.sessions) {
    const own = name === '@GV';
    const { id: sessionId } = await tx
      .insertInto('trainingSession')
      .values({
        ...{ ...session, officeId, classId, madeBy: by, onDay: day, fromTime: from, toTime: to },
        lecturerId: own ? (lecturer?.id ?? null) : null,
        lecturerName: own ? (lecturer?.fullName ?? 'Vũ Hoàng Long') : name,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (day >= file.day) continue;
    // One in fourteen misses a session: nobody is always there.
    const rows = enrolled.map(({ id: enrolmentId }, n) => ({
      ...{ officeId, sessionId, enrolmentId, how: 'hand', byUser: by },
      state: (n + session.topic.length) % 14 === 0 ? 'absent' : 'present',
    }));
    await tx.insertInto('trainingAttendance').values(rows).execute();
  }
}

/** Five in six answered, mostly content, least with the rooms; one left too much blank. */
async function ask(tx: Tx, { officeId, by }: Known, held: HeldClass, classId: string): Promise<void> {
  const [instrument] = await listInstruments();
  if (!instrument || !held.ended) throw new Error('no instrument to ask with, or the class has not ended');
  const lecturers = (await lecturersOf(tx, classId)).map(({ key, name }) => ({ key, name }));
  const frame = { instrument, lecturers };
  const { id: waveId } = await tx
    .insertInto('surveyWave')
    .values({
      ...{ officeId, classId, kind: 'end', instrumentKey: instrument.key, instrument: json(frame) },
      ...{ opensOn: held.ended, closesOn: '2023-10-10', startedOn: held.ended, closedOn: '2023-10-11' },
      ...{ openedBy: by, counts: json({ link: 18, code: 6, paper: 5 }), voids: json({ link: 1 }) },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const enrolled = await tx
    .selectFrom('trainingEnrolment')
    .select(['id', 'fullName'])
    .where('classId', '=', classId)
    .execute();
  const invited = enrolled.map(({ id: enrolmentId, fullName: name }, n) => ({
    ...{ officeId, waveId, audience: 'learner', enrolmentId, name, hasAnswered: n % 6 !== 5 },
    receipt: `example-${waveId}-${n}`,
  }));
  await tx.insertInto('surveyInvitation').values(invited).execute();
  const items = itemsOf(frame, 'learner', 'end');
  const points = (sheet: number, n: number, object: string) =>
    Math.min(10, (object === 'facilities' ? 4 : 7) + ((sheet * 7 + n * 3 + sheet * n) % 4));
  const sheets = invited
    .filter(({ hasAnswered }) => hasAnswered)
    .map((_, sheet) => {
      const kept = sheet === 3 ? items.slice(0, Math.floor(items.length / 2)) : items;
      const scores = Object.fromEntries(
        kept.map(({ ref, objectKey }, n) => [ref, points(sheet, n, objectKey)]),
      );
      return { waveId, audience: 'learner', scores: json(scores), isVoid: sheet === 3 };
    });
  await tx.insertInto('surveyAnswer').values(sheets).execute();
  const comments = [
    'Cần thêm giờ xử lý tình huống.',
    'Phòng 201 nóng, thiếu ổ cắm điện.',
    'Tài liệu phát trước lớp rất có ích.',
  ];
  await tx
    .insertInto('surveyComment')
    .values(comments.map((text) => ({ waveId, audience: 'learner', text })))
    .execute();
}
