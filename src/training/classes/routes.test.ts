import { readSheets } from '@dondoc/intake';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertPerson, insertRecords } from '#staff/store.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { setMember } from '../desk/store.ts';
import { insertProgramme } from '../programmes/store.ts';

let office: TestOffice;
let officeId: string;
let schoolId: string;
let otherId: string;
let programmeId: string;
let teacherId: string;
const today = '2023-11-20';

beforeAll(async () => {
  office = await startTestOffice();
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  schoolId = id('truong-chinh-tri-tinh');
  otherId = id('so-noi-vu');
  officeId = (await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow()).id;
  await setMember(office.db, { officeId, setBy: null }, { agencyId: schoolId, part: 'with' });
  programmeId = await insertProgramme(
    office.db,
    { officeId, createdBy: null },
    {
      ...{ key: 'boi-duong-thu', name: 'Bồi dưỡng thử', basis: null, source: null },
      ...{ validFrom: '2023-01-01', validTo: null },
      data: {
        ...{ kind: 'other', audience: null, weeks: null, hours: { theory: 8 }, mode: null },
        ...{ teachers: { ranks: ['V.07.01.02'], unitIds: [] }, sizeFrom: null, sizeTo: 3, yearlyLimit: null },
        conditions: [{ key: 'dang-vien', says: 'Là đảng viên' }],
        certificateBy: null,
      },
    },
  );
  const user = await office.db
    .selectFrom('authUser')
    .select('id')
    .where('username', '=', 'long')
    .executeTakeFirstOrThrow();
  const at = { officeId, schoolId, createdBy: null };
  teacherId = await insertPerson(office.db, {
    ...{ ...at, code: 'GV99', fullName: 'Trần Văn Long', userId: user.id },
  });
  await insertRecords(office.db, { officeId, recordedBy: null }, [
    {
      ...{ personId: teacherId, kind: 'employment', from: '2015-01-01', to: null, basis: null },
      data: { kind: 'permanent' },
    },
    {
      ...{ personId: teacherId, kind: 'lecturing', from: '2015-01-01', to: null, basis: null },
      data: { kind: 'lecturer' },
    },
    {
      ...{ personId: teacherId, kind: 'rank', from: '2018-01-01', to: null, basis: null },
      data: { code: 'V.07.01.03' },
    },
  ]);
});
afterAll(() => office.stop());

const newClass = (code: string, more = {}) => ({
  ...{ planClassId: null, beyondReason: 'Sở Nội vụ đề nghị', year: 2023, providerAgencyId: schoolId },
  ...{ programmeId, code, name: `Lớp ${code}`, fromDay: '2023-11-13', toDay: '2023-11-24', place: null },
  ...more,
});
const made = async (code: string, more = {}): Promise<string> =>
  (await office.call('dung', 'trainingClasses.make', newClass(code, more))).json.id;
const learner = (classId: string, name: string, code: string | null, more = {}) => ({
  ...{ classId, name, code, agencyId: otherId, agencyName: null, position: null, email: null },
  ...{ data: { 'dang-vien': true }, exception: null, despite: false, ...more },
});
const session = (classId: string, more = {}) => ({
  ...{ classId, id: null, despite: true, onDay: today, fromTime: '07:30', toTime: '11:00', room: 'A1' },
  ...{ lecturerId: teacherId, lecturerName: null, topic: 'Bài mở đầu', form: 'theory', hours: 4, ...more },
});
const say = async (who: string, route: string, input: unknown) => {
  const { status, json } = await office.call(who, route, input);
  return `${status} ${json?.message ?? ''}`;
};

