import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '#accounts/permissions.ts';
import { type Role, roles } from '#accounts/schema.ts';
import { roomCases, roomFileCases } from '../e2e/support/room-routes.ts';
import { makers, targets, untargeted } from '../e2e/support/route-targets.ts';
import { startTestOffice, type TestOffice } from '../e2e/support/test-office.ts';
import { type Scope, startTwoOffices, type TwoOffices } from '../e2e/support/two-offices.ts';
import { router } from './app.ts';

const officePeople = 'clerk leader inspector';
const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const agencyPeople = `contact head ${officers}`;
const readers = `${officePeople} ${agencyPeople}`;
const everyone = `${readers} administrator`;

/** For each route, the roles that may call it; 'public' needs no sign-in. A route without a line here fails. */
const cases: Record<string, string> = {
  'session.current': 'public',
  'setup.createOffice': 'public',
  'setup.tryExample': 'public',
  'example.setClock': everyone,
  'example.clear': 'clerk administrator',
  'agencies.list': everyone,
  'agencies.create': 'clerk administrator',
  'agencies.createUnit': 'contact head',
  'superiors.set': 'clerk',
  'successions.preview': 'clerk administrator',
  'successions.record': 'clerk administrator',
  'preferences.get': everyone,
  'preferences.set': everyone,
  'calendar.get': everyone,
  'calendar.confirm': 'clerk administrator',
  'calendar.add': 'clerk administrator',
  'calendar.remove': 'clerk administrator',
  'calendar.set': 'clerk administrator',
  'schools.get': readers,
  'schoolExample.load': 'clerk contact head',
  'schools.set': 'clerk',
  'schools.setPartner': 'clerk',
  'rounds.list': readers,
  'rounds.get': readers,
  'rounds.open': 'clerk contact head',
  'rounds.fill': agencyPeople,
  'rounds.check': 'clerk contact',
  'rounds.giveBack': 'clerk contact',
  'rounds.close': 'clerk head',
  'indicators.get': readers,
  'indicators.link': 'clerk contact head',
  'indicators.unlink': 'clerk contact head',
  'sets.list': readers,
  'sets.get': readers,
  'sets.loadShipped': 'clerk contact head',
  'sets.setThreshold': 'clerk contact head',
  'sets.removeThreshold': 'clerk contact head',
  'exchange.add': 'clerk contact head',
  'mapping.get': readers,
  'mapping.confirm': 'clerk contact head',
  'mapping.remove': 'clerk contact head',
  'roadmap.get': readers,
  'roadmap.saveLine': 'clerk contact head',
  'roadmap.saveTask': 'clerk contact head',
  'roadmap.removeTask': 'clerk contact head',
  'roadmap.saveMoves': 'clerk contact head',
  'plan.issue': 'clerk',
  'owners.list': readers,
  'owners.set': 'clerk contact head',
  'schemes.get': readers,
  'schemes.set': 'clerk contact head',
  'duties.list': readers,
  'duties.set': 'head',
  'duties.end': 'head',
  'jobs.list': everyone,
  'jobs.get': everyone,
  'jobs.cancel': everyone,
  'inbox.list': everyone,
  'inbox.unread': everyone,
  'inbox.read': everyone,
  'inbox.open': everyone,
  'mail.choice': everyone,
  'mail.choose': everyone,
  'mail.setting': 'administrator',
  'mail.configure': 'administrator',
  'mail.test': 'administrator',
  'mail.turn': 'administrator',
  'mail.ledger': 'clerk administrator',
  'feed.get': everyone,
  'feed.make': everyone,
  'feed.revoke': everyone,
  'webhooks.list': 'administrator',
  'webhooks.make': 'administrator',
  'webhooks.end': 'administrator',
  'webhooks.tries': 'administrator',
  'tokens.list': everyone,
  'tokens.make': everyone,
  'tokens.revoke': everyone,
  'members.list': 'administrator',
  'members.create': 'administrator',
  'passwords.list': 'administrator',
  'passwords.give': 'administrator',
  'documents.list': readers,
  'documents.page': readers,
  'documents.get': readers,
  'documents.correctHeader': 'clerk',
  'documents.open': agencyPeople,
  'documents.receive': 'contact head',
  'corrections.list': readers,
  'layout.get': readers,
  'purge.list': officePeople,
  'purge.ask': 'clerk leader',
  'purge.withdraw': 'clerk leader',
  'purge.confirm': 'clerk leader',
  'directives.list': readers,
  'directives.page': readers,
  'directives.choices': readers,
  'directives.codes': readers,
  'directives.bulkPreview': 'clerk contact head',
  'directives.bulk': 'clerk contact head',
  'views.list': readers,
  'views.save': readers,
  'views.rename': readers,
  'views.remove': readers,
  'nudges.list': officePeople,
  'nudges.ladder': readers,
  'nudges.send': 'clerk',
  'nudges.sendDue': 'clerk',
  'nudges.setSettings': 'clerk',
  'nudges.leader': officePeople,
  'nudges.decide': 'leader',
  'letters.draft': 'clerk',
  'letters.record': 'clerk',
  'letters.drop': 'clerk',
  'entry.desk': 'clerk',
  'entry.origin': readers,
  'entry.save': 'clerk',
  'planning.origin': readers,
  'importing.preview': 'clerk',
  'importing.confirm': 'clerk',
  'importing.leave': 'clerk',
  'directives.get': readers,
  'directives.receive': 'contact head',
  'directives.report': 'contact head',
  'directives.approve': 'head',
  'directives.returnReport': 'head',
  'directives.accept': 'clerk',
  'directives.returnCompletion': 'clerk',
  'directives.setDeadline': 'clerk',
  'directives.withdraw': 'clerk',
  'steps.set': 'clerk',
  'steps.giveBack': 'head clerk',
  'steps.decide': 'clerk',
  'extensions.ask': 'contact head',
  'extensions.decide': 'clerk leader',
  'handover.list': readers,
  'handover.choices': 'contact head',
  'handover.give': 'contact head',
  'handover.report': agencyPeople,
  'handover.accept': 'contact head',
  'handover.return': 'contact head',
  'handover.withdraw': 'contact head',
  'handover.restore': 'contact head',
  'slips.list': 'clerk',
  'slips.file': 'clerk',
  'slips.drop': 'clerk',
  'assigning.list': 'clerk',
  'assigning.assign': 'clerk',
  'assigning.of': 'clerk',
  'distribution.get': readers,
  'review.get': 'clerk',
  'review.findings': readers,
  'review.decideHeader': 'clerk',
  'review.decideFindings': 'clerk',
  'review.decide': 'clerk',
  'review.edit': 'clerk',
  'review.add': 'clerk',
  'review.split': 'clerk',
  'review.merge': 'clerk',
  'review.unmake': 'clerk',
  'review.move': 'clerk',
  'review.remove': 'clerk',
  'review.readAgain': 'clerk',
  'review.correctWords': 'clerk',
  'review.answerNewer': 'clerk',
  'review.answerDoubt': 'clerk',
  'review.presence': 'clerk',
  'publishing.publish': 'clerk',
  'ranks.get': readers,
  'staff.list': readers,
  'staff.get': readers,
  'staff.own': readers,
  'staff.look': 'staffOfficer head',
  'staff.erase': 'staffOfficer head',
  'staff.create': 'staffOfficer contact head',
  'staff.add': 'staffOfficer contact head',
  'staff.remove': 'staffOfficer contact head',
  'staff.link': 'staffOfficer contact head',
  'staff.set': 'staffOfficer contact head',
  'staffNeeds.list': readers,
  'staffNeeds.save': 'staffOfficer contact',
  'staffNeeds.send': 'staffOfficer contact',
  'staffNeeds.drop': 'staffOfficer contact',
  'staffNeeds.answer': 'appraiser contact head',
  'support.list': readers,
  'support.addPolicy': 'clerk staffOfficer contact',
  'support.removePolicy': 'clerk staffOfficer contact',
  'support.ask': 'clerk staffOfficer contact',
  'support.decide': 'head',
  'staffImports.preview': 'staffOfficer contact head',
  'staffImports.confirm': 'staffOfficer contact head',
  'staffImports.leave': 'staffOfficer contact head',
  'ranks.setParameter': 'clerk staffOfficer contact',
  'promotions.list': readers,
  'promotions.get': readers,
  'promotions.open': 'staffOfficer contact appraiser',
  'promotions.setStep': 'staffOfficer contact appraiser',
  'promotions.takeIn': 'staffOfficer contact appraiser',
  'promotions.record': 'staffOfficer contact appraiser',
  'promotions.appoint': 'head',
  'forecast.get': readers,
  'quality.get': readers,
  'quality.setAside': 'clerk contact head',
  'quality.takeUp': 'clerk contact head',
  'evidenceList.get': readers,
  'evidenceList.setExpiring': 'clerk contact head',
  'evidence.get': readers,
  'evidence.add': `clerk ${agencyPeople}`,
  'evidence.edit': `clerk ${agencyPeople}`,
  'evidence.revise': `clerk ${agencyPeople}`,
  'evidence.link': `clerk ${agencyPeople}`,
  'evidence.unlink': `clerk ${agencyPeople}`,
  'evidence.appraise': 'clerk head appraiser',
  'evidence.remove': `clerk ${agencyPeople}`,
  ...roomCases,
  'overview.get': officePeople,
  'overview.agencies': officePeople,
  'difference.get': officePeople,
  'periods.get': officePeople,
  'periods.save': 'clerk',
  'periods.draft': 'clerk',
  'home.get': 'clerk inspector',
  'log.list': 'leader inspector',
  'log.verify': 'leader inspector',
};

