import { readBack } from '@dondoc/writer';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { allocateWork } from '../allocating/jobs.ts';
import { setMember } from '../desk/store.ts';
import { planFor } from '../lines/store.ts';
import { insertProgramme } from '../programmes/store.ts';
import { saveProvider } from '../providers/store.ts';
import type { ProgrammeData, ProviderData } from '../schema.ts';

let office: TestOffice;
let officeId: string;
let planId: string;
const agencies: Record<string, string> = {};
const today = '2023-11-20';

const programme: ProgrammeData = {
  ...{ kind: 'state', audience: null, weeks: 4, hours: { theory: 40, discussion: 20 }, mode: 'full' },
  ...{ teachers: { ranks: [], unitIds: [] }, sizeFrom: 20, sizeTo: 50, yearlyLimit: null },
  ...{ conditions: [], certificateBy: null },
};
const provider: ProviderData = {
  ...{ functions: null, basis: null, programmes: ['quan-ly'], lecturerHours: Array(12).fill(70) },
  rooms: [{ name: 'Hội trường', seats: 60 }],
  ...{ costOfClass: 20_000_000, costOfLearner: 500_000, costCeiling: null, distances: {} },
  prefers: { programmes: [], notMonths: [] },
};

async function addLine(programmeKey: string | null, programmeName: string, heads: number): Promise<string> {
  const { id } = await office.db
    .insertInto('trainingLine')
    .values({
      ...{ officeId, planId, programmeKey, programmeName, audience: 'Công chức', origin: 'proposed' },
      ...{ reason: 'Thử', proposedHeads: heads },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

beforeAll(async () => {
  office = await startTestOffice();
  const found = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  officeId = found.id;
  for (const name of ['lan', 'quang', 'mai'] as const) {
    const { json } = await office.call(name, 'session.current', undefined);
    agencies[name] = json.viewer.agency.id;
  }
  const at = { officeId, setBy: null };
  await setMember(office.db, at, { agencyId: agencies.lan ?? '', part: 'unify' });
  await setMember(office.db, at, { agencyId: agencies.quang ?? '', part: 'appraise' });
  await setMember(office.db, at, { agencyId: agencies.mai ?? '', part: 'with' });
  const version = { data: programme, basis: null, source: null, validFrom: '2020-01-01', validTo: null };
  await insertProgramme(
    office.db,
    { officeId, createdBy: null },
    { key: 'quan-ly', name: 'Quản lý cấp phòng', ...version },
  );
  for (const agencyId of [agencies.mai, agencies.quang])
    await saveProvider(office.db, { officeId, agencyId: agencyId ?? '', year: 2024, setBy: null }, provider);
  planId = (await planFor(office.db, officeId, 2024, null)).id;
  await addLine('quan-ly', 'Quản lý cấp phòng', 120);
});
afterAll(() => office.stop());

const read = async (who = 'lan') => (await office.call(who, 'trainingPlan.get', { year: 2024 })).json;
const placing = async () => (await office.call('lan', 'trainingAllocation.get', { year: 2024 })).json;
const decide = (more: object = {}) => ({
  ...{ does: 'pass', planId, note: null, number: '12-KH/TU', onDay: today, ...more },
});

describe('placing the classes of a year', () => {
  it('has nothing to place in a year that nobody has begun', async () => {
    const { status, json } = await office.call('lan', 'trainingAllocation.get', { year: 2031 });
    expect(status).toBe(200);
    expect(json).toMatchObject({ planId: null, classes: [], loads: [], runs: [] });
  });

  it('divides lines into classes that hold all their heads', async () => {
    expect((await placing()).undivided).toHaveLength(1);
    const early = await office.call('lan', 'trainingPlan.send', { planId, note: null });
    expect(early).toMatchObject({ status: 422, json: { message: expect.stringContaining('chưa có lớp') } });
    expect((await office.call('lan', 'trainingAllocation.divide', { planId })).status).toBe(200);
    const { classes, undivided } = await placing();
    expect(undivided).toEqual([]);
    expect(classes.map(({ heads }: { heads: number }) => heads)).toEqual([40, 40, 40]);
    expect(classes[0]).toMatchObject({ hours: 60, monthsLong: 1 });
  });

  it('reckons as a job, and writes a run only when it is chosen', async () => {
    const { json } = await office.call('lan', 'trainingAllocation.run', {
      planId,
      preset: 'even',
      seconds: 5,
    });
    const job = await office.call('lan', 'jobs.get', { id: json.jobId });
    expect(job.json).toMatchObject({ state: 'done' });
    const { runs, classes } = await placing();
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ placed: 3, classes: 3, isStale: false });
    expect(classes.every((one: { provider: unknown }) => one.provider === null)).toBe(true);
    expect((await office.call('mai', 'trainingAllocation.choose', { runId: runs[0].id })).status).toBe(200);
    const after = await placing();
    expect(after.breaches).toEqual([]);
    expect(after.classes.map(({ placedBy }: { placedBy: string }) => placedBy)).toEqual(
      Array(3).fill('solver'),
    );
    const hours = after.loads.flatMap((load: { hours: number[] }) => load.hours);
    expect(hours.reduce((sum: number, one: number) => sum + one, 0)).toBeCloseTo(180);
  });

  it('refuses a place that breaks a hard limit, in words, and keeps a fixed one through the next run', async () => {
    const { classes, loads } = await placing();
    const [first, second] = classes;
    const at = { providerId: first.provider.id, month: first.month };
    const full = await office.call('lan', 'trainingAllocation.place', {
      classId: second.id,
      at,
      isFixed: false,
    });
    expect(full.status).toBe(422);
    expect(full.json.message).toMatch(/giờ|phòng|tiết/);
    const other = loads.find(({ id }: { id: string }) => id !== first.provider.id);
    const moved = { classId: first.id, at: { providerId: other.id, month: 12 }, isFixed: true };
    expect((await office.call('lan', 'trainingAllocation.place', moved)).status).toBe(200);
    await office.call('lan', 'trainingAllocation.run', { planId, preset: 'near', seconds: 5 });
    const { runs } = await placing();
    await office.call('lan', 'trainingAllocation.choose', { runId: runs[0].id });
    const kept = (await placing()).classes.find(({ id }: { id: string }) => id === first.id);
    expect(kept).toMatchObject({ month: 12, isFixed: true, placedBy: 'person', provider: { id: other.id } });
  });

  it('keeps the best found of a reckoning that is stopped', async () => {
    const lan = office.db.selectFrom('authUser').select('id').where('username', '=', 'lan');
    const { id: userId } = await lan.executeTakeFirstOrThrow();
    const input = { planId, preset: 'even', seconds: 5 };
    const stop = new AbortController();
    const watch = { progress: () => stop.abort(), signal: stop.signal };
    const asked = { id: crypto.randomUUID(), officeId, userId, input };
    await expect(allocateWork(office.parts, asked, watch)).rejects.toThrow();
    const { runs } = await placing();
    expect(runs[0]).toMatchObject({ placed: 3, classes: 3 });
    await office.call('lan', 'trainingAllocation.remove', { runId: runs[0].id });
  });

  it('says why a class is not at another body, and drops a run', async () => {
    const { classes, loads, runs } = await placing();
    const one = classes.find(({ isFixed }: { isFixed: boolean }) => !isFixed);
    const other = loads.find(({ id }: { id: string }) => id !== one.provider.id);
    const why = await office.call('lan', 'trainingAllocation.whyNot', {
      classId: one.id,
      providerId: other.id,
    });
    expect(why.status).toBe(200);
    expect(why.json.says.length).toBeGreaterThan(10);
    const { id: runId } = runs.at(-1);
    expect((await office.call('long', 'trainingAllocation.remove', { runId })).status).toBe(403);
    expect((await office.call('lan', 'trainingAllocation.remove', { runId })).status).toBe(200);
    expect((await placing()).runs).toHaveLength(1);
  });

  it('leaves a class that is held where it is and as large as it is', async () => {
    const before = await placing();
    const one = before.classes.find(({ isFixed }: { isFixed: boolean }) => !isFixed);
    const days = { year: 2024, fromDay: '2024-03-01', toDay: '2024-03-30' };
    const { id } = await office.db
      .insertInto('trainingClass')
      .values({
        ...{ ...days, officeId, planClassId: one.id, providerAgencyId: agencies.mai ?? '' },
        ...{ code: 'L1', name: 'Lớp' },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { classes } = await placing();
    const held = classes.find((other: { id: string }) => other.id === one.id);
    expect(held).toMatchObject({ isHeld: true, isFixed: true, month: one.month });
    const out = { classId: one.id, at: null, isFixed: false };
    expect((await office.call('lan', 'trainingAllocation.place', out)).status).toBe(422);
    const line = { lineId: one.lineId, classes: 1 };
    const fewer = await office.call('lan', 'trainingAllocation.divide', { planId, line });
    expect(fewer).toMatchObject({ status: 422, json: { message: expect.stringContaining('1 lớp đã mở') } });
    await office.db.deleteFrom('trainingClass').where('id', '=', id).execute();
  });

  it('is stale where a line was divided anew', async () => {
    const { classes } = await placing();
    const line = { lineId: classes[0].lineId, classes: 4 };
    expect((await office.call('lan', 'trainingAllocation.divide', { planId, line })).status).toBe(200);
    const after = await placing();
    expect(after.runs[0].isStale).toBe(true);
    const chosen = await office.call('lan', 'trainingAllocation.choose', { runId: after.runs[0].id });
    expect(chosen.status).toBe(409);
    expect(after.classes.map(({ heads }: { heads: number }) => heads)).toEqual([30, 30, 30, 30]);
    // One in the middle was taken out, as merging anew does: its number is the one that is given next.
    const second = office.db.updateTable('trainingPlanClass').where('id', '=', after.classes[1].id);
    await second.set({ removedAt: new Date() }).execute();
    await office.call('lan', 'trainingAllocation.divide', { planId, line });
    const numbers = (await placing()).classes.map(({ ordinal }: { ordinal: number }) => ordinal);
    expect(numbers.sort()).toEqual([1, 2, 3, 4]);
    const fresh = (await placing()).classes.find(({ ordinal }: { ordinal: number }) => ordinal === 2);
    await office.db.deleteFrom('trainingPlanClass').where('id', '=', fresh.id).execute();
    await second.set({ removedAt: null }).execute();
  });
});

describe('the steps of a plan', () => {
  it('asks why a class without a place goes along', async () => {
    const refused = await office.call('lan', 'trainingPlan.send', { planId, note: null });
    expect(refused).toMatchObject({ status: 422, json: { message: expect.stringContaining('Còn 1/4 lớp') } });
    const note = 'Chờ Sở Tài chính bố trí kinh phí.';
    expect((await office.call('quang', 'trainingPlan.send', { planId, note })).status).toBe(403);
    expect((await office.call('lan', 'trainingPlan.send', { planId, note })).status).toBe(200);
    expect((await read()).plan).toMatchObject({ state: 'appraising', steps: [{ step: 'send', note }] });
  });

  it('changes nothing of what was sent on', async () => {
    const { classes } = await placing();
    const place = { classId: classes[0].id, at: null, isFixed: false };
    expect((await office.call('lan', 'trainingAllocation.place', place)).status).toBe(409);
    expect((await office.call('lan', 'trainingAllocation.divide', { planId })).status).toBe(409);
  });

  it('is appraised by others than those who wrote it, and goes back with a reason', async () => {
    expect((await office.call('binh', 'trainingPlan.appraise', decide())).status).toBe(403);
    const back = decide({ does: 'return', note: 'Thiếu lớp của huyện.' });
    expect((await office.call('hai', 'trainingPlan.appraise', back)).status).toBe(200);
    expect((await read()).plan.state).toBe('draft');
    expect((await office.call('lan', 'trainingPlan.send', { planId, note: 'Đã rà.' })).status).toBe(200);
    expect((await office.call('yen', 'trainingPlan.appraise', decide())).status).toBe(200);
    const told = await office.call('son', 'inbox.list', {});
    expect(JSON.stringify(told.json)).toContain('đã thẩm định, chờ trình');
  });

  it('is submitted by the head of who unifies, and approved by the office with its paper', async () => {
    expect((await office.call('hai', 'trainingPlan.submit', decide())).status).toBe(403);
    expect((await office.call('son', 'trainingPlan.submit', decide())).status).toBe(200);
    expect((await office.call('huong', 'trainingPlan.approve', decide({ number: null }))).status).toBe(400);
    const late = decide({ onDay: '2023-11-21' });
    expect((await office.call('huong', 'trainingPlan.approve', late)).status).toBe(400);
    const { json } = await office.call('thang', 'trainingPlan.approve', decide());
    expect(json.version).toBe(1);
    const { plan } = await read();
    expect(plan).toMatchObject({ state: 'approved', versions: [{ version: 1, number: '12-KH/TU' }] });
  });

  it('keeps what was approved, whatever is adjusted after', async () => {
    const desk = (part: 'appraise' | null) =>
      setMember(office.db, { officeId, setBy: null }, { agencyId: agencies.quang ?? '', part });
    const adjust = { planId, note: 'Thêm lớp cho xã mới.' };
    expect((await office.call('lan', 'trainingPlan.adjust', adjust)).status).toBe(200);
    await addLine('quan-ly', 'Quản lý cấp phòng', 30);
    await office.call('lan', 'trainingAllocation.divide', { planId });
    expect((await read()).plan.classes).toHaveLength(5);
    const old = (await office.call('lan', 'trainingPlan.get', { year: 2024, version: 1 })).json.plan;
    expect(old.classes).toHaveLength(4);
    // Whoever is not at the desk sees what holds, not what is being written.
    await desk(null);
    expect((await read('quang')).plan).toMatchObject({ version: 1, classes: { length: 4 } });
    await desk('appraise');
    const kept = office.db.updateTable('trainingPlanVersion').set({ number: 'khác' });
    await expect(kept.execute()).rejects.toThrow('what was approved stays');
    const frozen = office.db.updateTable('trainingPlan').set({ frozen: null }).where('id', '=', planId);
    await expect(frozen.execute()).rejects.toThrow('a plan is frozen as it was approved');
  });

  it('is approved anew as the next version, by nobody who wrote it or placed a class of it by hand', async () => {
    const { classes } = await placing();
    const one = classes.find(({ provider }: { provider: unknown }) => provider);
    const at = { providerId: one.provider.id, month: one.month };
    const fix = { classId: one.id, at, isFixed: true };
    expect((await office.call('huong', 'trainingAllocation.place', fix)).status).toBe(200);
    expect((await office.call('lan', 'trainingPlan.send', { planId, note: 'Còn lớp chờ.' })).status).toBe(
      200,
    );
    expect((await office.call('hai', 'trainingPlan.appraise', decide())).status).toBe(200);
    expect((await office.call('son', 'trainingPlan.submit', decide())).status).toBe(200);
    const own = await office.call('huong', 'trainingPlan.approve', decide());
    expect(own).toMatchObject({ status: 403, json: { message: expect.stringContaining('không phê duyệt') } });
    const { json } = await office.call('thang', 'trainingPlan.approve', decide({ number: '20-KH/TU' }));
    expect(json.version).toBe(2);
    expect((await read('long')).plan).toMatchObject({ versions: { length: 2 }, classes: { length: 5 } });
  });
});

describe('the plan on paper', () => {
  it('has every class once, with the needs behind it, as approved', async () => {
    const response = await office.fetch('lan', '/api/training-plan.docx?year=2024&version=1');
    const paper = readBack(new Uint8Array(await response.arrayBuffer()));
    if (!paper.ok) throw new Error('the plan cannot be read back');
    const rows = paper.rows.filter((cells) => cells.some((cell) => /^Lớp \d+$/.test(cell)));
    expect(rows).toHaveLength(4);
    expect(paper.lines.join('\n')).toContain('phê duyệt tại văn bản số 12-KH/TU');
    expect(paper.lines.join('\n')).toContain('của Ban Tổ chức Tỉnh uỷ Sơn Hà)');
    expect((await office.fetch('lan', '/api/training-plan.docx?year=2030')).status).toBe(404);
  });
  it.each([
    ['class', 5],
    ['month', 3],
  ])('as a sheet by %s', async (by, rows) => {
    const response = await office.fetch('lan', `/api/training-plan.xlsx?year=2024&by=${by}`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    expect(book.worksheets[0]?.actualRowCount).toBe(rows + 1);
  });
});

describe('what bodies have', () => {
  const data = {
    ...provider,
    rooms: [
      { name: 'A', seats: 30 },
      { name: 'a', seats: 40 },
    ],
  };
  it('is kept by themselves or by the desk, and fits together', async () => {
    const save = (who: string, agencyId = agencies.quang) =>
      office.call(who, 'trainingProviders.save', { agencyId, year: 2025, data: provider });
    const twice = { agencyId: agencies.mai, year: 2025, data };
    expect((await office.call('mai', 'trainingProviders.save', twice)).status).toBe(400);
    expect((await save('quang', agencies.mai)).status).toBe(403);
    expect((await save('quang')).status).toBe(200);
  });
  it('is taken over from the year before where it is not there yet', async () => {
    const { json } = await office.call('lan', 'trainingProviders.list', { year: 2025 });
    expect(json).toMatchObject({ copiable: 1, providers: { length: 1 } });
    expect((await office.call('lan', 'trainingProviders.copy', { year: 2025 })).json.copied).toBe(1);
    expect((await office.call('lan', 'trainingProviders.copy', { year: 2025 })).status).toBe(422);
  });
});
