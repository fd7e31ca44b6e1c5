import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import { existsOn } from '#accounts/rules.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { isWithin, refOn, speaksForSchool } from '#accounts/schools/rules.ts';
import type { School } from '#accounts/schools/schema.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import type { PeopleOfSchool, SchoolPerson } from '../products/schema.ts';
import { listProducts } from '../products/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** What whoever asks may see of the register. */
interface Register {
  /** Null: a body that sees only what it manages. */
  school: School | null;
  records: store.TopicRecord[];
  people: SchoolPerson[];
  agencies: Agency[];
}

export async function recordsFor(db: Db, viewer: Viewer): Promise<Pick<Register, 'school' | 'records'>> {
  const school = await schoolOf(db, viewer);
  const whose = school
    ? { schoolId: school.id }
    : { officeId: viewer.office.id, managedBy: viewer.agencyIds };
  return { school, records: await store.readTopics(db, whose) };
}

export async function registerFor(db: Db, viewer: Viewer, peopleOf: PeopleOfSchool): Promise<Register> {
  const { school, records } = await recordsFor(db, viewer);
  const schoolId = school?.id ?? records[0]?.schoolId;
  const seesNames = !school || school.seesStaff;
  return {
    ...{ school, records, agencies: await listAgencies(db, viewer.office.id) },
    people: schoolId && seesNames ? await peopleOf(db, schoolId) : [],
  };
}

/** As whom the viewer stands among the people of the school. */
export const meAmong = (viewer: Viewer, people: readonly SchoolPerson[]): string | null =>
  people.find(({ userId }) => userId === viewer.userId)?.id ?? null;

export const nameIn = (
  people: readonly SchoolPerson[],
  { personId, outsideName }: { personId: string | null; outsideName: string | null },
): string => outsideName ?? people.find(({ id }) => id === personId)?.name ?? 'Người của trường';

export function rowOf(
  record: store.TopicRecord,
  viewer: Viewer,
  { people, agencies }: Register,
): shape.TopicRow {
  const { id, kind, level, title, field, managingAgencyId, members, steps, money, end } = record;
  const manager = agencies.find((one) => one.id === managingAgencyId);
  const lead = members.find(({ part }) => part === 'lead');
  const me = meAmong(viewer, people);
  return {
    ...{ id, kind, level, title, field },
    code: steps.findLast((step) => step.code !== null)?.code ?? null,
    manager: manager ? refOn(manager, viewer.today) : null,
    leader: lead ? nameIn(people, lead) : null,
    year: rules.yearOf(steps, record.madeOn),
    standing: rules.topicOn(rules.pastOf(record), viewer.today),
    isEnded: end?.kind ?? null,
    planned: rules.enteredOf(money, 'planned'),
    spent: rules.enteredOf(money, 'spent'),
    isMine: record.madeBy === viewer.userId || members.some(({ personId }) => personId && personId === me),
  };
}

export const keeps = (viewer: Viewer, school: School | null): boolean =>
  school !== null && speaksForSchool(viewer, school) && may(viewer, 'research.keep');

export const proposes = (viewer: Viewer, school: School | null): boolean =>
  school?.relation === 'own' && may(viewer, 'research.propose');

/** The school's own fields, or those that ship with where they come from. */
async function fieldsFor(db: Db, school: School | null) {
  const own = school && (await store.fieldsOf(db, school.id));
  if (own) return { fields: own, fieldsSource: null };
  const shipped = await readData<{ source: string; fields: string[] }>('research/fields');
  return { fields: shipped.fields, fieldsSource: shipped.source };
}

