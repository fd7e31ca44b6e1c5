import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { isHeld } from '#accounts/holds/store.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { isWithin } from '#accounts/schools/rules.ts';
import type { School } from '#accounts/schools/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { listMembers, lockOffice, logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { numberFault } from '#research/products/rules.ts';
import { staffFacts, staffFactsOf } from '../facts.ts';
import { dayBefore, held, standingOn } from '../rules.ts';
import { type PersonWithRecords, recordData, StaffSetting } from '../schema.ts';
import * as staff from '../store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** The school, for whoever may see who works there. */
export async function schoolWithStaff(db: Db, viewer: Viewer): Promise<School> {
  const school = await schoolFor(db, viewer);
  if (!school.seesStaff)
    throw problem('forbidden', 'Văn phòng chưa giao cơ quan của đồng chí xem đội ngũ của trường.');
  return school;
}

/** The figures of the head line: what the school is measured by. */
const headline = [
  ...['vien_chuc', 'giang_vien', 'giang_vien_kiem_nhiem', 'giang_vien_chinh', 'giang_vien_cao_cap'],
  ...['giang_vien_thac_si', 'giang_vien_co_chung_chi'],
];

const list = act('staff.read', 'GET /staff', 'Đội ngũ của trường vào một ngày')
  .input(z.object({ day: Day.optional() }))
  .output(shape.Roster)
  .handler(async ({ context: { db, viewer }, input }) => {
    const school = await schoolWithStaff(db, viewer);
    const day = input.day ?? viewer.today;
    const people = await staff.readPeople(db, school.id);
    const setting = await staff.readSetting(db, school.id);
    const standings = people.map((person) => ({ person, standing: standingOn(person, day) }));
    const here = standings.filter(({ standing }) => standing.employed);
    return {
      school: { id: school.id, name: school.name, relation: school.relation },
      ...{ day, setting, mayKeep: rules.mayKeep(viewer, school), gone: people.length - here.length },
      rows: rules.inOrder(here.map(({ person, standing }) => rules.rosterRow(person, standing))),
      figures: figuresOf(people, day, setting.concurrentCounts),
      overdue: rules.mayLook(viewer, school) ? overdueOf(people, setting, viewer.today) : [],
    };
  });

function figuresOf(people: PersonWithRecords[], day: string, concurrentCounts: boolean) {
  const ask = { officeId: '', schoolId: '', day, from: `${day.slice(0, 4)}-01-01` };
  const facts = staffFactsOf(ask, people, concurrentCounts);
  return headline.flatMap((name) => {
    const fact = facts.get(name);
    const label = staffFacts.names.find((one) => one.name === name)?.label ?? name;
    if (!fact) return [];
    return {
      ...{ name, label, value: fact.known ? Number(fact.value) : null },
      ...{ reason: fact.known ? null : fact.reason, personIds: fact.rows.map(({ id }) => id) },
    };
  });
}

const overdueOf = (people: PersonWithRecords[], setting: StaffSetting, today: string) =>
  people.flatMap((person) => {
    const kept = rules.keptUntil(person, setting.personalMonths, today);
    return kept && kept.keptUntil <= today ? [{ id: person.id, name: person.name, ...kept }] : [];
  });

const get = act('staff.read', 'GET /staff/{id}', 'Một người của trường, với quá trình')
  .input(z.object({ id: z.uuid() }))
  .output(shape.PersonView)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const school = await schoolWithStaff(db, viewer);
    return viewOf(db, viewer, school, id);
  });

/** Somebody's own record, which nobody else's leave is needed for; null for whoever is not in the roster. */
const own = act('staff.own')
  .input(z.object({}))
  .output(shape.PersonView.nullable())
  .handler(async ({ context: { db, viewer } }) => {
    const mine = await store.personOf(db, viewer.office.id, viewer.userId);
    if (!mine) return null;
    const school = await schoolFor(db, viewer);
    return viewOf(db, viewer, school, mine.id);
  });

async function viewOf(db: Db, viewer: Viewer, school: School, id: string): Promise<shape.PersonView> {
  const person = (await staff.readPeople(db, school.id)).find((one) => one.id === id);
  if (!person) throw problem('notFound');
  const standing = standingOn(person, viewer.today);
  const isOwn = person.userId === viewer.userId;
  const keeps = rules.mayKeep(viewer, school);
  const looks = rules.mayLook(viewer, school);
  const users = keeps ? await usersOf(db, viewer, school.id) : [];
  return {
    ...{ id, code: person.code, name: person.name, employed: standing.employed },
    row: rules.rosterRow(person, standing),
    records: person.records
      .filter(({ kind }) => rules.seesKind(kind, { isOwn, keeps }))
      .map((record) => rules.showRecord(record, isOwn)),
    ...{ isOwn, mayKeep: keeps, mayLook: looks && !isOwn },
    hasPersonal: looks && person.records.some(({ kind }) => kind === 'personal'),
    looks: isOwn || looks ? await store.listLooks(db, id) : [],
    user: users.find((user) => user.id === person.userId) ?? null,
    users,
  };
}

