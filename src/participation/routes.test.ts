import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOffices } from '#accounts/store.ts';
import { publishExample } from '../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import { participationFacts } from './facts.ts';
import { remindOrganisers } from './jobs.ts';
import type { Occasion, ParticipationView } from './schema.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  await publishExample(office);
});
afterAll(() => office.stop());

const call = async (who: string, route: string, input: unknown) => {
  const { status, json } = await office.call(who, `participation.${route}`, input);
  return { status, json };
};
const view = async (who = 'clerk'): Promise<ParticipationView> =>
  (await call(who, 'list', { year: 2023 })).json;
const named = async (part: string): Promise<Occasion> => {
  const found = (await view()).occasions.find(({ title }) => title.includes(part));
  if (!found) throw new Error(`no occasion ${part}`);
  return found;
};

it('loads the example once, the same for everybody who may see all', async () => {
  expect((await call('clerk', 'loadExample', {})).status).toBe(200);
  expect((await call('contact', 'loadExample', {})).status).toBe(409);
  const { total, occasions } = await view();
  expect(occasions).toHaveLength(10);
  // Two are still to come and count for nothing yet.
  expect(total).toMatchObject({ occasions: 8, mustAsk: 8, asked: 6, attended: 5, seatsAbsent: 1 });
  expect(occasions.filter(({ state }) => state === 'missed')).toHaveLength(2);
  expect(occasions.find(({ state }) => state === 'near')?.title).toContain('đầu tư công');
  expect((await view('long')).occasions).toHaveLength(10);
});

it('lets an agency see only what it holds itself, and keep only that', async () => {
  const { occasions, isWhole } = await view('lan');
  expect(isWhole).toBe(false);
  expect(new Set(occasions.map(({ organiser }) => organiser?.shortName)).size).toBe(1);
  const foreign = await named('nông thôn mới');
  expect((await call('lan', 'get', { id: foreign.id })).status).toBe(404);
  const made = { ...{ id: null, kind: 'deploy', title: 'Hội nghị của nơi khác', organiserId: null } };
  const rest = {
    organiserAsWritten: 'Nơi khác',
    startsOn: '2023-12-01',
    endsOn: null,
    place: null,
    about: null,
  };
  expect((await call('lan', 'save', { ...made, ...rest, aboutDocumentId: null })).status).toBe(403);
});

it('goes on from where a place was seen; late or repeated it changes nothing', async () => {
  const { id, seats } = await named('đầu tư công');
  const seatId = seats[0]?.id;
  const invite = { seatId, from: null, on: '2023-11-20', paper: '12-GM', note: null };
  const attend = {
    seatId,
    from: 'asked',
    to: 'met',
    on: '2023-11-20',
    saysYes: true,
    paper: null,
    note: null,
  };
  expect((await call('clerk', 'attend', attend)).status).toBe(403);
  expect((await call('lan', 'invite', invite)).status).toBe(200);
  expect((await call('lan', 'invite', invite)).status).toBe(409);
  // Nobody has been where nothing has been held.
  expect((await call('mai', 'attend', attend)).status).toBe(409);
  expect((await call('mai', 'attend', { ...attend, to: 'answered' })).status).toBe(200);
  expect((await call('clerk', 'takeBack', { seatId, from: 'asked', why: 'nhầm' })).status).toBe(409);
  expect((await call('clerk', 'takeBack', { seatId, from: 'answered', why: 'mời nhầm cuộc' })).status).toBe(
    200,
  );
  const [seat] = (await call('mai', 'get', { id })).json.occasion.seats;
  expect(seat.standing).toMatchObject({ stage: null, wasAsked: false });
  expect(seat.steps).toHaveLength(3);
});

