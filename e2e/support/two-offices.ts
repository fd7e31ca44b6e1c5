import { createAgency, listAgencies, loadDirectory } from '#accounts/agencies/store.ts';
import { type Role, roles } from '#accounts/schema.ts';
import { defaultsOf } from '#accounts/security/rules.ts';
import { createMember, createOffice } from '#accounts/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Database } from '#platform/database/connection.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { insertFile, insertRound } from '#staff/promotions/store.ts';
import { insertPerson, insertRecords } from '#staff/store.ts';
import { setOwners } from '#standards/owners/store.ts';
import { insertTask, insertTaskVersion } from '#standards/roadmap/store.ts';
import { insertRound as insertAssessment } from '#standards/rounds/store.ts';
import { loadSet, readSet, shippedSets } from '#standards/sets/store.ts';
import { publishExample } from './publish-example.ts';
import { roomThings } from './room-routes.ts';
import { startTestOffice, type TestOffice } from './test-office.ts';

/** Whose people ask about a thing of the example office and its school. */
export const scopes = ['own', 'foreign agency', 'foreign office'] as const;
export type Scope = (typeof scopes)[number];

export interface TwoOffices extends TestOffice {
  /** The person of that role who stands in that scope. */
  person(role: Role, scope: Scope): string;
  /** Things of the example office; the directive is led by the school. */
  own: Awaited<ReturnType<typeof thingsOf>>;
}

const officeRoles: Role[] = ['clerk', 'leader', 'inspector', 'administrator'];
const nameOf = (where: string, role: Role) => `${where}.${role.toLowerCase()}`;

/**
 * The example office with its notice published, beside another office on the same installation; for each role
 * somebody of the school, somebody of an agency that the notice does not concern, and somebody of the other office.
 */
export async function startTwoOffices(): Promise<TwoOffices> {
  const office = await startTestOffice();
  const passwordHash = await hashPassword('dondoc-vi-du');
  const { documentId, codes } = await publishExample(office);
  const { officeId } = await office.db
    .selectFrom('document')
    .select('officeId')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const agencies = await listAgencies(office.db, officeId);
  const school = agencies.find((agency) => agency.key === 'truong-chinh-tri-tinh');
  if (!school) throw new Error('the example has no school');
  const body = { name: 'Sở Y tế', shortName: 'SYT', regime: 'state', parentId: null, source: 'thử' } as const;
  const elsewhere = await createAgency(office.db, officeId, body);
  const other = await otherOffice(office);
  const add = (where: string, officeId: string, agencyId: string, role: Role) =>
    office.db.transaction().execute((tx) =>
      createMember(tx, {
        ...{ officeId, agencyId, role, passwordHash, username: nameOf(where, role) },
        ...{ name: `Người ${where}`, positionTitle: 'thử', validFrom: '2020-01-01' },
      }),
    );
  for (const role of roles) {
    await add('truong', officeId, school.id, role);
    await add('syt', officeId, elsewhere, role);
    await add('khac', other.officeId, other.agencyId, role);
  }
  const person = (role: Role, scope: Scope) => {
    if (scope === 'foreign office') return nameOf('khac', role);
    // People of the office are of it wherever they sit: none of them is of a foreign agency.
    return nameOf(scope === 'own' || officeRoles.includes(role) ? 'truong' : 'syt', role);
  };
  return { ...office, person, own: await thingsOf(office, officeId, documentId, codes, school.id) };
}

async function otherOffice({ db }: TestOffice) {
  const office = { name: 'Văn phòng khác', shortName: 'VPK', place: 'Nơi khác', regime: 'party' } as const;
  const officeId = await createOffice(db, { ...office, isExample: false, exampleToday: null });
  const ids = await loadDirectory(db, officeId, await readData('agencies/lai-chau-2023'));
  // Its administrator, too, gets as far as the routes: a real office asks for a second factor first.
  const settings = { ...defaultsOf({ isExample: false }), secondFactor: 'offered' } as const;
  await db
    .insertInto('securitySetting')
    .values({ officeId, ...settings })
    .execute();
  const agencyId = ids.get('truong-chinh-tri-tinh');
  if (!agencyId) throw new Error('the directory has no school');
  return { officeId, agencyId };
}