/** Whoever signs in for the school or a unit of it. */
async function usersOf(db: Db, viewer: Viewer, schoolId: string) {
  const agencies = await listAgencies(db, viewer.office.id);
  const members = await listMembers(db, viewer.office.id, viewer.today);
  return members
    .filter(({ agency }) => isWithin(agencies, agency.id, schoolId))
    .map(({ userId, name }) => ({ id: userId, name }));
}

/** What is personal, for a purpose: the person sees who looked, the log has who and why by its code. */
const look = act('staff.personal')
  .input(shape.AskLook)
  .output(z.object({ records: z.array(shape.RecordView) }))
  .handler(({ context: { db, viewer }, input: { id, purpose, words } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only');
      const person = (await staff.readPeople(tx, school.id, ['personal'])).find((one) => one.id === id);
      if (!person) throw problem('notFound');
      await store.insertLook(tx, { personId: id, byId: viewer.userId, purpose, words });
      await logAs(tx, viewer, 'staff.look', { kind: 'staff', id }, { purpose });
      return { records: person.records.map((record) => rules.showRecord(record, true)) };
    }),
  );

const create = act('staff.keep')
  .input(shape.NewPerson)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { code, name, from, employment } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const school = await ownSchool(tx, viewer, 'school only');
      if (await store.codeTaken(tx, school.id, code))
        throw problem('conflict', `Mã ${code} đã có người dùng. Chưa có gì được thêm; ghi mã khác.`);
      const at = { officeId: viewer.office.id, schoolId: school.id, createdBy: viewer.userId };
      const id = await staff.insertPerson(tx, { ...at, code, fullName: name });
      await staff.insertRecords(tx, by(viewer), [
        {
          ...{ personId: id, kind: 'employment', from, to: null },
          ...{ data: { kind: employment }, basis: null },
        },
      ]);
      await logAs(tx, viewer, 'staff.create', { kind: 'staff', id });
      return { id };
    }),
  );

export const by = (viewer: Viewer) => ({ officeId: viewer.office.id, recordedBy: viewer.userId });

const add = act('staff.keep')
  .input(shape.NewRecord)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const school = await ownSchool(tx, viewer, 'school only');
      const person = (await staff.readPeople(tx, school.id)).find(({ id }) => id === input.personId);
      if (!person) throw problem('notFound');
      mayWrite(viewer, school, input.kind);
      const record = checked(input);
      if (rules.isWritten(person, record))
        throw problem(
          'conflict',
          'Người này đã có sản phẩm cùng loại, cùng tên trong hồ sơ hoặc sổ nghiên cứu. Muốn sửa thì bỏ dòng cũ rồi ghi lại. Chưa có gì được lưu.',
        );
      await endEarlier(tx, viewer, person, record);
      await staff.insertRecords(tx, by(viewer), [record]);
      await logAs(tx, viewer, 'staff.record', { kind: 'staff', id: person.id }, { kind: input.kind });
      return {};
    }),
  );

function mayWrite(viewer: Viewer, school: School, kind: string): void {
  if (kind === 'personal' && !rules.mayLook(viewer, school))
    throw problem(
      'forbidden',
      'Thông tin cá nhân do cán bộ tổ chức hoặc Hiệu trưởng ghi. Chưa có gì thay đổi.',
    );
}

function checked({ basis, data, ...input }: shape.NewRecord): staff.NewRecord {
  const read = recordData[input.kind].safeParse(data);
  if (!read.success) throw problem('badInput');
  if (input.from && input.to && input.to < input.from)
    throw problem('badInput', 'Ngày cuối đứng trước ngày đầu. Chưa có gì được lưu; ghi lại hai ngày.');
  if (input.kind === 'product') {
    const { kind, number } = read.data as z.infer<(typeof recordData)['product']>;
    const fault = numberFault(kind, number);
    if (fault) throw problem('badInput', `${fault} Chưa có gì được lưu.`);
  }
  if (input.kind === 'retirement' && !input.from)
    throw problem('badInput', 'Chưa ghi ngày nghỉ hưu. Chưa có gì được lưu.');
  return { ...input, basis: basis || null, data: read.data } as staff.NewRecord;
}