it('is made by its provider, opened by a decision, and never jumps a step', async () => {
  const id = await made('BD-01');
  expect(await say('dung', 'trainingClasses.make', newClass('bd-01'))).toContain('409 Mã lớp «bd-01» đã có');
  expect(await say('dung', 'trainingClasses.make', newClass('X', { beyondReason: null }))).toContain(
    '400 Lớp ngoài kế hoạch cần có lý do',
  );
  expect(await say('quang', 'trainingClasses.make', newClass('X'))).toContain(
    '403 Mỗi cơ quan mở lớp của mình',
  );
  expect(await say('dung', 'trainingClasses.step', { id, step: 'start', on: today })).toContain('409');
  const open = { id, step: 'open', number: '45/QĐ-TCT' };
  expect(await say('dung', 'trainingClasses.step', { ...open, on: '2023-11-21' })).toContain('sau hôm nay');
  expect(await say('dung', 'trainingClasses.step', { ...open, on: '2023-11-10' })).toBe('200 ');
  expect(await say('dung', 'trainingClasses.step', { id, step: 'start', on: '2023-11-09' })).toContain(
    'trước ngày quyết định mở lớp 10/11/2023',
  );
  expect(await say('dung', 'trainingClasses.step', { id, step: 'start', on: '2023-11-13' })).toBe('200 ');
  const { json } = await office.call('dung', 'trainingClasses.get', { id });
  expect(json).toMatchObject({ row: { state: 'started', decisionNumber: '45/QĐ-TCT' }, mayRemove: false });
});

it('takes in whom the conditions let in, and tells where else they sit', async () => {
  const id = await made('BD-02');
  const other = await made('BD-03');
  const add = (input: unknown) => office.call('dung', 'trainingLearners.enrol', input);
  expect((await add(learner(id, 'Nguyễn Thị Bé', 'HV-0001'))).json.written).toBe(1);
  expect((await add(learner(id, 'Nguyễn thị bé', 'hv-0001'))).json.message).toContain('đã có tên trong lớp');
  const unknown = await add(learner(id, 'Lê Văn Ba', 'HV-0002', { data: {} }));
  expect([unknown.status, unknown.json.message]).toEqual([
    422,
    expect.stringContaining('chưa rõ «Là đảng viên»'),
  ]);
  const byWay = learner(id, 'Lê Văn Ba', 'HV-0002', { data: {}, exception: 'Hiệu trưởng cho phép' });
  expect((await add(byWay)).json.written).toBe(1);
  const elsewhere = await add(learner(other, 'Nguyễn Thị Bé', 'HV-0001'));
  expect(elsewhere.json).toMatchObject({ written: 0 });
  expect(elsewhere.json.warnings[0]).toContain('đang có tên ở lớp BD-02');
  expect((await add(learner(other, 'Nguyễn Thị Bé', 'HV-0001', { despite: true }))).json.written).toBe(1);
  await add(learner(id, 'Phạm An', null, { agencyId: schoolId }));
  const full = await add(learner(id, 'Phạm Em', null));
  expect(full.json.warnings).toEqual(['Lớp sẽ có 4 học viên, nhiều hơn mức 3 của chương trình.']);
  // Another agency sees its own learners and nobody else's; one without any sees no class.
  const names = async (who: string) =>
    (await office.call(who, 'trainingLearners.list', { classId: id })).json.learners?.map(
      ({ name }: { name: string }) => name,
    );
  expect(await names('dung')).toEqual(['Phạm An', 'Lê Văn Ba', 'Nguyễn Thị Bé']);
  expect(await names('quang')).toEqual(['Lê Văn Ba', 'Nguyễn Thị Bé']);
  expect(await say('lan', 'trainingLearners.list', { classId: id })).toContain('404');
});

