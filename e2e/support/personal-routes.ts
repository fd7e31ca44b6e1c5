import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const everyone =
  'clerk leader inspector contact head appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer administrator';

/** For each route about people's data, the roles that may call it. */
export const personalCases: Record<string, string> = {
  'access.view': 'administrator leader inspector',
  'access.confirm': 'administrator leader',
  'breaches.list': 'administrator leader',
  'breaches.record': 'administrator leader',
  'breaches.change': 'administrator leader',
  'breaches.step': 'administrator leader',
  'personal.saveSetting': 'administrator',
  'privacy.view': 'administrator leader inspector staffOfficer head',
  'privacy.mine': everyone,
  'privacy.askOwn': everyone,
  'privacy.ask': 'administrator staffOfficer head',
  'privacy.preview': 'administrator leader staffOfficer head',
  'privacy.decide': 'administrator leader staffOfficer head',
  'privacy.hold': 'administrator leader staffOfficer head',
  'privacy.lift': 'administrator leader staffOfficer head',
};

/** Those that carry bytes. */
export const personalFileCases: Record<string, string> = {
  'GET /api/access-review.xlsx': 'administrator leader inspector',
  'GET /api/breaches/00000000-0000-4000-8000-000000000000/notice.docx': 'administrator leader',
  'GET /api/my-record.json': everyone,
  'GET /api/my-record.xlsx': everyone,
  'GET /api/personal-data/user/00000000-0000-4000-8000-000000000000/data.json':
    'administrator staffOfficer head',
  'GET /api/personal-data/user/00000000-0000-4000-8000-000000000000/data.xlsx':
    'administrator staffOfficer head',
};

const words = {
  ...{ title: 'Lộ danh sách thử quyền', happened: 'Tệp danh sách gửi nhầm nơi nhận.', isSerious: true },
  ...{ people: 12, peopleWords: null, dataWords: 'họ tên', hasSensitive: null },
  ...{ cause: null, harm: null, measures: null },
};

const office = (input: Target['input']): Target => ({ input, within: 'office' });

export const personalTargets: Record<string, Target> = {
  'privacy.ask': office(({ userId: id }) => ({
    ...{ subject: { kind: 'user', id }, kind: 'correct', words: 'Sửa chức vụ theo quyết định' },
  })),
  'privacy.preview': office(({ userId: id }) => ({ subject: { kind: 'user', id } })),
  'privacy.decide': office(({ dataRequestId: id }) => ({
    ...{ id, decision: 'refused', answer: 'Không có căn cứ để sửa' },
  })),
  'privacy.hold': office(({ userId: id }) => ({
    ...{ subject: { kind: 'user', id }, reason: 'Theo yêu cầu của cơ quan kiểm tra', untilDay: null },
  })),
  'privacy.lift': office(({ dataHoldId: id }) => ({ id, why: 'Vụ việc đã kết thúc' })),
  'breaches.change': office(({ breachId: id }) => ({ id, words })),
  'breaches.step': office(({ breachId: id }) => ({
    ...{ id, from: null, to: 'notified', at: new Date(), paper: null, note: null },
  })),
};

/** Those that name nothing of an office, with what they take. */
export const personalUntargeted: Record<string, unknown> = {
  'access.view': undefined,
  'breaches.list': undefined,
  'privacy.view': undefined,
  'privacy.mine': undefined,
};

/** What is made anew in one's own office: the tests beside each say what happens. */
export const personalMakers: string[] = [
  'access.confirm',
  'breaches.record',
  'personal.saveSetting',
  'privacy.askOwn',
];

export async function personalThings(db: Database, officeId: string) {
  const at = { officeId, discoveredAt: new Date(Date.now() - 60_000), madeAt: new Date() };
  const { id: breachId } = await db.insertInto('breach').values(at).returning('id').executeTakeFirstOrThrow();
  await db
    .insertInto('breachVersion')
    .values({ ...words, officeId, breachId })
    .execute();
  const { userId } = await db
    .selectFrom('membership')
    .select('userId')
    .where('officeId', '=', officeId)
    .where('role', '=', 'lecturer')
    .limit(1)
    .executeTakeFirstOrThrow();
  const of = { officeId, subjectKind: 'user', subjectId: userId };
  const { id: dataHoldId } = await db
    .insertInto('dataHold')
    .values({ ...of, reason: 'Theo yêu cầu của cơ quan kiểm tra' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: dataRequestId } = await db
    .insertInto('dataRequest')
    .values({ ...of, kind: 'delete', words: 'Đề nghị xoá' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { breachId, userId, dataHoldId, dataRequestId };
}