/** The routes that carry bytes stand outside the typed router. */
const fileCases: Record<string, string> = {
  'POST /api/indicator-sets': 'clerk contact head',
  'GET /api/indicator-set-template.xlsx': readers,
  'GET /api/indicator-sets/00000000-0000-4000-8000-000000000000/file': readers,
  ...roomFileCases,
  'POST /api/documents': 'clerk',
  'GET /api/documents/00000000-0000-4000-8000-000000000000/original': readers,
  'POST /api/attachments': agencyPeople,
  'POST /api/lint': readers,
  'POST /api/imports': 'clerk',
  'POST /api/staff-imports': 'staffOfficer contact head',
  'GET /api/staff.xlsx': readers,
  'GET /api/staff-needs/00000000-0000-4000-8000-000000000000/letter.docx': readers,
  'POST /api/slips': 'clerk',
  'GET /api/slips.pdf': readers,
  'GET /api/slips/00000000-0000-4000-8000-000000000000/picture': 'clerk',
  'GET /api/directives/X/files/Y': readers,
  'GET /api/reports/00000000-0000-4000-8000-000000000000': officePeople,
  'GET /api/difference.docx': officePeople,
  'GET /api/report-drafts/00000000-0000-4000-8000-000000000000': officePeople,
  'GET /api/letters/00000000-0000-4000-8000-000000000000': officePeople,
  'POST /api/standards/evidence-files': `clerk ${agencyPeople}`,
  'GET /api/standards/evidence/00000000-0000-4000-8000-000000000000/files/1': readers,
  'GET /api/standards/evidence.xlsx': readers,
  'GET /api/standards/dossier': readers,
  'GET /api/roadmap/plan.docx': readers,
  'GET /api/standards/whole-report.docx': readers,
  'GET /api/standards/scheme.docx': readers,
  'GET /api/rounds/00000000-0000-4000-8000-000000000000/report.docx': readers,
  'GET /api/directives.xlsx': readers,
  'GET /api/rank-eligibility.xlsx': readers,
  'GET /api/rank-eligibility.docx': readers,
  'GET /api/staff-figures.docx': readers,
  'GET /api/training-delivery.docx': readers,
  'POST /api/directives.xlsx': readers,
};

