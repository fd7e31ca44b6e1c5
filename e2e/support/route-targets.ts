import { roomMakers, roomTargets, roomUntargeted } from './room-routes.ts';
import type { TwoOffices } from './two-offices.ts';

type Own = TwoOffices['own'];

/** A route that reaches for a thing by its id or code: the input that names a thing of the example office. */
export interface Target {
  input(own: Own): unknown;
  /** 'agency': within the office only the agencies concerned see it. 'office': whoever has the role does. */
  within: 'agency' | 'office';
}

const agency = (input: Target['input']): Target => ({ input, within: 'agency' });
const office = (input: Target['input']): Target => ({ input, within: 'office' });
const report = { text: 'Đã triển khai xong đợt đầu.', done: false, percent: 20, fileIds: [] };
const version = 1;

/** Every typed route that names a thing. A route is here or among `untargeted`, or the test fails. */
export const targets: Record<string, Target> = {
  ...roomTargets,
  'successions.preview': office(({ agencyId }) => ({ fromIds: [agencyId] })),
  'successions.record': office(({ agencyId }) => ({
    ...{ kind: 'rename', happenedOn: '2020-01-01', decision: 'Quyết định 5-QĐ/TU', source: 'bản giấy' },
    ...{ fromIds: [agencyId], heirs: [], livesOn: true, scope: null, people: [], units: [] },
    name: { name: 'Trường Chính trị tỉnh mang tên mới', shortName: 'TCT' },
  })),
  'documents.get': agency(({ documentId: id }) => ({ id })),
  'documents.open': agency(({ documentId: id }) => ({ id })),
  'documents.receive': agency(({ documentId: id }) => ({ id })),
  'documents.correctHeader': office(({ documentId: id }) => ({ id, version, patch: {} })),
  'corrections.list': agency(({ documentId }) => ({ documentId })),
  'layout.get': agency(({ documentId }) => ({ documentId })),
  'distribution.get': agency(({ documentId }) => ({ documentId })),
  'superiors.set': office(({ agencyId }) => ({ agencyId, isAbove: true })),
  'schools.set': office(({ agencyId }) => ({ agencyId })),
  'schools.setPartner': office(({ agencyId }) => ({ agencyId, sees: 'standards' })),
  'rounds.get': agency(({ assessmentId: id }) => ({ id })),
  'rounds.open': agency(({ setId }) => ({
    ...{ setId, level: 1, name: 'Đợt thử quyền', asOf: '2023-01-01', dueOn: null },
  })),
  'rounds.fill': agency(({ assessmentId: roundId, indicatorId }) => ({
    ...{ roundId, indicatorId, entryId: null, valueFrom: 'entered', value: '1', valueSource: 'thử' },
    ...{ result: 'met', note: 'Thử quyền theo phạm vi' },
  })),
  'rounds.check': agency(({ assessmentId: roundId, indicatorId }) => ({
    ...{ roundId, entries: [{ indicatorId, entryId: 1 }] },
  })),
  'rounds.giveBack': agency(({ assessmentId: roundId, indicatorId }) => ({
    ...{ roundId, indicatorId, entryId: 1, reason: 'Ghi rõ hơn' },
  })),
  'rounds.close': agency(({ assessmentId: roundId }) => ({ roundId })),
  'indicators.get': agency(({ indicatorId: id }) => ({ id })),
  'indicators.link': agency(({ indicatorId, code }) => ({ indicatorId, code })),
  'indicators.unlink': agency(({ indicatorId }) => ({ indicatorId, linkId: crypto.randomUUID() })),
  'sets.get': agency(({ setId: id }) => ({ id })),
  'sets.setThreshold': agency(({ indicatorId }) => ({
    ...{ indicatorId, level: 1, operator: '=', value: '1', article: 'Điều 1', source: 'thử' },
  })),
  'sets.removeThreshold': agency(({ indicatorId }) => ({ indicatorId, level: 1 })),
  'mapping.get': agency(({ setId }) => ({ fromId: setId, toId: setId })),
  'mapping.confirm': agency(({ setId, indicatorId: id }) => ({
    ...{ fromSetId: setId, toSetId: setId, pairs: [{ fromId: id, toId: id }] },
  })),
  'mapping.remove': agency(({ setId, indicatorId: id }) => ({
    ...{ fromSetId: setId, toSetId: setId, pairs: [{ fromId: id, toId: id }] },
  })),
  'roadmap.get': agency(({ setId }) => ({ setId })),
  'roadmap.saveLine': agency(({ indicatorId }) => ({
    ...{ indicatorId, gap: null, plannedOn: '2031-01-01', ledBy: 'school', note: null, lookOn: null },
    version: null,
  })),
  'roadmap.saveTask': agency(({ setId, indicatorId, agencyId }) => ({
    ...{ setId, id: null, version: null },
    words: {
      ...{ title: 'Việc thử', indicatorIds: [indicatorId], leadId: agencyId, coordinatingIds: [] },
      ...{ product: null, startsOn: null, endsOn: null, budgetSource: null, budgetAmount: null },
      dependsOn: [],
    },
  })),
  'roadmap.removeTask': agency(({ setId, planTaskId: id }) => ({ setId, id })),
  'roadmap.saveMoves': agency(({ setId, planTaskId: id }) => ({
    ...{ setId, moves: [{ what: 'moveTask', id, days: 5 }], seen: {} },
  })),
  'plan.issue': agency(({ setId, planTaskId }) => ({ setId, taskIds: [planTaskId] })),
  'owners.list': agency(({ setId }) => ({ setId })),
  'owners.set': agency(({ setId, indicatorId }) => ({
    ...{ setId, indicatorIds: [indicatorId], patch: { ledBy: 'other' } },
  })),
  'schemes.set': agency(({ setId }) => ({
    ...{ title: 'Đề án thử', number: null, issuer: null, issuedOn: null, documentId: null, setId },
    ...{ targetLevel: 1, targetOn: null, phases: [], committee: null, budget: [], replaces: null },
  })),
  'purge.ask': office(({ documentId }) => ({ documentId, reason: 'Thử quyền theo phạm vi' })),
  'staff.get': agency(({ promotion: { personId: id } }) => ({ id })),
  'staff.look': agency(({ promotion: { personId: id } }) => ({
    ...{ id, purpose: 'correction', words: 'Thử quyền theo phạm vi' },
  })),
  'staff.erase': agency(({ promotion: { personId: id } }) => ({ id })),
  'staff.add': agency(({ promotion: { personId } }) => ({
    ...{ personId, kind: 'theory', from: null, to: null, data: { level: 'trung-cap' }, basis: null },
  })),
  'staff.remove': agency(({ staffRecordId: id }) => ({ id })),
  'staff.link': agency(({ promotion: { personId: id } }) => ({ id, userId: null })),
  'promotions.get': agency(({ promotion }) => ({ id: promotion.roundId })),
  'promotions.setStep': agency(({ promotion: { roundId } }) => ({
    ...{ roundId, step: 'plan', plannedOn: '2023-12-01', doneOn: null },
  })),
  'promotions.takeIn': agency(({ promotion: { roundId, personId } }) => ({
    ...{ roundId, personId, reason: 'Thử quyền theo phạm vi' },
  })),
  'promotions.record': agency(({ promotion: { fileId } }) => ({
    ...{ fileId, kind: 'received', on: '2023-11-20', note: null },
  })),
  'promotions.appoint': agency(({ promotion: { fileId } }) => ({
    ...{ fileId, on: '2023-11-20', decision: 'Quyết định 1-QĐ/TU' },
  })),
  'directives.get': agency(({ code }) => ({ code })),
  'entry.origin': agency(({ code }) => ({ code })),
  'planning.origin': agency(({ code }) => ({ code })),
  'entry.save': office(({ documentId, agencyId }) => ({
    ...{ id: crypto.randomUUID(), line: 'Thử ghi nhanh', text: 'Thử ghi nhanh', documentId },
    actors: [{ role: 'lead', name: 'Cơ quan', agencyId, generic: false }],
    deadline: { kind: 'none' },
  })),
  'directives.receive': agency(({ code }) => ({ code })),
  'directives.report': agency(({ code }) => ({ code, ...report })),
  'directives.approve': agency(({ code }) => ({ code, reportId: 1 })),
  'directives.returnReport': agency(({ code }) => ({ code, reportId: 1, reason: 'Ghi rõ hơn' })),
  'directives.accept': office(({ code }) => ({ code, reportId: 1 })),
  'directives.returnCompletion': office(({ code }) => ({ code, reportId: 1, reason: 'Ghi rõ hơn' })),
  'directives.setDeadline': office(({ code }) => ({
    code,
    deadline: { kind: 'date', date: '2030-01-01', origin: 'office' },
  })),
  // Another one: the other cases go on with theirs.
  'directives.withdraw': office(({ codes: [, code] }) => ({ code, reason: 'Thử quyền theo phạm vi' })),
  'steps.set': office(({ code, agencyId }) => ({
    code,
    steps: (['draft', 'decide'] as const).map((role) => ({
      ...{ id: role, role, agencyId, isAbove: role === 'decide', product: null, due: null },
    })),
  })),
  'steps.giveBack': agency(({ code }) => ({ code, stepId: 'b', toStepId: 'a', reason: 'Ghi rõ hơn' })),
  'steps.decide': office(({ code }) => ({ code, stepId: 'b', decidedOn: '2023-11-21', text: 'Đồng ý.' })),
  'extensions.ask': agency(({ code }) => ({ code, date: '2031-01-01', reason: 'Chờ ý kiến các sở' })),
  'extensions.decide': office(({ code }) => ({ code, requestId: 1, grant: true })),
  'directives.bulkPreview': agency(({ code }) => ({ codes: [code], what: { act: 'receive' } })),
  'directives.bulk': agency(({ code }) => ({
    targets: [{ code, reportId: null }],
    what: { act: 'receive' },
  })),
  'nudges.ladder': agency(({ code }) => ({ code })),
  'nudges.send': office(({ code }) => ({ code })),
  'letters.draft': office(({ agencyId }) => ({ agencyId })),
  'handover.list': agency(({ code }) => ({ code })),
  'handover.give': agency(({ code, agencyId }) => ({ code, to: [{ agencyId }], text: null, due: null })),
  'handover.report': agency(({ code }) => ({ code, handoverId: 1, ...report })),
  'handover.accept': agency(({ code }) => ({ code, handoverId: 1, reportId: 1 })),
  'handover.return': agency(({ code }) => ({ code, handoverId: 1, reportId: 1, reason: 'Ghi rõ hơn' })),
  'handover.withdraw': agency(({ code }) => ({ code, handoverId: 1 })),
  'handover.restore': agency(({ code }) => ({ code, handoverId: 1 })),
  'slips.file': office(({ code, agencyId, itemId: id }) => ({
    id,
    code,
    agencyId,
    ...report,
    fileIds: undefined,
  })),
  'assigning.of': office(({ agencyId }) => ({ agencyIds: [agencyId] })),
  'assigning.assign': office(({ code, agencyId }) => ({
    assignings: [{ code, fromAgencyId: agencyId, toAgencyId: agencyId, recordingId: agencyId }],
  })),
  'review.get': office(({ documentId }) => ({ documentId })),
  'review.findings': agency(({ documentId }) => ({ documentId })),
  'review.decideHeader': office(({ documentId }) => ({ documentId, version, decision: 'accepted' })),
  'review.decideFindings': office(({ documentId, findingId: id }) => ({
    ...{ documentId, findings: [{ id, version }], decision: 'accepted' },
  })),
  'review.answerDoubt': office(({ documentId }) => ({ documentId, doubt: 'header:signer', answered: true })),
  'review.presence': office(({ documentId }) => ({ documentId, entry: null })),
  'review.readAgain': office(({ documentId }) => ({ documentId })),
  'review.correctWords': office(({ documentId }) => ({ documentId, version, span: [0, 4], becomes: 'Giao' })),
  'review.answerNewer': office(({ itemId }) => ({ itemId, version, answer: 'keep' })),
  'review.split': office(({ itemId }) => ({ itemId, version, at: 1 })),
  'review.merge': office(({ itemId }) => ({ itemId, version, nextId: itemId, nextVersion: version })),
  'review.unmake': office(({ itemId }) => ({ made: [{ itemId, version }] })),
  'review.move': office(({ itemId }) => ({ itemId, version, before: null })),
  'review.remove': office(({ itemId }) => ({ itemId, version })),
  'review.decide': office(({ itemId }) => ({ itemId, version, decision: 'accepted' })),
  'review.edit': office(({ itemId }) => ({ itemId, version, patch: { title: 'Tên khác của mục' } })),
  'review.add': office(({ documentId }) => ({
    ...{ documentId, span: [0, 20], title: 'Thêm mục', kind: 'requirement', product: null },
    ...{ actors: [], deadline: { kind: 'none' } },
  })),
  'publishing.publish': office(({ documentId }) => ({ documentId })),
};