/** Of a kind that a person has one of at a time, the one before ends the day before the new one begins. */
async function endEarlier(tx: Tx, viewer: Viewer, person: PersonWithRecords, record: staff.NewRecord) {
  const { kind, from } = record;
  if (kind === 'retirement') {
    for (const old of person.records.filter((one) => one.kind === kind))
      await staff.removeRecord(tx, viewer.office.id, old.id, viewer.userId);
    return;
  }
  if (!rules.oneAtATime.includes(kind) || !from) return;
  for (const old of held(person, kind, from))
    if (old.from === null || old.from < from) await staff.endRecord(tx, by(viewer), old, dayBefore(from));
}

const remove = act('staff.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      // One after the other with those who end a row and write it anew.
      await lockOffice(tx, viewer.office.id);
      const school = await ownSchool(tx, viewer, 'school only');
      const record = await store.lockRecord(tx, school.id, id);
      if (!record) throw problem('notFound');
      mayWrite(viewer, school, record.kind);
      if (record.ofTopic)
        throw problem(
          'refused',
          'Kết quả này có từ một đề tài trong sổ nghiên cứu: sửa thành viên ở trang của đề tài. Chưa có gì thay đổi.',
        );
      if (record.removedAt) throw problem('conflict', 'Dòng này đã được bỏ. Chưa có gì thay đổi thêm.');
      await staff.removeRecord(tx, viewer.office.id, id, viewer.userId);
      const detail = { kind: record.kind, record: id };
      await logAs(tx, viewer, 'staff.remove', { kind: 'staff', id: record.personId }, detail);
      return {};
    }),
  );

const link = act('staff.keep')
  .input(z.object({ id: z.uuid(), userId: z.string().nullable() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, userId } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const school = await ownSchool(tx, viewer, 'school only');
      const view = await viewOf(tx, viewer, school, id);
      if (userId && !view.users.some((user) => user.id === userId)) throw problem('notFound');
      // A link opens all that is kept of the person, so nobody opens it for themselves.
      if (userId === viewer.userId)
        throw problem(
          'forbidden',
          'Đồng chí không tự gắn tài khoản của mình. Người khác giữ danh sách gắn giúp.',
        );
      const before = await store.userOf(tx, id);
      if (userId && before && before !== userId)
        throw problem('conflict', 'Người này đã gắn với một tài khoản. Gỡ tài khoản ấy trước.');
      const taken = userId ? await store.personOf(tx, viewer.office.id, userId) : null;
      if (taken && taken.id !== id)
        throw problem('conflict', 'Tài khoản này đã gắn với người khác trong danh sách. Gỡ ở đó trước.');
      await store.setUser(tx, id, userId);
      const detail = { user: userId ?? 'none', before: before ?? 'none' };
      await logAs(tx, viewer, 'staff.link', { kind: 'staff', id }, detail);
      return {};
    }),
  );

const set = act('staff.keep')
  .input(StaffSetting)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only');
      const at = { officeId: viewer.office.id, schoolId: school.id, setBy: viewer.userId };
      await staff.saveSetting(tx, at, input);
      const { concurrentCounts, personalMonths } = input;
      const detail = { concurrentCounts: String(concurrentCounts), months: personalMonths ?? 'none' };
      await logAs(tx, viewer, 'staff.set', { kind: 'agency', id: school.id }, detail);
      return {};
    }),
  );

/** A person takes away what need be kept no longer: nothing goes by itself, and nothing before its time. */
const erase = act('staff.personal')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({ rows: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const school = await ownSchool(tx, viewer, 'school only');
      const people = await staff.readPeople(tx, school.id);
      if (!people.some((person) => person.id === id)) throw problem('notFound');
      const setting = await staff.readSetting(tx, school.id);
      if (!overdueOf(people, setting, viewer.today).some((person) => person.id === id))
        throw problem('refused', 'Chưa hết thời gian lưu nên chưa xoá được. Chưa có gì thay đổi.');
      if (await isHeld(tx, { kind: 'staff', id }, viewer.today))
        throw problem(
          'refused',
          'Có vụ việc buộc phải giữ dữ liệu của người này (trang Dữ liệu cá nhân, mục Phải giữ) nên chưa xoá được. Chưa có gì thay đổi.',
        );
      const rows = await store.erasePersonal(tx, id);
      await logAs(tx, viewer, 'staff.erase', { kind: 'staff', id }, { rows });
      return { rows };
    }),
  );

export const peopleRouter = { staff: { list, get, own, look, create, add, remove, link, set, erase } };
