import { createMember } from '#accounts/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const everyone =
  'clerk leader inspector contact head appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer administrator';

/** For each route of signing in, the roles that may call it. */
export const securityCases: Record<string, string> = {
  'security.read': 'administrator',
  'security.save': 'administrator',
  'passwords.asked': everyone,
  'passwords.change': everyone,
  'sessions.list': everyone,
  'sessions.end': everyone,
  'sessions.endOthers': everyone,
  'sessions.here': everyone,
  'standings.list': 'administrator',
  'standings.one': 'administrator',
  'standings.unlock': 'administrator',
  'standings.off': 'administrator',
  'standings.on': 'administrator',
  'standings.end': 'administrator',
  'standings.reset': 'administrator',
};

/** Those that carry bytes. */
export const securityFileCases: Record<string, string> = {};

const member = (more: object = {}): Target => ({
  input: ({ leaverId }) => ({ userId: leaverId, ...more }),
  within: 'office',
});

export const securityTargets: Record<string, Target> = {
  'standings.one': member(),
  'standings.unlock': member(),
  'standings.off': member(),
  'standings.on': member(),
  'standings.end': member({ sessionId: null }),
  'standings.reset': member(),
};

export const securityUntargeted: Record<string, unknown> = {
  'security.read': undefined,
  'standings.list': undefined,
  'passwords.asked': undefined,
  'sessions.list': undefined,
  'sessions.here': undefined,
};

/** Only of one's own, or of one's own office: src/accounts/security/routes.test.ts. */
export const securityMakers: string[] = [
  'security.save',
  'passwords.change',
  'sessions.end',
  'sessions.endOthers',
];

/** Somebody who leaves the example office. */
export async function securityThings(db: Database, officeId: string, agencyId: string, _documentId: string) {
  const person = { name: 'Người chuyển công tác', username: 'chuyen.di', passwordHash: 'không có' };
  const place = {
    officeId,
    agencyId,
    role: 'contact',
    positionTitle: 'thử',
    validFrom: '2020-01-01',
  } as const;
  const leaverId = await db.transaction().execute((tx) => createMember(tx, { ...person, ...place }));
  return { leaverId: leaverId ?? '' };
}