it('refuses what clashes by name, tells of days off, ranks and hours, and copies a week', async () => {
  const id = await made('BD-04');
  const other = await made('BD-05');
  const save = async (input: unknown) => (await office.call('dung', 'trainingSessions.save', input)).json;
  const first = await save(session(id, { despite: false, onDay: '2023-11-18' }));
  expect(first.written).toBe(0);
  expect(first.warnings).toEqual([
    'Ngày 18/11/2023 là ngày nghỉ theo lịch làm việc.',
    'Trần Văn Long không thuộc diện được giảng chương trình này.',
  ]);
  expect((await save(session(id))).written).toBe(1);
  const sameRoom = { lecturerId: null, lecturerName: 'Ngô Mời', fromTime: '10:59', toTime: '11:30' };
  expect((await save(session(other, sameRoom))).message).toContain(
    'Trùng phòng A1: lớp BD-04 học từ 07:30 đến 11:00 ngày 20/11/2023, giảng viên Trần Văn Long.',
  );
  expect((await save(session(other, { room: 'B2' }))).message).toContain('Trùng giảng viên Trần Văn Long');
  expect((await save(session(id, { ...sameRoom, room: 'B2' }))).message).toContain('chính lớp này');
  // It ends as the next one begins.
  expect((await save(session(other, { ...sameRoom, fromTime: '11:00', toTime: '11:30' }))).written).toBe(1);
  const both = await Promise.all([
    save(session(id, { onDay: '2023-11-21', room: 'C' })),
    save(session(other, { onDay: '2023-11-21', room: 'D' })),
  ]);
  expect(both.map(({ written = 0 }) => written).toSorted()).toEqual([0, 1]);
  // Whichever of the two was first: this class has enough hours for a copied week to be too many.
  expect((await save(session(id, { onDay: '2023-11-22', room: 'E' }))).written).toBe(1);
  const copied = { classId: id, from: '2023-11-20', to: '2023-11-29', despite: false };
  const told = (await office.call('dung', 'trainingSessions.copyWeek', copied)).json;
  expect(told.warnings.join()).toContain('Lý thuyết: xếp');
  expect(
    (await office.call('dung', 'trainingSessions.copyWeek', { ...copied, despite: true })).json.written,
  ).toBeGreaterThan(0);
  const again = await office.call('dung', 'trainingSessions.copyWeek', { ...copied, despite: true });
  expect(again.status).toBe(409);
  const list = (await office.call('dung', 'trainingSessions.list', { classId: id })).json;
  expect(list.sessions.map(({ onDay }: { onDay: string }) => onDay)).toContain('2023-11-27');
  expect(list.hours[0]).toMatchObject({ form: 'theory', programme: 8, done: 4 });
});

