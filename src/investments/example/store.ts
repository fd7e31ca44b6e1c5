import { listAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { listMembers } from '#accounts/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { insertFacility, insertRecord } from '../facilities/store.ts';
import { insertItem, insertVersion, type Place, readItems } from '../items/store.ts';
import { insertPlan, insertStep } from '../milestones/store.ts';
import { sumOf } from '../money/rules.ts';
import { insertEntry } from '../money/store.ts';
import { insertSaid } from '../reconciling/store.ts';
import { ExampleInvestments } from './schema.ts';

export const exampleInvestments = async (): Promise<ExampleInvestments> =>
  ExampleInvestments.parse(await readData('example/dau-tu'));

/** Whether somebody has already begun: then nothing of the example is put between. */
export async function isBegun(db: Db, schoolId: string): Promise<boolean> {
  const found = await Promise.all([
    db.selectFrom('investmentItem').select('id').where('schoolId', '=', schoolId).executeTakeFirst(),
    db.selectFrom('facility').select('id').where('schoolId', '=', schoolId).executeTakeFirst(),
  ]);
  return found.some(Boolean);
}

type Loading = Place & { today: string };

interface Keys {
  agency(key: string | null): string | null;
  facility(key: string | null): string | null;
  /** The code of a directive of the example's notice, where it has been published. */
  directive(place: string | null): string | null;
}

/** Facilities, six items over five years and one reconciled year, entered by one hand and reconciled by another. */
export async function loadExampleInvestments(tx: Tx, viewer: Viewer, schoolId: string): Promise<void> {
  const file = await exampleInvestments();
  const users = new Map(
    (await listMembers(tx, viewer.office.id, viewer.today)).map(({ username, userId }) => [username, userId]),
  );
  const by = (username: string): string => users.get(username) ?? viewer.userId;
  const place = { officeId: viewer.office.id, schoolId, madeBy: by('phuong'), today: viewer.today };
  const keys = await keysOf(tx, place, file);
  for (const item of file.items) await loadItem(tx, place, item, keys);
  await reconcile(tx, { ...place, madeBy: by('binh') }, file);
}

const known = (ids: ReadonlyMap<string | null, string>, what: string) => (key: string | null) => {
  const id = ids.get(key);
  if (key !== null && !id) throw new Error(`the example has no ${what} ${key}`);
  return id ?? null;
};

async function keysOf(
  tx: Tx,
  { today: _, ...place }: Loading,
  { facilities }: ExampleInvestments,
): Promise<Keys> {
  const made = new Map<string | null, string>();
  for (const { key, records } of facilities) {
    const id = await insertFacility(tx, place);
    for (const record of records) await insertRecord(tx, id, record, place.madeBy);
    made.set(key, id);
  }
  const agencies = new Map<string | null, string>(
    (await listAgencies(tx, place.officeId)).map(({ key, id }) => [key, id]),
  );
  const codes = await directiveCodes(tx, place.officeId);
  return {
    agency: known(agencies, 'agency'),
    facility: known(made, 'facility'),
    directive: (at) => codes.find((code) => at !== null && code.endsWith(`-${at}`)) ?? null,
  };
}

const directiveCodes = async (db: Db, officeId: string): Promise<string[]> =>
  (
    await db.selectFrom('directive').select('code').where('officeId', '=', officeId).orderBy('code').execute()
  ).map(({ code }) => code);

async function loadItem(
  tx: Tx,
  { today, ...place }: Loading,
  { code, entries, steps, plans, ...said }: ExampleInvestments['items'][number],
  keys: Keys,
): Promise<void> {
  const { madeBy } = place;
  const itemId = await insertItem(tx, place, code, today);
  const { name, need, note, coordinating } = said;
  const version = {
    ...{ name, need, note, facilityId: keys.facility(said.facility), ownerId: keys.agency(said.owner) },
    coordinatingIds: coordinating.flatMap((one) => keys.agency(one) ?? []),
    directiveCode: keys.directive(said.directive),
  };
  await insertVersion(tx, itemId, version, { madeBy, saidOn: today });
  const made = new Map<string, string>();
  for (const { key, reverses, ...entry } of entries) {
    const row = { ...entry, itemId, madeBy, reversesId: (reverses && made.get(reverses)) || null };
    const id = await insertEntry(tx, row);
    if (key) made.set(key, id);
  }
  for (const step of steps) await insertStep(tx, { ...step, itemId, note: null, takesBackId: null, madeBy });
  for (const { agency, ...plan } of plans)
    await insertPlan(tx, { ...plan, itemId, agencyId: keys.agency(agency), madeBy });
}

async function reconcile(
  tx: Tx,
  { today: _, ...place }: Loading,
  { reconciliations }: ExampleInvestments,
): Promise<void> {
  const entries = (await readItems(tx, place.schoolId)).flatMap((item) => item.entries);
  for (const { year, source, ...said } of reconciliations) {
    const ours = String(sumOf(entries, { kind: 'disbursement', year, source }));
    await insertSaid(tx, { ...place, ...said, year, source, ours, act: 'close' });
  }
}