const routes = Object.entries(router).flatMap(([room, acts]) =>
  Object.keys(acts).map((name) => `${room}.${name}`),
);

// Calling these for real would end the other cases: that they are open is seen from the refusal of the others.
const ends = ['example.clear'];

describe('every route', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  it('has a permission case, and no case is left over', () => {
    expect(Object.keys(cases).sort()).toEqual([...routes].sort());
  });

  it.each(routes.filter((route) => cases[route] !== 'public'))(
    '%s refuses who is not signed in',
    async (route) => {
      const { status } = await office.call(null, route, undefined);
      expect(status).toBe(401);
    },
  );

  /** What a route answers to somebody of each role, all asked at once. */
  const asked = (ask: (role: Role) => Promise<{ status: number }>) =>
    Promise.all(roles.map(async (role) => ({ role, status: (await ask(role)).status })));

  it.each(routes)('%s is for its roles and no other', async (route) => {
    const isPublic = cases[route] === 'public';
    const mayCall = (role: Role) => isPublic || cases[route]?.split(' ').includes(role);
    // Without input the permitted get as far as 400 or an answer; the others are stopped before their input is read.
    const said = await asked((role) =>
      mayCall(role) && ends.includes(route)
        ? Promise.resolve({ status: 200 })
        : office.call(role, route, undefined),
    );
    // A public route may still refuse what is asked (a wrong setup code).
    const barred = isPublic ? [401] : [401, 403];
    const wrong = said.filter(
      ({ role, status }) => status >= 500 || (mayCall(role) ? barred.includes(status) : status !== 403),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(fileCases))('%s is for its roles and no other', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const said = await asked((role) => office.fetch(role, path, { method }));
    const stopped = said.filter(({ status }) => status === 403).map(({ role }) => role);
    expect(stopped).toEqual(roles.filter((role) => !fileCases[route]?.split(' ').includes(role)));
    expect((await office.fetch(null, path, { method })).status).toBe(401);
  });
});