/** A round with one lecturer in it. */
async function promotionOf(db: TestOffice['db'], of: { officeId: string; schoolId: string }) {
  const personId = await insertPerson(db, { ...of, code: 'GV1', fullName: 'Lường Thị Thử', createdBy: null });
  const since = { personId, from: '2010-01-01', to: null, basis: null };
  await insertRecords(db, { officeId: of.officeId, recordedBy: null }, [
    { ...since, kind: 'employment', data: { kind: 'permanent' } },
    { ...since, kind: 'lecturing', data: { kind: 'lecturer' } },
    { ...since, kind: 'rank', data: { code: 'V.07.01.03' } },
  ]);
  const round = { ruleKey: 'tt-40-2020', rankCode: 'V.07.01.02', plan: null, documentId: null };
  const roundId = await insertRound(db, { ...of, ...round, name: 'Đợt thử quyền', openedBy: null });
  const file = { roundId, personId, eligible: 'unknown', reason: 'thử', addedBy: null };
  const fileId = await db.transaction().execute((tx) => insertFile(tx, file));
  if (!fileId) throw new Error('the round has no file');
  return { roundId, personId, fileId };
}

/** The practice set, its first indicator, and a task of the plan for it. */
async function practiceSet(db: Database, { officeId, schoolId }: { officeId: string; schoolId: string }) {
  const file = (await shippedSets()).find(({ isPractice }) => isPractice);
  if (!file) throw new Error('no practice set ships');
  const setId = await loadSet(db, { officeId, addedBy: null }, file);
  const first = (await readSet(db, officeId, setId))?.indicators[0];
  const indicatorId = first?.id ?? '';
  const { id: planTaskId } = await insertTask(db, { officeId, schoolId, setId, addedBy: null });
  const words = {
    ...{ title: 'Việc thử quyền', indicatorIds: [indicatorId], leadId: schoolId, coordinatingIds: [] },
    ...{ product: null, startsOn: null, endsOn: null, budgetSource: null, budgetAmount: null },
    dependsOn: [],
  };
  await insertTaskVersion(db, planTaskId, words, null);
  return { setId, indicatorId, planTaskId };
}

/** An open round against it; whoever is of the school answers for that indicator. */
async function assessmentOf(db: Database, officeId: string, schoolId: string) {
  const practice = await practiceSet(db, { officeId, schoolId });
  const { setId, indicatorId } = practice;
  await setOwners(
    db,
    schoolId,
    new Map([[indicatorId, { agencyId: schoolId, ledBy: 'school', dependsOnId: null }]]),
  );
  const round = { setId, level: 1, name: 'Đợt thử quyền', asOf: '2023-01-01', dueOn: null };
  const opened = { ...round, officeId, schoolId, openedBy: null };
  const assessmentId = await db.transaction().execute((tx) => insertAssessment(tx, opened));
  return { ...practice, assessmentId };
}

async function thingsOf(
  { db }: TestOffice,
  officeId: string,
  documentId: string,
  codes: string[],
  agencyId: string,
) {
  const id = async (table: 'directive' | 'readingItem' | 'finding') =>
    (
      await db
        .selectFrom(table)
        .select('id')
        .where('documentId', '=', documentId)
        .limit(1)
        .executeTakeFirstOrThrow()
    ).id;
  const everyId = async () => {
    const rows = await Promise.all([
      db.selectFrom('directive').select('id').where('officeId', '=', officeId).execute(),
      db.selectFrom('document').select('id').where('officeId', '=', officeId).execute(),
      db.selectFrom('agency').select('id').where('officeId', '=', officeId).execute(),
      db.selectFrom('membership').select('userId as id').where('officeId', '=', officeId).execute(),
      db.selectFrom('storedFile').select('id').where('officeId', '=', officeId).execute(),
      db.selectFrom('indicatorSet').select('id').where('officeId', '=', officeId).execute(),
    ]);
    return rows.flat().map((row) => row.id);
  };
  const promotion = await promotionOf(db, { officeId, schoolId: agencyId });
  const { personId } = promotion;
  const data = { programme: 'Lớp thử quyền', result: null };
  await insertRecords(db, { officeId, recordedBy: null }, [
    { personId, kind: 'training', from: '2022-01-01', to: null, data, basis: null },
  ]);
  const { id: staffRecordId } = await db
    .selectFrom('staffRecord')
    .select('id')
    .where('kind', '=', 'training')
    .where('officeId', '=', officeId)
    .executeTakeFirstOrThrow();
  return {
    ...{ promotion, staffRecordId },
    ...(await roomThings(db, officeId, agencyId, documentId)),
    ...(await assessmentOf(db, officeId, agencyId)),
    officeId,
    documentId,
    codes,
    agencyId,
    code: codes[0] ?? '',
    itemId: await id('readingItem'),
    findingId: await id('finding'),
    /** Every id that must not stand in an answer to somebody of the other office. */
    everyId,
  };
}
