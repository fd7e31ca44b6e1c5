import { roles } from '#accounts/schema.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const everyone = roles.join(' ');

/** For each route of the second factor and of single sign-on, the roles that may call it. */
export const secondFactorCases: Record<string, string> = {
  'secondFactor.get': everyone,
  'secondFactor.begin': everyone,
  'secondFactor.confirm': everyone,
  'secondFactor.renew': everyone,
  'secondFactor.takeOff': everyone,
  'secondFactor.members': 'administrator',
  'secondFactor.reset': 'administrator',
  'singleSignOn.get': everyone,
  'singleSignOn.leave': everyone,
  'singleSignOn.members': 'administrator',
  'singleSignOn.tie': 'administrator',
  'singleSignOn.untie': 'administrator',
};

export const secondFactorFileCases: Record<string, string> = {};

export const secondFactorTargets: Record<string, Target> = {};

export const secondFactorUntargeted: Record<string, unknown> = {
  'secondFactor.get': undefined,
  'secondFactor.members': undefined,
  'singleSignOn.get': undefined,
  'singleSignOn.members': undefined,
};

/** Only one's own; src/accounts/second-factor/routes.test.ts says what is refused. */
export const secondFactorMakers: string[] = [
  'secondFactor.begin',
  'secondFactor.confirm',
  'secondFactor.renew',
  'secondFactor.takeOff',
  // Of people of one's own office.
  'secondFactor.reset',
  // The same: src/accounts/single-sign-on/routes.test.ts.
  'singleSignOn.leave',
  'singleSignOn.tie',
  'singleSignOn.untie',
];

/** One thing of each kind, of the example office. */
export async function secondFactorThings(
  _db: Database,
  _officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  return {};
}