it('leaves an organiser its own invitation, and nothing of what the school says', async () => {
  const { id, seats, startsOn, ...one } = await named('đầu tư công');
  const seatId = seats[0]?.id;
  const step = { seatId, from: null, on: '2023-11-20', paper: null, note: null };
  const back = { seatId, why: 'ghi nhầm' };
  expect((await call('lan', 'invite', step)).status).toBe(200);
  expect((await call('lan', 'takeBack', { ...back, from: 'asked' })).status).toBe(200);
  expect((await call('clerk', 'invite', step)).status).toBe(200);
  expect((await call('lan', 'takeBack', { ...back, from: 'asked' })).status).toBe(403);
  expect((await call('clerk', 'takeBack', { ...back, from: 'asked' })).status).toBe(200);
  expect((await call('lan', 'remove', { id, why: 'không mời' })).status).toBe(403);
  const due = { positionTitle: 'Phó Hiệu trưởng', name: null, unitId: null, isDue: true };
  expect((await call('lan', 'addSeat', { occasionId: id, seat: due })).status).toBe(403);
  const later = { id, kind: one.kind, title: one.title, organiserId: one.organiser?.id, startsOn };
  const rest = { organiserAsWritten: null, endsOn: null, place: null, about: null, aboutDocumentId: null };
  expect((await call('lan', 'save', { ...later, ...rest, startsOn: '2023-12-30' })).status).toBe(403);
  expect((await call('lan', 'get', { id })).json.may).toMatchObject({
    keep: false,
    invite: true,
    attend: [],
  });
});

it('lets no unit of the school keep its affairs', async () => {
  const { id, seats } = await named('đầu tư công');
  const step = { seatId: seats[0]?.id, from: null, to: 'answered', on: '2023-11-20', saysYes: true };
  expect((await call('long', 'attend', { ...step, paper: null, note: null })).status).toBe(403);
  expect((await call('long', 'get', { id })).json.may).toMatchObject({ attend: [], receive: false });
});

it('knows of days gone by what stood then, whatever was set right or taken out since', async () => {
  const missed = (await view()).occasions.find(({ state }) => state === 'missed');
  if (!missed) throw new Error('none was missed');
  const told = { seatId: missed.seats[0]?.id, from: null, on: '2023-11-20', paper: null, note: null };
  // Told of it when it was over is not asked to it.
  expect((await call('clerk', 'invite', told)).status).toBe(409);
  const { officeId } = await office.db.selectFrom('occasion').select('officeId').executeTakeFirstOrThrow();
  const due = async (day: string) =>
    (await participationFacts.read(office.db, { officeId, schoolId: '', day, from: '2023-01-01' })).get(
      'lan_phai_moi',
    )?.rows.length ?? 0;
  const before = [await due('2023-11-19'), await due('2023-11-20')];
  const { id, kind, title, organiser, organiserAsWritten } = missed;
  const same = { id, kind, title, organiserId: organiser?.id ?? null, organiserAsWritten, endsOn: null };
  const moved = { ...same, startsOn: '2023-12-28', place: null, about: null, aboutDocumentId: null };
  expect((await call('clerk', 'save', moved)).status).toBe(200);
  expect([await due('2023-11-19'), await due('2023-11-20')]).toEqual([before[0], (before[1] ?? 0) - 1]);
  expect((await call('clerk', 'save', { ...moved, startsOn: missed.startsOn })).status).toBe(200);
  const { earlier } = (await call('clerk', 'get', { id })).json.occasion;
  expect(earlier.map((one: { startsOn: string }) => one.startsOn)).toEqual([missed.startsOn, '2023-12-28']);
  expect((await call('clerk', 'remove', { id, why: 'ghi hai lần' })).status).toBe(200);
  expect([await due('2023-11-19'), await due('2023-11-20')]).toEqual([before[0], (before[1] ?? 0) - 1]);
  // What came of an occasion of an earlier year counts in the year in which it came.
  const ask = { officeId, schoolId: '', day: '2023-11-20' };
  const uses = async (from: string) =>
    (await participationFacts.read(office.db, { ...ask, from })).get('noi_dung_dua_vao_giang_day');
  expect((await uses('2023-11-20'))?.known).toBe(true);
});

it('reminds an organiser once a day, by the clock or by hand', async () => {
  const [{ ...example } = { id: '' }] = await listOffices(office.db);
  const remind = () => remindOrganisers(office.db, example as never, '2023-11-20');
  expect(await remind()).toBe(1);
  expect(await remind()).toBe(0);
  const { id, reminders } = await named('đầu tư công');
  expect(reminders).toEqual(['2023-11-20']);
  expect((await call('clerk', 'remind', { id })).json).toEqual({ told: false });
  expect((await call('lan', 'remind', { id })).status).toBe(403);
  const told = (await office.call('lan', 'inbox.list', undefined)).json;
  expect(JSON.stringify(told)).toContain(`/du-hop/${id}`);
});

