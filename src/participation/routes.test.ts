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

it('reminds an organiser once a day, by the clock or by hand', async () => {
  const [{ ...example } = { id: '' }] = await listOffices(office.db);
  const remind = () => remindOrganisers(office.db, example as never, '2023-11-20');
  expect(await remind()).toBe(1);
  expect(await remind()).toBe(0);
  const { id, reminders } = await named('đầu tư công');
  expect(reminders).toEqual(['2023-11-20']);
  expect((await call('clerk', 'remind', { id })).json).toEqual({ told: false });
  expect((await call('lan', 'remind', { id })).status).toBe(409);
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
  const reportOf = async () =>
    (await office.call('binh', 'directives.get', { code: turn })).json.waitingReport.id;
  const reportId = await reportOf();
  expect((await office.call('binh', 'directives.approve', { code: turn, reportId })).status).toBe(200);
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
