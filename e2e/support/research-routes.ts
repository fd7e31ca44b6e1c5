import type { Database } from '#platform/database/connection.ts';
import { insertAuthors, insertProduct } from '#research/products/store.ts';
import { bareStep } from '#research/topics/rules.ts';
import {
  insertExtension,
  insertMembers,
  insertMoney,
  insertStep,
  insertTopic,
  readTopics,
} from '#research/topics/store.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const agencyPeople = `contact head ${officers}`;
const readers = `clerk leader inspector ${agencyPeople}`;
const keepers = 'researchOfficer contact head';
const deciders = 'head clerk';

/** For each route of the room, the roles that may call it. */
export const researchCases: Record<string, string> = {
  'research.list': readers,
  'research.get': readers,
  'research.propose': agencyPeople,
  'research.change': agencyPeople,
  'research.openCall': keepers,
  'research.setFields': keepers,
  'researchSteps.step': keepers,
  'researchSteps.approve': deciders,
  'researchSteps.giveBack': deciders,
  'researchSteps.end': deciders,
  'researchSteps.proposeAgain': agencyPeople,
  'researchSteps.askExtension': agencyPeople,
  'researchSteps.decideExtension': deciders,
  'researchSteps.addMember': keepers,
  'researchSteps.removeMember': keepers,
  'researchSteps.addMoney': keepers,
  'researchSteps.removeMoney': keepers,
  'researchProducts.list': readers,
  'researchProducts.add': agencyPeople,
  'researchProducts.remove': keepers,
  'researchProducts.setAuthors': keepers,
  'researchExample.load': keepers,
};

/** Those that carry bytes. */
export const researchFileCases: Record<string, string> = {
  'GET /api/research-topics.xlsx': readers,
  'GET /api/research-topics.docx': readers,
  'GET /api/research-products.xlsx': readers,
};

const agency = (input: Target['input']): Target => ({ input, within: 'agency' });
const day = '2023-11-20';
const words = {
  ...{ kind: 'topic', level: 'school', title: 'Đề tài thử quyền', field: null, managingAgencyId: null },
  summary: null,
};
const bare = {
  ...{ on: day, paper: 'Quyết định 1', code: null, dueOn: null, score: null, rating: null },
  ...{ place: null, note: null },
};
const authors = [{ personId: null, outsideName: 'Người ngoài', part: 'author', share: null }];

export const researchTargets: Record<string, Target> = {
  'research.get': agency(({ researchTopicId: id }) => ({ id })),
  'researchSteps.step': agency(({ researchTopicId: topicId }) => ({
    topicId,
    ...bare,
    from: 'proposed',
    to: 'council',
  })),
  'researchSteps.approve': agency(({ researchTopicId: topicId }) => ({
    topicId,
    ...bare,
    from: 'council',
    to: 'approved',
  })),
  'researchSteps.giveBack': agency(({ researchTopicId: topicId }) => ({
    topicId,
    from: 'proposed',
    on: day,
    note: 'Sửa lại',
  })),
  'researchSteps.end': agency(({ researchTopicId: topicId }) => ({
    ...{ topicId, from: 'proposed', kind: 'rejected', on: day, reason: 'Không phù hợp', paper: null },
  })),
  'researchSteps.decideExtension': agency(({ researchExtensionId: extensionId }) => ({
    ...{ extensionId, granted: true, on: day, paper: null },
  })),
  'researchSteps.addMember': agency(({ researchTopicId: topicId }) => ({
    ...{ topicId, member: { personId: null, outsideName: 'Người thêm', part: 'member' } },
  })),
  'researchSteps.removeMember': agency(({ researchMemberId: memberId }) => ({ memberId })),
  'researchSteps.addMoney': agency(({ researchTopicId: topicId }) => ({
    ...{ topicId, kind: 'planned', year: 2023, source: 'Trường', amount: '1000', paper: null },
  })),
  'researchSteps.removeMoney': agency(({ researchMoneyId: moneyId }) => ({ moneyId })),
  'researchProducts.remove': agency(({ researchProductId: id }) => ({ id })),
  'researchProducts.setAuthors': agency(({ researchProductId: id }) => ({ id, authors })),
};

export const researchUntargeted: Record<string, unknown> = {
  'research.list': {},
  'research.propose': {
    ...{ ...words, callId: null, on: day },
    members: [{ personId: null, outsideName: 'Người ngoài', part: 'lead' }],
  },
  'research.openCall': { year: 2024, level: 'school', title: 'Đợt thử', dueOn: day, paper: null },
  'research.setFields': { fields: ['Chính trị'] },
  'researchProducts.list': {},
};

/** Only things of one's own; the test beside each says what the role may not. */
export const researchMakers: string[] = [
  'research.change',
  'researchSteps.proposeAgain',
  'researchSteps.askExtension',
  'researchProducts.add',
  'researchExample.load',
];

/** One thing of each kind, of the example office and its school. */
export async function researchThings(db: Database, officeId: string, schoolId: string, _documentId: string) {
  const by = { officeId, by: null };
  const topicId = await insertTopic(
    db,
    { ...by, schoolId },
    {
      ...{ callId: null, kind: 'topic', level: 'school', title: 'Đề tài thử quyền', field: null },
      ...{ managingAgencyId: null, summary: null },
    },
  );
  await insertMembers(db, by, topicId, [{ personId: null, outsideName: 'Người ngoài', part: 'lead' }]);
  await insertStep(db, by, bareStep(topicId, 'proposed', '2023-01-05'));
  const asked = { topicId, askedOn: '2023-02-01', newDue: '2031-01-01', reason: 'Thử' };
  const extensionId = await insertExtension(db, by, asked);
  const money = {
    topicId,
    kind: 'planned' as const,
    year: 2023,
    source: 'Trường',
    amount: '1000',
    paper: null,
  };
  await insertMoney(db, by, money);
  const at = { officeId, recordedBy: null };
  const productId = await insertProduct(
    db,
    { ...at, schoolId },
    {
      ...{ kind: 'report', title: 'Báo cáo thử', place: null, number: null, level: null, madeOn: null },
      ...{ basis: null, topicId: null },
    },
  );
  await insertAuthors(db, at, productId, [
    { personId: null, outsideName: 'Người ngoài', part: 'author', share: null },
  ]);
  const [topic] = await readTopics(db, { schoolId });
  return {
    ...{ researchTopicId: topicId, researchExtensionId: extensionId, researchProductId: productId },
    researchMemberId: topic?.members[0]?.id ?? '',
    researchMoneyId: topic?.money[0]?.id ?? '',
  };
}