it('marks by hand and by code, once a device, and keeps every mark', async () => {
  const id = await made('BD-06');
  for (const [name, code] of [
    ['Đỗ Một', 'HV-1111'],
    ['Đỗ Hai', 'HV-2222'],
    ['Đỗ Ba', null],
  ] as const)
    await office.call('dung', 'trainingLearners.enrol', learner(id, name, code));
  await office.call(
    'dung',
    'trainingSessions.save',
    session(id, { room: 'P1', fromTime: '13:30', toTime: '16:30' }),
  );
  const { sessions } = (await office.call('dung', 'trainingSessions.list', { classId: id })).json;
  const sessionId = sessions[0].id;
  const learners = (await office.call('long', 'trainingLearners.list', { classId: id })).json.learners;
  const of = (name: string) => learners.find((one: { name: string }) => one.name === name).id;
  const code = (await office.call('long', 'trainingAttendance.code', { sessionId, lateFrom: null })).json;
  const token = code.address.split('/diem-danh/')[1];
  const scanned = (await office.call(null, 'trainingAttendance.scan', { token })).json;
  expect(scanned.learners.map(({ label }: { label: string }) => label)).toEqual([
    'Đỗ Ba',
    'Đỗ Hai',
    'Đỗ Một',
  ]);
  const be = (name: string, digits: string, device = 'x'.repeat(20)) =>
    office.call(null, 'trainingAttendance.present', {
      ...{ ticket: scanned.ticket, enrolmentId: of(name), digits, device },
    });
  expect((await be('Đỗ Một', '2222')).json.message).toContain('chưa đúng');
  expect((await be('Đỗ Một', '1111')).json).toEqual({ name: 'Đỗ Một', state: 'present' });
  expect((await be('Đỗ Hai', '2222')).json.message).toContain('Máy này đã điểm danh');
  expect((await be('Đỗ Ba', '0000', 'y'.repeat(20))).json.message).toContain('chưa có mã học viên');
  for (let n = 0; n < 5; n++) await be('Đỗ Hai', '9999', 'z'.repeat(20));
  expect((await be('Đỗ Hai', '2222', 'z'.repeat(20))).json.message).toContain('ghi sai 5 lần');
  // The ticket is no code, and what was made elsewhere is neither.
  expect(await say('long', 'trainingAttendance.scan', { token: scanned.ticket })).toContain('404');
  expect(await say('long', 'trainingAttendance.scan', { token: 'abc' })).toContain('404');
  const marks = [
    { enrolmentId: of('Đỗ Một'), state: 'late' },
    { enrolmentId: of('Đỗ Hai'), state: 'excused' },
  ];
  expect((await office.call('long', 'trainingAttendance.mark', { sessionId, marks })).json.written).toBe(2);
  expect((await office.call('long', 'trainingAttendance.mark', { sessionId, marks })).json.written).toBe(0);
  const rows = await office.db
    .selectFrom('trainingAttendance')
    .select(['state', 'how'])
    .where('enrolmentId', '=', of('Đỗ Một'))
    .orderBy('ordinal')
    .execute();
  expect(rows).toEqual([
    { state: 'present', how: 'code' },
    { state: 'late', how: 'hand' },
  ]);
  const shares = (await office.call('dung', 'trainingAttendance.ofClass', { classId: id })).json.rows;
  expect(
    shares.map(({ name, held, attended, unmarked }: never) => ({ name, held, attended, unmarked })),
  ).toEqual([
    { name: 'Đỗ Ba', held: 1, attended: 0, unmarked: 1 },
    { name: 'Đỗ Hai', held: 1, attended: 0, unmarked: 0 },
    { name: 'Đỗ Một', held: 1, attended: 1, unmarked: 0 },
  ]);
  expect(await say('dung', 'trainingSessions.remove', { id: sessionId })).toContain('đã điểm danh');
  // No address of a phone, no name, in the log.
  const log = await office.db
    .selectFrom('logEntry')
    .selectAll()
    .where('act', '=', 'trainingSession.scan')
    .execute();
  expect(log).toMatchObject([{ actorId: null, detail: {} }]);
});

