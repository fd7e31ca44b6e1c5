import { listAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { setPartner } from '#accounts/schools/store.ts';
import { listMembers } from '#accounts/store.ts';
import { exampleInvestments } from '#investments/example/store.ts';
import { itemByCode } from '#investments/items/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Tx } from '#platform/database/connection.ts';
import { orThrow } from '#platform/http/problems.ts';
import { loadExampleRoster } from '#staff/example/store.ts';
import { loadExamplePromotion } from '#staff/promotions/store.ts';
import { evaluateAll } from '../evaluating/facts.ts';
import { insertEvents, insertEvidence, insertLinks } from '../evidence/store.ts';
import { insertLink } from '../indicators/store.ts';
import { firstOwners } from '../owners/rules.ts';
import { setOwners } from '../owners/store.ts';
import * as roadmap from '../roadmap/store.ts';
import { entryOf } from '../rounds/rules.ts';
import * as rounds from '../rounds/store.ts';
import type { IndicatorSet } from '../schema.ts';
import { insertScheme } from '../schemes/store.ts';
import { listSets, loadSet, readSet, shippedSets } from '../sets/store.ts';
import type { Evaluated } from '../verdicts/schema.ts';
import { ExampleEvidence, ExampleRoadmap, ExampleRound } from './schema.ts';

type Result = ExampleRound['results'][number];

export const exampleRound = async (): Promise<ExampleRound> =>
  ExampleRound.parse(await readData('example/tu-danh-gia'));

/**
 * Fills the example's school as if it had come so far by itself: its people, the practice set with who answers for
 * each indicator, the scheme, papers, a roadmap, and a closed self-assessment. Gives the round's id.
 */
export async function loadExampleSchool(tx: Tx, viewer: Viewer, schoolId: string): Promise<string> {
  const officeId = viewer.office.id;
  const file = await exampleRound();
  await loadExampleRoster(tx, { officeId, schoolId, by: viewer.userId });
  await loadExamplePromotion(tx, { officeId, schoolId, by: viewer.userId });
  const shipped = (await shippedSets()).find(({ key }) => key === file.set);
  if (!shipped) throw new Error(`no set ${file.set} in data/indicator-sets`);
  const setId = await loadSet(tx, { officeId, addedBy: viewer.userId }, shipped);
  const set = await readSet(tx, officeId, setId);
  if (!set) throw new Error('the set is not there');
  await ownAll(tx, viewer, schoolId, set);
  await letAppraisersSee(tx, viewer, schoolId);
  await insertScheme(tx, { officeId, schoolId, addedBy: viewer.userId }, schemeOf(setId));
  await insertPapers(tx, viewer, schoolId, set);
  await planAhead(tx, viewer, schoolId, set);
  await tieExampleInvestments(tx, viewer, schoolId);
  return assess(tx, viewer, schoolId, set, file);
}

const idsByCode = (set: IndicatorSet) => {
  const ids = new Map(set.indicators.map(({ code, id }) => [code, id]));
  return (code: string): string => {
    const id = ids.get(code);
    if (!id) throw new Error(`no indicator ${code} in ${set.key}`);
    return id;
  };
};

async function insertPapers(tx: Tx, viewer: Viewer, schoolId: string, set: IndicatorSet): Promise<void> {
  const idOf = idsByCode(set);
  const { items } = ExampleEvidence.parse(await readData('example/minh-chung'));
  const by = { officeId: viewer.office.id, schoolId, addedBy: viewer.userId };
  for (const { indicators, ...said } of items) {
    const evidenceId = await insertEvidence(tx, { ...by, ...said });
    const links = indicators.map((code) => ({ evidenceId, indicatorId: idOf(code), addedBy: by.addedBy }));
    await insertLinks(tx, links);
    await insertEvents(tx, [{ evidenceId, kind: 'added', madeBy: viewer.userId }]);
  }
}

async function planAhead(tx: Tx, viewer: Viewer, schoolId: string, set: IndicatorSet): Promise<void> {
  const idOf = idsByCode(set);
  const { lines, tasks } = ExampleRoadmap.parse(await readData('example/lo-trinh'));
  const of = { officeId: viewer.office.id, schoolId };
  const dependsOn = new Map(set.indicators.map((one) => [one.code, one.dependsOn]));
  for (const { code, plannedOn } of lines)
    await roadmap.insertLine(tx, {
      ...{ ...of, indicatorId: idOf(code), plannedOn, gap: null, note: null, lookOn: null },
      ...{ ledBy: dependsOn.get(code) ? 'other' : 'school', writtenBy: viewer.userId },
    });
  const agencies = new Map((await listAgencies(tx, of.officeId)).map(({ key, id }) => [key, id]));
  const written = new Map<string, string>();
  for (const { key, indicators, lead, coordinating, dependsOn, ...words } of tasks) {
    const { id } = await roadmap.insertTask(tx, { ...of, setId: set.id, addedBy: viewer.userId });
    written.set(key, id);
    const said = {
      ...{ ...words, indicatorIds: indicators.map(idOf), leadId: agencies.get(lead) ?? null },
      coordinatingIds: coordinating.flatMap((one) => agencies.get(one) ?? []),
      dependsOn: dependsOn.flatMap((one) => written.get(one) ?? []),
    };
    await roadmap.insertTaskVersion(tx, id, said, viewer.userId);
  }
}

/**
 * Items of the example's investments bear on the indicators that the file names: called by whichever of the two examples
 * comes second, it ties nothing while the other is not there.
 */
export async function tieExampleInvestments(tx: Tx, viewer: Viewer, schoolId: string): Promise<void> {
  const { set: key } = await exampleRound();
  const listed = (await listSets(tx, viewer.office.id)).find((one) => one.key === key);
  const set = listed && (await readSet(tx, viewer.office.id, listed.id));
  if (!set) return;
  const idOf = idsByCode(set);
  for (const { code, indicators } of (await exampleInvestments()).items) {
    const investmentItemId = await itemByCode(tx, viewer.office.id, code);
    if (!investmentItemId) continue;
    const row = { schoolId, directiveId: null, documentId: null, investmentItemId, addedBy: viewer.userId };
    for (const indicator of indicators) await insertLink(tx, { ...row, indicatorId: idOf(indicator) });
  }
}

/** Ban Tổ chức and Sở Nội vụ appraise the school's people, so they see who they are. */
async function letAppraisersSee(tx: Tx, { office, userId }: Viewer, schoolId: string): Promise<void> {
  const appraisers = ['ban-to-chuc-tinh-uy', 'so-noi-vu'];
  for (const { id, key } of await listAgencies(tx, office.id))
    if (appraisers.includes(key))
      await setPartner(tx, {
        ...{ officeId: office.id, schoolId, agencyId: id, seesStaff: true, setBy: userId },
      });
}

/** Who answers and who must help, as the file names them; what depends on another body is led by it here. */
async function ownAll(tx: Tx, { office, today }: Viewer, schoolId: string, set: IndicatorSet): Promise<void> {
  const agencies = await listAgencies(tx, office.id);
  const named = firstOwners(set.indicators, { agencies, schoolId, day: today, before: new Map() });
  const owners = [...named].map(([id, owner]) => {
    const ledBy = owner.dependsOnId ? ('other' as const) : ('school' as const);
    return [id, { ...owner, ledBy }] as const;
  });
  await setOwners(tx, schoolId, new Map(owners));
}

const schemeOf = (setId: string) => ({
  title:
    'Xây dựng Trường Chính trị tỉnh đạt chuẩn mức 1, giai đoạn 2022–2026, định hướng đến năm 2035 (ví dụ)',
  ...{ number: '07-ĐA/TU', issuer: 'Ban Thường vụ Tỉnh uỷ Sơn Hà', issuedOn: '2022-10-18', documentId: null },
  ...{ setId, targetLevel: 1, targetOn: '2026-12-31' },
  phases: [
    { name: 'Hoàn thành chuẩn mức 1', from: '2022-10-18', to: '2026-12-31' },
    { name: 'Giữ vững mức 1, phấn đấu mức 2', from: '2027-01-01', to: '2035-12-31' },
  ],
  committee: null,
  budget: [
    { name: 'Sửa chữa hội trường, phòng học', amount: '18500000000', source: 'Vốn đầu tư công của tỉnh' },
    { name: 'Đào tạo, bồi dưỡng đội ngũ', amount: '3200000000', source: 'Ngân sách chi thường xuyên' },
    { name: 'Thư viện số', amount: null, source: null },
  ],
});

/** The round as the school's people would have gone through it: filled in, looked through, closed, by three hands. */
async function assess(tx: Tx, viewer: Viewer, schoolId: string, set: IndicatorSet, file: ExampleRound) {
  const officeId = viewer.office.id;
  const users = new Map(
    (await listMembers(tx, officeId, viewer.today)).map(({ username, userId }) => [username, userId]),
  );
  const by = (username: string): string => users.get(username) ?? viewer.userId;
  const { level, name, asOf } = file;
  const roundId = await rounds.insertRound(tx, {
    ...{ setId: set.id, level, name, asOf, dueOn: null },
    ...{ officeId, schoolId, openedBy: by('mai') },
  });
  const round = await rounds.lockRound(tx, schoolId, roundId);
  if (!round) throw new Error('the round is not there');
  const ask = { officeId, schoolId, day: asOf };
  const computed = await evaluateAll(tx, ask, set.indicators, level, set.isPractice);
  const told = new Map(file.results.map((result) => [result.code, result]));
  for (const indicator of set.indicators) {
    const result = told.get(indicator.code);
    if (!result) continue;
    const of = { roundId, indicatorId: indicator.id };
    const found = computed.get(indicator.id) ?? null;
    const entry = orThrow(entryOf(indicator, level, found, filled(of, found, result)));
    await rounds.insertFilled(tx, { ...of, madeBy: by('cuong') }, entry);
    await rounds.insertLooked(tx, { ...of, madeBy: by('mai') }, 'checked');
  }
  await rounds.closeRound(tx, schoolId, roundId, await rounds.assessedOf(tx, officeId, round), by('binh'));
  return roundId;
}

/** Where no room has recorded what a rule asks for, the school's own books give the value, as they do in a real one. */
const filled = (of: { roundId: string; indicatorId: string }, found: Evaluated | null, result: Result) => ({
  ...of,
  entryId: null,
  ...(found && (found.value !== null || result.value === null)
    ? { valueFrom: 'facts' as const, value: null, valueSource: null }
    : result.value === null || result.source === null
      ? { valueFrom: null, value: null, valueSource: null }
      : { valueFrom: 'entered' as const, value: result.value, valueSource: result.source }),
  ...{ result: result.result, note: result.note },
});
