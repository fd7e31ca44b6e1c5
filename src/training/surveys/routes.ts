import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { closeWave } from '../answering/jobs.ts';
import { secret } from '../answering/store.ts';
import { classesOf, findClass } from '../classes/store.ts';
import { deskFor } from '../desk/routes.ts';
import { deskOf } from '../desk/store.ts';
import { inviteLearners, inviteLecturers } from '../invitations/store.ts';
import type { Desk } from '../schema.ts';
import { lecturersOf } from '../sessions/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const sees = ({ seesAll, agencyIds }: Desk, { providerAgencyId }: { providerAgencyId: string }): boolean =>
  seesAll || agencyIds.includes(providerAgencyId);

/** Waves that the viewer may see: of all classes, or of those that their agencies run. */
async function visibleWaves(db: Db, viewer: Viewer, desk: Desk) {
  const officeId = viewer.office.id;
  const [classes, waves] = await Promise.all([classesOf(db, officeId), store.wavesOf(db, officeId)]);
  const seen = classes.filter((one) => sees(desk, one));
  const byId = new Map(seen.map((one) => [one.id, one]));
  return { classes: seen, waves: waves.filter(({ classId }) => byId.has(classId)), byId };
}

const mayKeep = (viewer: Viewer, desk: Desk, agencyId: string): boolean =>
  may(viewer, 'survey.keep') && (desk.mayPlan || desk.agencyIds.includes(agencyId));

const list = act('training.read', 'GET /training/surveys', 'Các đợt khảo sát, và lớp nào đến lượt khảo sát')
  .input(z.object({}))
  .output(shape.WaveList)
  .handler(async ({ context: { db, viewer } }) => {
    const desk = await deskOf(db, viewer);
    const { classes, waves, byId } = await visibleWaves(db, viewer, desk);
    const agencies = new Map((await listAgencies(db, viewer.office.id)).map((one) => [one.id, one]));
    const provider = (classId: string) => {
      const agency = agencies.get(byId.get(classId)?.providerAgencyId ?? '');
      return agency ? refOn(agency, viewer.today) : null;
    };
    const keeps = (classId: string) => mayKeep(viewer, desk, byId.get(classId)?.providerAgencyId ?? '');
    return {
      waves: waves.map((wave) => ({
        ...rules.summaryOf(wave, viewer.today),
        ...{ provider: provider(wave.classId), mayKeep: keeps(wave.classId) },
      })),
      due: rules
        .dueWaves(classes, waves, viewer.today)
        .map((due) => ({ ...due, provider: provider(due.classId), mayKeep: keeps(due.classId) })),
      classes: classes
        .filter((held) => rules.kindsOf(held).length > 0 && keeps(held.id))
        .map(({ id, code, name, toDay, startedOn, endedOn, cancelledOn }) => ({
          ...{ id, code, name, toDay, startedOn, endedOn, cancelledOn },
        })),
    };
  });

const instruments = act('training.read')
  .input(z.object({}))
  .output(z.array(shape.Instrument))
  .handler(() => store.listInstruments());

/** The wave, for whoever may see its class. */
export async function seenWave(db: Db, viewer: Viewer, id: string) {
  const wave = await store.findWave(db, viewer.office.id, id);
  const desk = await deskOf(db, viewer);
  const held = wave && (await findClass(db, viewer.office.id, wave.classId));
  if (!held || !wave || !sees(desk, held)) throw problem('notFound');
  return { wave, held, mayKeep: mayKeep(viewer, desk, held.providerAgencyId) };
}

/** The wave, for the provider of its class or whoever unifies the plan. */
export async function keptWave(db: Db, viewer: Viewer, id: string) {
  const { wave, held } = await seenWave(db, viewer, id);
  await deskFor(db, viewer, held.providerAgencyId);
  return { wave, held };
}

const get = act('training.read')
  .input(z.object({ id: z.uuid() }))
  .output(shape.WaveDetail)
  .handler(async ({ context: { db, viewer, publicUrl }, input: { id } }) => {
    const { wave, held, mayKeep: keeps } = await seenWave(db, viewer, id);
    const agency = (await listAgencies(db, viewer.office.id)).find((one) => one.id === held.providerAgencyId);
    const classToken = keeps ? await store.classTokenOf(db, id) : null;
    return {
      ...rules.summaryOf(wave, viewer.today),
      ...{ provider: agency ? refOn(agency, viewer.today) : null, mayKeep: keeps },
      ...{ instrument: wave.instrument, lecturers: wave.lecturers },
      classLink: classToken && rules.sheetLink(publicUrl, classToken),
    };
  });

const open = act('survey.keep')
  .input(shape.NewWave)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      const held = await findClass(tx, officeId, input.classId);
      const desk = await deskOf(tx, viewer);
      if (!held || !sees(desk, held)) throw problem('notFound');
      await deskFor(tx, viewer, held.providerAgencyId);
      await store.lockClass(tx, held.id);
      const others = await store.wavesOf(tx, officeId, { classId: held.id });
      orThrow(rules.mayOpen(held, others, input, viewer.today));
      const instrument = (await store.listInstruments()).find(({ key }) => key === input.instrumentKey);
      if (!instrument) throw problem('notFound');
      const lecturers = (await lecturersOf(tx, held.id)).map(({ key, name }) => ({ key, name }));
      const id = await store.insertWave(
        tx,
        { officeId, openedBy: viewer.userId },
        { ...input, frame: { instrument, lecturers }, classToken: secret() },
      );
      await inviteLearners(tx, { officeId, waveId: id, classId: held.id });
      if (rules.audiencesOf(instrument, input.kind).includes('lecturer'))
        await inviteLecturers(tx, { officeId, waveId: id }, lecturers);
      await logAs(tx, viewer, 'survey.open', { kind: 'survey', id }, { classId: held.id, kind: input.kind });
      return { id };
    }),
  );

const setDays = act('survey.keep')
  .input(shape.WaveDays)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { wave } = await keptWave(tx, viewer, input.id);
      orThrow(rules.maySetDays(wave, input, viewer.today));
      await store.setDays(tx, input);
      const { opensOn, closesOn } = input;
      await logAs(tx, viewer, 'survey.setDays', { kind: 'survey', id: input.id }, { opensOn, closesOn });
      return {};
    }),
  );

const close = act('survey.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const { wave } = await keptWave(db, viewer, id);
    if (viewer.today < wave.opensOn)
      throw problem('refused', 'Đợt khảo sát chưa mở. Nếu không làm nữa thì bỏ đợt. Chưa có gì thay đổi.');
    // By its own day nobody can tell that it was closed just after a sheet came in: the log keeps days of acts too.
    const isClosed = await closeWave(db, id, viewer.today, (tx, paper) =>
      logAs(tx, viewer, 'survey.close', { kind: 'survey', id }, { paper }),
    );
    if (!isClosed) throw problem('conflict', 'Đợt khảo sát đã kết thúc từ trước. Chưa có gì thay đổi thêm.');
    return {};
  });

const drop = act('survey.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      await keptWave(tx, viewer, id);
      if (!(await store.removeWave(tx, id, viewer.userId)))
        throw problem(
          'refused',
          'Đợt khảo sát đã có phiếu nên không bỏ được; kết thúc sớm thay cho bỏ. Chưa có gì thay đổi.',
        );
      await logAs(tx, viewer, 'survey.drop', { kind: 'survey', id });
      return {};
    }),
  );

export const surveysRouter = { surveys: { list, instruments, get, open, setDays, close, drop } };