/** Routes that name no thing: what they answer is looked through for ids of the other office. */
export const untargeted: Record<string, unknown> = {
  ...roomUntargeted,
  'schools.get': {},
  'rounds.list': {},
  'sets.list': {},
  'schemes.get': {},
  'ranks.get': {},
  'forecast.get': {},
  'staff.list': {},
  'staff.own': {},
  'staffNeeds.list': {},
  'support.list': {},
  'promotions.list': {},
  'session.current': undefined,
  'agencies.list': undefined,
  'members.list': undefined,
  'passwords.list': undefined,
  'preferences.get': undefined,
  'calendar.get': { year: 2026 },
  'duties.list': undefined,
  'documents.list': undefined,
  'documents.page': {},
  'inbox.list': undefined,
  'inbox.unread': undefined,
  'mail.choice': undefined,
  'mail.setting': undefined,
  'mail.ledger': undefined,
  'feed.get': undefined,
  'webhooks.list': undefined,
  'webhooks.tries': undefined,
  'tokens.list': undefined,
  'jobs.list': undefined,
  'purge.list': undefined,
  'directives.list': {},
  'directives.page': {},
  'directives.choices': {},
  'directives.codes': {},
  'views.list': undefined,
  'entry.desk': undefined,
  'nudges.list': undefined,
  'nudges.leader': undefined,
  'handover.choices': undefined,
  'assigning.list': undefined,
  'slips.list': undefined,
  'overview.get': {},
  'overview.agencies': {},
  'difference.get': { from: '2023-01-01', to: '2023-12-31' },
  'periods.get': {},
  'home.get': undefined,
  'log.list': {},
  'log.verify': undefined,
};