const officeRoles: Role[] = ['clerk', 'leader', 'inspector', 'administrator'];
const answersOf = (route: string) => targets[route]?.within === 'agency';

describe('every route for every role, in its own scope and in foreign ones', () => {
  let office: TwoOffices;
  let ids: string[];
  beforeAll(async () => {
    office = await startTwoOffices();
    ids = await office.own.everyId();
  });
  afterAll(() => office.stop());

  it('says whether it names a thing', () => {
    const named = [...Object.keys(targets), ...Object.keys(untargeted), ...makers];
    expect(named.toSorted()).toEqual(routes.toSorted());
  });

  const permitted = (route: string) => roles.filter((role) => cases[route]?.split(' ').includes(role));
  const lines = (chosen: string[], scope: Scope) =>
    chosen.flatMap((route) => permitted(route).map((role) => [route, role, scope] as const));

  /** What a route says to somebody of each of these roles in that scope, all asked at once. */
  const heard = (route: string, input: unknown, ofRoles: Role[], scope: Scope) =>
    Promise.all(
      ofRoles.map(async (role) => ({
        role,
        ...(await office.call(office.person(role, scope), route, input)),
      })),
    );
  /** Whoever was told of a thing that is not theirs. */
  const told = async (route: string, ofRoles: Role[], scope: Scope) =>
    (await heard(route, targets[route]?.input(office.own), ofRoles, scope))
      .filter(({ status }) => status !== 404)
      .map(({ role, status, json }) => ({ role, status, says: json?.message }));

  it.each(Object.keys(targets))('%s is not found by people of another office', async (route) => {
    expect(await told(route, permitted(route), 'foreign office')).toEqual([]);
  });

  it.each(Object.keys(targets).filter(answersOf))('%s is not found by another agency', async (route) => {
    const ofAgencies = permitted(route).filter((role) => !officeRoles.includes(role));
    expect(await told(route, ofAgencies, 'foreign agency')).toEqual([]);
  });

  it.each(Object.keys(untargeted))('%s says nothing of another office', async (route) => {
    for (const { role, status, json } of await heard(
      route,
      untargeted[route],
      permitted(route),
      'foreign office',
    )) {
      expect(status, role).toBe(200);
      const text = JSON.stringify(json);
      expect(ids.filter((id) => text.includes(id))).toEqual([]);
    }
  });

  it.each(['clerk', 'leader', 'inspector', 'contact', 'head', 'lecturer'] as const)(
    'files of the office for a %s of a foreign one',
    async (role) => {
      const { documentId, code } = office.own;
      for (const path of [
        `/api/documents/${documentId}/original`,
        `/api/reports/${documentId}`,
        `/api/directives/${code}/files/${documentId}`,
      ]) {
        const { status } = await office.fetch(office.person(role, 'foreign office'), path);
        expect([403, 404], path).toContain(status);
      }
      const codesFor = async (scope: Scope) => {
        const sheet = await office.fetch(office.person(role, scope), '/api/directives.xlsx');
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(await sheet.arrayBuffer());
        return JSON.stringify(book.worksheets.map((page) => page.getSheetValues()));
      };
      expect(await codesFor('own')).toContain(code);
      expect(await codesFor('foreign office')).not.toContain(code);
    },
  );

  // Last, for these change things: allowed as far as the state of the thing lets them. After the first request to
  // purge it the document is out of everybody's sight.
  const changing = Object.keys(targets).filter((route) => route !== 'purge.ask');
  it.each([...lines(changing, 'own'), ...lines(['purge.ask'], 'own').slice(0, 1)])(
    '%s for a %s of their %s',
    async (route, role, scope) => {
      const who = office.person(role, scope);
      const { status, json } = await office.call(who, route, targets[route]?.input(office.own));
      expect([200, 409, 422], `${status} ${json?.message}`).toContain(status);
    },
  );
});

describe('what the sign-in library offers beside signing in and out', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  it.each(['update-user', 'change-password', 'sign-up/email', 'is-username-available'])(
    '%s is closed',
    async (address) => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify({ name: 'Tên khác', username: 'mai' }) };
      expect((await office.fetch('contact', `/api/auth/${address}`, init)).status).toBe(404);
    },
  );
});

it('each act names known roles', () => {
  const named = Object.values(permissions).flatMap((allowed) => (allowed === 'public' ? [] : [...allowed]));
  expect(named.every((role: Role) => roles.includes(role))).toBe(true);
});