it('loses no row in the list, the sheet and the facts where what may be empty is empty', async () => {
  const bare = { id: null, organiserId: null, organiserAsWritten: null, endsOn: null, place: null };
  for (const kind of ['deploy', 'seminar'] as const)
    for (const seats of [0, 1]) {
      const input = { ...bare, kind, title: `Cuộc trống ${kind} ${seats}`, startsOn: '2023-11-02' };
      const { json } = await call('clerk', 'save', { ...input, about: null, aboutDocumentId: null });
      const got: Occasion = (await call('clerk', 'get', { id: json.id })).json.occasion;
      if (seats === 0) for (const { id: seatId } of got.seats) await call('clerk', 'takeSeatOut', { seatId });
    }
  const { occasions, total } = await view();
  const answer = await office.fetch('clerk', '/api/participation.xlsx?year=2023');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  const words = JSON.stringify(book.worksheets[0]?.getSheetValues());
  for (const { title } of occasions) expect(words).toContain(title);
  expect((await office.fetch('clerk', '/api/participation.docx?year=2023')).status).toBe(200);
  const { officeId } = await office.db.selectFrom('occasion').select('officeId').executeTakeFirstOrThrow();
  const ask = { officeId, schoolId: '', day: '2023-11-20', from: '2023-01-01' };
  const facts = await participationFacts.read(office.db, ask);
  expect(facts.get('lan_phai_moi')).toMatchObject({ known: true, value: total.mustAsk });
  expect(facts.get('lan_duoc_moi')).toMatchObject({ known: true, value: total.asked });
  expect(facts.get('lan_tham_du')).toMatchObject({ known: true, value: total.attended });
  // Nothing recorded is not known to be nought.
  const before = await participationFacts.read(office.db, { ...ask, day: '2021-12-31', from: '2021-01-01' });
  expect(before.get('lan_phai_moi')).toMatchObject({ known: false });
});

it('has a standing duty answered by its lead, approved by its head, accepted by the office', async () => {
  const code = 'TB118-2023-2.4';
  const years = async () => (await office.call('clerk', 'selfReports.get', { code })).json.years;
  expect((await years()).map((one: { year: number }) => one.year)).toEqual([2023, 2022]);
  const turn = `${code}-K1`;
  const answers = [{ key: 'dan-chu', answer: 'Đã lấy ý kiến viên chức.', evidence: 'Biên bản' }];
  expect((await office.call('lan', 'selfReports.write', { code: turn, answers })).status).toBe(404);
  expect((await office.call('mai', 'selfReports.write', { code: turn, answers })).status).toBe(200);
  // Nobody outside reads it before the head has let it out.
  const said = async (who: string) =>
    (await office.call(who, 'selfReports.get', { code })).json.years[0].reports.length;
  expect([await said('clerk'), await said('mai')]).toEqual([0, 1]);
  const file = `/api/directives/${code}/self-report.docx?year=2023`;
  expect((await office.fetch('clerk', file)).status).toBe(404);
  const reportOf = async () =>
    (await office.call('binh', 'directives.get', { code: turn })).json.waitingReport.id;
  const reportId = await reportOf();
  expect((await office.call('binh', 'directives.approve', { code: turn, reportId })).status).toBe(200);
  expect(await said('clerk')).toBe(1);
  // It lies with the office now.
  expect((await office.call('mai', 'selfReports.write', { code: turn, answers })).status).toBe(409);
  const back = { code: turn, reportId, reason: 'Trả lời đủ các câu' };
  expect((await office.call('clerk', 'directives.returnCompletion', back)).status).toBe(200);
  expect((await office.call('mai', 'selfReports.write', { code: turn, answers })).status).toBe(200);
  const again = { code: turn, reportId: await reportOf() };
  expect((await office.call('binh', 'directives.approve', again)).status).toBe(200);
  expect((await office.call('clerk', 'directives.accept', again)).status).toBe(200);
  const [last] = await years();
  expect(last).toMatchObject({ year: 2023, turn: { state: 'done', headline: 'done-on-time' } });
  const paper = await office.fetch('mai', `/api/directives/${code}/self-report.docx?year=2022`);
  expect(paper.status).toBe(200);
  expect((await office.fetch('mai', `/api/directives/${code}/self-report.docx?year=2020`)).status).toBe(404);
});