/** What only makes something of one's own, or ends the other cases: the role is all there is to check. */
export const makers = [
  ...roomMakers,
  'setup.createOffice',
  'setup.tryExample',
  'example.setClock',
  'example.clear',
  // Of one's own office, where it is the example: src/standards/example/routes.test.ts.
  'schoolExample.load',
  'agencies.create',
  'agencies.createUnit',
  // Of one's own office: src/standards/sets/routes.test.ts.
  'sets.loadShipped',
  'exchange.add',
  'members.create',
  // To people of one's own office: src/overview/archiving/routes.test.ts.
  'passwords.give',
  'preferences.set',
  // One's own and nobody else's: src/platform/jobs/run.test.ts.
  'jobs.get',
  'jobs.cancel',
  // One's own and nobody else's: src/inbox/routes.test.ts.
  'inbox.read',
  'inbox.open',
  'mail.choose',
  // Of one's own office: src/inbox/mail/routes.test.ts.
  'mail.configure',
  'mail.test',
  'mail.turn',
  // One's own and nobody else's: src/inbox/feed/routes.test.ts.
  'feed.make',
  'feed.revoke',
  // Of one's own office: src/inbox/webhooks/routes.test.ts.
  'webhooks.make',
  'webhooks.end',
  'tokens.make',
  // One's own and nobody else's: src/platform/http/api.test.ts.
  'tokens.revoke',
  // One's own and nobody else's: src/directives/views/routes.test.ts.
  'views.save',
  'views.rename',
  'views.remove',
  // One's own file and nobody else's: src/directives/importing/routes.test.ts.
  'importing.preview',
  'importing.confirm',
  'importing.leave',
  // Of one's own school: src/standards/quality/routes.test.ts.
  'quality.get',
  'quality.setAside',
  'quality.takeUp',
  // Of one's own school: src/standards/evidence/routes.test.ts.
  'evidence.get',
  'evidence.add',
  'evidence.edit',
  'evidence.revise',
  'evidence.link',
  'evidence.unlink',
  'evidence.appraise',
  'evidence.remove',
  'evidenceList.get',
  'evidenceList.setExpiring',
  // Of one's own office: src/accounts/calendar/routes.test.ts.
  'calendar.confirm',
  'calendar.add',
  'calendar.remove',
  'calendar.set',
  // Of the whole office: src/directives/nudges/routes.test.ts. By the id of a letter or proposal: the same.
  'nudges.sendDue',
  'nudges.setSettings',
  'nudges.decide',
  'letters.record',
  'letters.drop',
  // Of one's own school: src/staff/promotions/routes.test.ts.
  'ranks.setParameter',
  'promotions.open',
  // Of one's own school, and one's own file: src/staff/people/routes.test.ts, src/staff/importing/routes.test.ts.
  'staff.create',
  'staff.set',
  // By the ids of a need, a policy, a request: src/staff/needs/routes.test.ts, src/staff/support/routes.test.ts.
  'staffNeeds.save',
  'staffNeeds.send',
  'staffNeeds.drop',
  'staffNeeds.answer',
  'support.addPolicy',
  'support.removePolicy',
  'support.ask',
  'support.decide',
  'staffImports.preview',
  'staffImports.confirm',
  'staffImports.leave',
  // Of one's own office: src/overview/periods/routes.test.ts.
  'periods.save',
  'periods.draft',
  // By the id of a scanned page: src/directives/slips/routes.test.ts.
  'slips.drop',
  'duties.set',
  'duties.end',
  // By the id of a request, which src/documents/purge/routes.test.ts follows to the end.
  'purge.withdraw',
  'purge.confirm',
];