/** Bodies that may manage a topic, as they are called today. */
const managersIn = (agencies: Agency[], school: School, today: string) =>
  agencies
    .filter((one) => !one.isUnit && existsOn(one, today) && one.id !== school.id)
    .map((one) => ({ id: one.id, name: refOn(one, today).name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));

const named = (people: SchoolPerson[]) => people.map(({ id, name }) => ({ id, name }));

export const listFor = async (db: Db, viewer: Viewer, peopleOf: PeopleOfSchool): Promise<shape.TopicList> => {
  const register = await registerFor(db, viewer, peopleOf);
  const { school, records, people, agencies } = register;
  const writes = proposes(viewer, school);
  return {
    school: school && { id: school.id, name: school.name, shortName: school.shortName },
    day: viewer.today,
    topics: rules.inOrder(records.map((record) => rowOf(record, viewer, register))),
    calls: school ? await store.callsOf(db, school.id) : [],
    ...(await fieldsFor(db, school)),
    people: writes ? named(people) : [],
    managers: writes && school ? managersIn(agencies, school, viewer.today) : [],
    mayPropose: writes,
    mayKeep: keeps(viewer, school),
  };
};

const list = (peopleOf: PeopleOfSchool) =>
  act('research.read', 'GET /research-topics', 'Sổ đề tài, tổng kết thực tiễn, hội thảo của trường')
    .input(z.object({}))
    .output(shape.TopicList)
    .handler(({ context: { db, viewer } }) => listFor(db, viewer, peopleOf));

const get = (peopleOf: PeopleOfSchool) =>
  act('research.read', 'GET /research-topics/{id}', 'Một đề tài, với các bước, hạn và kinh phí')
    .input(z.object({ id: z.uuid() }))
    .output(shape.TopicDetail)
    .handler(async ({ context: { db, viewer }, input: { id } }) => {
      const register = await registerFor(db, viewer, peopleOf);
      const record = register.records.find((one) => one.id === id);
      if (!record) throw problem('notFound');
      return detailOf(db, viewer, register, record);
    });

async function detailOf(
  db: Db,
  viewer: Viewer,
  register: Register,
  record: store.TopicRecord,
): Promise<shape.TopicDetail> {
  const { school, people, agencies } = register;
  const row = rowOf(record, viewer, register);
  const calls = school ? await store.callsOf(db, school.id) : [];
  const call = calls.find((one) => one.id === record.callId);
  const products = await listProducts(db, record.schoolId);
  const can = rules.mayOn(viewer, record, row, {
    ...{ keeps: keeps(viewer, school), proposes: proposes(viewer, school) },
    ...{ decides: decides(viewer, school), people },
  });
  return {
    ...row,
    summary: record.summary,
    call: call ? { title: call.title, dueOn: call.dueOn } : null,
    members: record.members.map(({ id, personId, part, outsideName }) => ({
      ...{ id, personId, part, name: nameIn(people, { personId, outsideName }) },
    })),
    steps: record.steps.map(({ recordedBy: _, ...step }) => step),
    changes: rules.changesOf(record.versions),
    extensions: record.extensions.map(({ askedBy: _, ...more }) => more),
    ...{ end: record.end, money: record.money, may: can },
    products: products
      .filter(({ topicId }) => topicId === record.id)
      .map(({ id, kind, title, madeOn }) => ({ id, kind, title, madeOn })),
    people: can.keep ? named(people) : [],
    fields: can.change ? (await fieldsFor(db, school)).fields : [],
    managers: can.change && school ? managersIn(agencies, school, viewer.today) : [],
  };
}

/** The head of the school, or the office. */
export const decides = (viewer: Viewer, school: School | null): boolean =>
  school !== null &&
  may(viewer, 'research.decide') &&
  (school.relation === 'office' || speaksForSchool(viewer, school));

/** Who and what a topic names must be of this school and this office. */
async function checkNamed(
  tx: Tx,
  viewer: Viewer,
  school: School,
  people: SchoolPerson[],
  { members, managingAgencyId }: { members: shape.NewMember[]; managingAgencyId: string | null },
): Promise<void> {
  const known = new Set(people.map(({ id }) => id));
  if (members.some(({ personId }) => personId !== null && !known.has(personId))) throw problem('notFound');
  if (managingAgencyId === null) return;
  const agencies = await listAgencies(tx, viewer.office.id);
  if (!agencies.some(({ id }) => id === managingAgencyId)) throw problem('notFound');
  if (isWithin(agencies, managingAgencyId, school.id))
    throw problem(
      'badInput',
      'Cơ quan quản lý là cơ quan ngoài trường; việc của trường thì để trống. Chưa có gì được lưu.',
    );
}

const propose = (peopleOf: PeopleOfSchool) =>
  act('research.propose')
    .input(shape.NewTopic)
    .output(z.object({ id: z.string() }))
    .handler(({ context: { db, viewer }, input }) =>
      db.transaction().execute(async (tx) => {
        const school = await ownSchool(tx, viewer, 'school only', 'units too');
        const { on, members, callId } = input;
        if (on > viewer.today)
          throw problem('badInput', 'Ngày đề xuất chưa đến. Ghi ngày đã nộp đề xuất. Chưa có gì được lưu.');
        const fault = rules.membersFault(members);
        if (fault) throw problem('badInput', `${fault} Chưa có gì được lưu.`);
        await checkNamed(tx, viewer, school, await peopleOf(tx, school.id), input);
        if (callId && !(await store.callsOf(tx, school.id)).some(({ id }) => id === callId))
          throw problem('notFound');
        const by = byOf(viewer);
        const topicId = await store.insertTopic(tx, { ...by, schoolId: school.id }, input);
        await store.insertMembers(tx, by, topicId, members);
        await store.insertStep(tx, by, { ...rules.bareStep(topicId, 'proposed', on) });
        await tellOfficers(tx, viewer, school, topicId, input.title);
        await logAs(tx, viewer, 'research.propose', { kind: 'topic', id: topicId });
        return { id: topicId };
      }),
    );

export const byOf = (viewer: Viewer) => ({ officeId: viewer.office.id, by: viewer.userId });

export async function officersOf(db: Db, officeId: string, schoolId: string) {
  const agencies = await listAgencies(db, officeId);
  const agencyIds = agencies.filter(({ id }) => isWithin(agencies, id, schoolId)).map(({ id }) => id);
  return { roles: ['researchOfficer' as const], agencyIds };
}

async function tellOfficers(tx: Tx, viewer: Viewer, school: School, topicId: string, title: string) {
  await tell(tx, await officersOf(tx, viewer.office.id, school.id), {
    ...{ officeId: viewer.office.id, kind: 'research', key: `research:${topicId}:proposed` },
    ...{ title: `Đề xuất mới: ${title}`, link: `/nghien-cuu/${topicId}`, subject: null },
  });
}

/** The topic, held for whoever writes on it; what they may is asked of the whole of what stands there. */
export async function holdTopic(tx: Tx, viewer: Viewer, topicId: string) {
  const school = await schoolFor(tx, viewer);
  const record = await store.lockTopic(tx, school.id, topicId);
  if (!record) throw problem('notFound');
  return { school, record, standing: rules.topicOn(rules.pastOf(record), '9999-12-31') };
}

/** The same, for whoever keeps the register. */
export async function heldByKeeper(tx: Tx, viewer: Viewer, topicId: string | undefined) {
  await ownSchool(tx, viewer, 'school only');
  if (!topicId) throw problem('notFound');
  return holdTopic(tx, viewer, topicId);
}

const change = (peopleOf: PeopleOfSchool) =>
  act('research.propose')
    .input(shape.ChangeTopic)
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input: { topicId, ...words } }) =>
      db.transaction().execute(async (tx) => {
        const school = await ownSchool(tx, viewer, 'school only', 'units too');
        const { record } = await holdTopic(tx, viewer, topicId);
        const people = await peopleOf(tx, school.id);
        const row = rowOf(record, viewer, { school, people, agencies: [], records: [] });
        if (!rules.isTheirs(viewer, record, row, keeps(viewer, school)))
          throw problem('forbidden', 'Người đề xuất hoặc người giữ sổ mới sửa. Chưa có gì thay đổi.');
        if (!rules.isChangeable(record))
          throw problem(
            'conflict',
            'Hội đồng đã xét nội dung này, hoặc việc đã dừng, nên không sửa. Muốn sửa thì trả lại trước. Chưa có gì thay đổi.',
          );
        await checkNamed(tx, viewer, school, people, { members: [], ...words });
        await store.writeWords(tx, byOf(viewer), topicId, words);
        await logAs(tx, viewer, 'research.change', { kind: 'topic', id: topicId });
        return {};
      }),
    );

const openCall = act('research.keep')
  .input(shape.NewCall)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only');
      const id = await store.insertCall(tx, { ...byOf(viewer), schoolId: school.id }, input);
      await logAs(tx, viewer, 'research.call', { kind: 'research-call', id }, { year: input.year });
      return { id };
    }),
  );

const setFields = act('research.keep')
  .input(shape.SetFields)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { fields } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only');
      await store.setFields(tx, { ...byOf(viewer), schoolId: school.id }, [...new Set(fields)]);
      await logAs(tx, viewer, 'research.fields', { kind: 'agency', id: school.id }, { count: fields.length });
      return {};
    }),
  );

export const topicsRouter = (peopleOf: PeopleOfSchool) => ({
  research: {
    ...{ list: list(peopleOf), get: get(peopleOf), propose: propose(peopleOf), change: change(peopleOf) },
    ...{ openCall, setFields },
  },
});