it('gives a number once, and only to who has passed', async () => {
  const id = await made('BD-07');
  await office.call('dung', 'trainingLearners.enrol', learner(id, 'Vũ Nhất', 'HV-7001'));
  await office.call('dung', 'trainingLearners.enrol', learner(id, 'Vũ Nhị', 'HV-7002'));
  await office.call('dung', 'trainingClasses.step', { id, step: 'open', on: '2023-11-10', number: '7/QĐ' });
  await office.call('dung', 'trainingClasses.step', { id, step: 'start', on: '2023-11-13' });
  const results = async () => (await office.call('dung', 'trainingResults.list', { classId: id })).json;
  const [first, second] = (await results()).rows.map(({ enrolmentId }: never) => enrolmentId);
  const save = (enrolmentId: string, result: unknown) =>
    say('dung', 'trainingResults.save', { classId: id, results: [{ enrolmentId, result }] });
  expect(await save(first, { mark: 8, verdict: null, basis: null })).toBe('200 ');
  // The office has set no threshold: nothing is made up in its stead.
  expect((await results()).rows[0]).toMatchObject({ computed: 'noThreshold', verdict: null });
  expect(await save(first, { mark: 8, verdict: 'passed', basis: null })).toContain('cần ghi căn cứ');
  expect(await save(first, { mark: 8, verdict: 'passed', basis: 'Biên bản xét 3/BB' })).toBe('200 ');
  const give = (numbers: [string, string][], on = today) =>
    say('dung', 'trainingResults.give', {
      ...{ classId: id, on, numbers: numbers.map(([enrolmentId, number]) => ({ enrolmentId, number })) },
    });
  expect(await give([[first, '01/CC']])).toContain('chưa bế giảng');
  await office.call('dung', 'trainingClasses.step', { id, step: 'end', on: '2023-11-20' });
  expect(await give([[second, '01/CC']])).toContain('chưa có kết quả đạt');
  expect(await give([[first, '01/CC']])).toBe('200 ');
  const register = async (who: string) => (await office.call(who, 'trainingResults.register', {})).json.rows;
  const [row] = await register('dung');
  expect(row).toMatchObject({ number: '01/CC', name: 'Vũ Nhất', voidOn: null });
  const back = { id: row.id, on: today, reason: 'Ghi sai họ tên' };
  expect(await say('dung', 'trainingResults.takeBack', back)).toBe('200 ');
  expect(await give([[first, '01 / cc']])).toContain('mỗi số chỉ cấp một lần');
  expect(await give([[first, '02/CC']])).toBe('200 ');
  expect((await register('quang')).map(({ number }: never) => number)).toEqual(['01/CC', '02/CC']);
  expect(await register('lan')).toEqual([]);
  const file = await office.fetch('dung', '/api/training-certificates.xlsx?year=2023');
  const read = await readSheets(new Uint8Array(await file.arrayBuffer()), 'a.xlsx', {
    ...{ maxBytes: 1e6, maxRows: 100, timeMs: 9000, memoryMb: 500 },
  });
  expect(JSON.stringify(read)).toContain('Ghi sai họ tên');
});

it('counts somebody who left until they did, and late from the time that was set', async () => {
  const id = await made('BD-08');
  for (const [name, code] of [
    ['Hà Ở', 'HV-8001'],
    ['Hà Thôi', 'HV-8002'],
  ] as const)
    await office.call('dung', 'trainingLearners.enrol', learner(id, name, code));
  const guest = { lecturerId: null, lecturerName: 'Ngô Mời', room: 'Q1', fromTime: '18:00', toTime: '20:00' };
  await office.call('dung', 'trainingSessions.save', session(id, guest));
  const later = { ...guest, fromTime: '20:00', toTime: '21:00' };
  await office.call('dung', 'trainingSessions.save', session(id, later));
  const { sessions } = (await office.call('dung', 'trainingSessions.list', { classId: id })).json;
  const list = async () =>
    (await office.call('dung', 'trainingLearners.list', { classId: id })).json.learners;
  const [stays, leaves] = await list();
  const code = async (sessionId: string, lateFrom: string | null) => {
    const { json } = await office.call('dung', 'trainingAttendance.code', { sessionId, lateFrom });
    const token = json.address.split('/diem-danh/')[1];
    return (await office.call(null, 'trainingAttendance.scan', { token })).json.ticket;
  };
  const be = async (sessionId: string, lateFrom: string | null) =>
    (
      await office.call(null, 'trainingAttendance.present', {
        ...{ ticket: await code(sessionId, lateFrom), enrolmentId: stays.id, digits: '8001' },
        device: 'd'.repeat(20),
      })
    ).json.state;
  // Whatever the time is, it is not before midnight.
  expect([await be(sessions[0].id, '00:00'), await be(sessions[1].id, null)]).toEqual(['late', 'present']);
  const leave = (on: string) =>
    say('dung', 'trainingLearners.leave', { id: leaves.id, on, reason: 'Chuyển công tác' });
  expect(await leave('2023-11-21')).toContain('đến hôm nay');
  expect(await leave(today)).toBe('200 ');
  expect(await leave(today)).toContain('đã thôi học trước đó');
  expect(await list()).toMatchObject([{ leftOn: null }, { leftOn: today, leftReason: 'Chuyển công tác' }]);
  const { json } = await office.call('dung', 'trainingClasses.get', { id });
  expect(json.row.enrolled).toBe(1);
  // A seat that was left is free again, for the same learner too.
  const back = await office.call('dung', 'trainingLearners.enrol', learner(id, 'Hà Thôi', 'HV-8002'));
  expect(back.json.written).toBe(1);
});

