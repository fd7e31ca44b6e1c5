import { randomUUID } from 'node:crypto';
import { listAgencies } from '#accounts/agencies/store.ts';
import { officeToday } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { isWithin, refOn } from '#accounts/schools/rules.ts';
import { listOffices } from '#accounts/store.ts';
import { wayOut } from '#inbox/mail/jobs.ts';
import { officesWithMail } from '#inbox/mail/store.ts';
import type { Notice } from '#inbox/schema.ts';
import { tell } from '#inbox/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { sendLetter } from '#platform/mail/send.ts';
import { closeWave } from '../answering/jobs.ts';
import { classesOf } from '../classes/store.ts';
import { waveLabels } from '../surveys/labels.ts';
import { dueWaves, sheetLink, stateOfWave } from '../surveys/rules.ts';
import type { WaveKind } from '../surveys/schema.ts';
import * as surveys from '../surveys/store.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';

type Running = Awaited<ReturnType<typeof surveys.runningWaves>>[number];

/** In the morning people of the provider hear, once of each, whose turn it is to be asked. */
export const surveysDueWork: Timed = {
  at: '06:00',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db)) await tellDue(db, office.id, officeToday(office, clock));
  },
};

/** Opens waves on their day, sends links and reminders, and closes what is over. */
export const surveysWork: Timed = {
  at: 'every minute',
  run: async (parts) => {
    const mailing = new Set(await officesWithMail(parts.db));
    for (const office of await listOffices(parts.db))
      await runOffice(parts, office, officeToday(office, parts.clock), mailing.has(office.id));
  },
};

export async function runOffice(
  parts: Parts,
  office: Office,
  today: string,
  sendsMail: boolean,
): Promise<void> {
  for (const wave of await surveys.runningWaves(parts.db, office.id, today)) {
    if (stateOfWave({ ...wave, closedOn: null }, today) === 'closed') {
      await closeWave(parts.db, wave.id, wave.closesOn);
      continue;
    }
    if (wave.startedOn === null) await startWave(parts, office.id, wave, today);
    if (!sendsMail) continue;
    await mailLinks(parts, office, wave, today);
    if (rules.isReminderDue(wave, today)) await remind(parts, office, wave, today);
  }
}

async function tellDue(db: Database, officeId: string, today: string): Promise<void> {
  const [classes, waves] = await Promise.all([classesOf(db, officeId), surveys.wavesOf(db, officeId)]);
  const providers = new Map(classes.map(({ id, providerAgencyId }) => [id, providerAgencyId]));
  for (const { classId, className, kind } of dueWaves(classes, waves, today))
    await tellProvider(db, providers.get(classId) ?? '', {
      ...{ officeId, key: `survey:${classId}:${kind}:due`, kind: 'survey' },
      title: `Đến lượt khảo sát ${waveLabels[kind].toLowerCase()}: ${className}`,
      ...{ link: '/dao-tao/khao-sat', subject: { kind: 'training-class', id: classId } },
    });
}

/** The contact of the provider, and its training officers wherever they sit. */
async function tellProvider(db: Database, agencyId: string, notice: Notice): Promise<void> {
  const agencies = await listAgencies(db, notice.officeId);
  const within = agencies.filter(({ id }) => isWithin(agencies, id, agencyId)).map(({ id }) => id);
  await db.transaction().execute(async (tx) => {
    await tell(tx, { roles: ['contact'], agencyIds: [agencyId] }, notice);
    await tell(tx, { roles: ['trainingOfficer'], agencyIds: within }, notice);
  });
}

async function startWave({ db }: Parts, officeId: string, wave: Running, today: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await surveys.lockClass(tx, wave.classId);
    await store.inviteLearners(tx, { officeId, waveId: wave.id, classId: wave.classId });
    await surveys.markStarted(tx, wave.id, today);
  });
  await tellProvider(db, wave.providerAgencyId, {
    ...{ officeId, key: `survey:${wave.id}:started`, kind: 'survey' },
    title: `Mở khảo sát ${waveLabels[wave.kind as WaveKind].toLowerCase()}: ${wave.className}`,
    ...{ link: `/dao-tao/khao-sat/dot/${wave.id}`, subject: { kind: 'survey', id: wave.id } },
  });
}

async function askingOf(parts: Parts, office: Office, wave: Running, today: string): Promise<rules.Asking> {
  const agency = (await listAgencies(parts.db, office.id)).find(({ id }) => id === wave.providerAgencyId);
  const whole = await surveys.findWave(parts.db, office.id, wave.id);
  return {
    ...{ className: wave.className, kind: wave.kind as WaveKind, closesOn: wave.closesOn },
    provider: agency ? refOn(agency, today).name : office.name,
    minimumShown: whole?.instrument.minimumShown ?? 5,
  };
}

const AT_ONCE = 50;

/**
 * Links go out first and hold once they are out: killed in between, somebody gets a second letter, and the link of the
 * first leads nowhere. A server that refuses is asked again in a minute.
 */
async function mailLinks(parts: Parts, office: Office, wave: Running, today: string): Promise<void> {
  const people = await store.waitingForMail(parts.db, wave.id, AT_ONCE);
  if (people.length === 0) return;
  const route = await wayOut(parts, office.id);
  if (!route.ok) return;
  const asking = await askingOf(parts, office, wave, today);
  const links = store.drawLinks(people.map(({ id }) => id));
  const out: store.Link[] = [];
  for (const [at, { name, email, audience }] of people.entries()) {
    const link = links[at];
    if (!link) continue;
    const letter = rules.linkLetter(asking, {
      ...{ from: route.from, to: email, messageId: `<${randomUUID()}@dondoc>`, name, audience },
      link: sheetLink(parts.publicUrl, link.token),
    });
    const sent = await sendLetter(route.server, letter);
    // Perhaps it went out: the link must hold then.
    if (sent.state !== 'refused') out.push(link);
    else if (!sent.isFinal) break;
    else await store.dropAddress(parts.db, link.invitationId);
  }
  await parts.db.transaction().execute((tx) => store.keepLinks(tx, wave.id, out, { by: 'mail', day: today }));
}

async function remind(parts: Parts, office: Office, wave: Running, today: string): Promise<void> {
  const route = await wayOut(parts, office.id);
  if (!route.ok || !(await surveys.markReminded(parts.db, wave.id, today))) return;
  const asking = await askingOf(parts, office, wave, today);
  for (const { name, email, linkedOn } of await store.toRemind(parts.db, wave.id)) {
    const frame = { from: route.from, to: email, messageId: `<${randomUUID()}@dondoc>` };
    await sendLetter(route.server, rules.reminderLetter(asking, { ...frame, name, linkedOn }));
  }
}