it('computes results once the office has set what suffices', async () => {
  const id = await made('BD-09');
  const names = ['Ma Đạt', 'Ma Kém', 'Ma Vắng', 'Ma Chưa'];
  for (const [n, name] of names.entries())
    await office.call('dung', 'trainingLearners.enrol', learner(id, name, `HV-900${n}`, { despite: true }));
  const guest = { lecturerId: null, lecturerName: 'Ngô Mời', room: 'R1', fromTime: '18:00', toTime: '20:00' };
  await office.call('dung', 'trainingSessions.save', session(id, { ...guest, onDay: '2023-11-17' }));
  const { sessions } = (await office.call('dung', 'trainingSessions.list', { classId: id })).json;
  await office.call('dung', 'trainingClasses.step', { id, step: 'open', on: '2023-11-10', number: '9/QĐ' });
  await office.call('dung', 'trainingClasses.step', { id, step: 'start', on: '2023-11-13' });
  const rows = async () => (await office.call('dung', 'trainingResults.list', { classId: id })).json.rows;
  const of = Object.fromEntries((await rows()).map(({ name, enrolmentId }: never) => [name, enrolmentId]));
  await office.call('dung', 'trainingAttendance.mark', {
    sessionId: sessions[0].id,
    marks: [
      { enrolmentId: of['Ma Đạt'], state: 'late' },
      { enrolmentId: of['Ma Kém'], state: 'present' },
      { enrolmentId: of['Ma Vắng'], state: 'excused' },
    ],
  });
  const marked = (name: string, mark: number) => ({
    ...{ enrolmentId: of[name], result: { mark, verdict: null, basis: null } },
  });
  const results = [marked('Ma Đạt', 5), marked('Ma Kém', 4.5), marked('Ma Vắng', 9), marked('Ma Chưa', 9)];
  await office.call('dung', 'trainingResults.save', { classId: id, results });
  const set = { balance: null, hourNorms: null, remindDays: [], passFrom: 5, attendanceFrom: 80 };
  expect(await say('huong', 'trainingDesk.saveSetting', set)).toBe('200 ');
  const computed = async () =>
    Object.fromEntries((await rows()).map(({ name, computed: one }: never) => [name, one]));
  // Who was not marked at the session may have been there: that is not known, and no failure.
  expect(await computed()).toEqual({
    ...{ 'Ma Đạt': 'passed', 'Ma Kém': 'failed', 'Ma Vắng': 'failed', 'Ma Chưa': 'attendance' },
  });
});

it('shows lecturers their sessions and their hours', async () => {
  const { json } = await office.call('long', 'teachingHours.mine', {});
  expect(json.inRoster).toBe(true);
  expect(json.sessions).toContainEqual(
    expect.objectContaining({ onDay: today, fromTime: '07:30', className: 'Lớp BD-04' }),
  );
  expect((await office.call('mai', 'teachingHours.mine', {})).json).toEqual({
    inRoster: false,
    sessions: [],
  });
  const hours = (await office.call('dung', 'teachingHours.year', { year: 2023 })).json;
  expect(hours).toMatchObject({ hasNorms: false, seesAll: true });
  const own = hours.rows.find(({ key }: { key: string }) => key === teacherId);
  const sum = own.sessions.reduce((all: number, one: { hours: number }) => all + one.hours, 0);
  expect([own.planned, own.rank, own.norm]).toEqual([sum, 'V.07.01.03', null]);
  const { address } = (await office.call('long', 'feed.make', undefined)).json;
  const ics = await (await office.fetch(null, new URL(address).pathname)).text();
  // 07:30 in Viet Nam.
  expect(ics).toContain('DTSTART:20231120T003000Z');
  expect(ics).toContain('LOCATION:A1');
});
