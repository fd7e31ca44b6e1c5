import { expect, it } from 'vitest';
import type { Assignment } from '../schema.ts';
import { proposedSteps } from './rules.ts';

const has = (role: Assignment['role'], id: string): Pick<Assignment, 'role' | 'agency'> => ({
  role,
  agency: { id, name: id, shortName: id },
});
const words = (assignments: Pick<Assignment, 'role' | 'agency'>[]) =>
  proposedSteps(assignments, () => false).map(
    ({ role, agencyId, isAbove }) => `${agencyId} ${role}${isAbove ? '!' : ''}`,
  );

it('reads the chain out of the roles', () => {
  expect(words([has('lead', 'truong'), has('appraise', 'ban'), has('submitTo', 'thuongtruc')])).toEqual([
    'truong draft',
    'ban appraiseAndSubmit',
    'thuongtruc decide!',
  ]);
  expect(words([has('lead', 'truong'), has('submitTo', 'ban'), has('submitTo', 'thuongtruc')])).toEqual([
    'truong draft',
    'ban submit',
    'thuongtruc decide!',
  ]);
  expect(words([has('lead', 'so'), has('submitTo', 'ubnd')])).toEqual(['so draft', 'ubnd decide!']);
  expect(
    words([has('lead', 'truong'), has('appraise', 'so'), has('appraise', 'ban'), has('submitTo', 'tt')]),
  ).toEqual(['truong draft', 'so appraise', 'ban appraiseAndSubmit', 'tt decide!']);
  // The body that appraises and stands between as well is one desk.
  const twice = [
    has('lead', 'truong'),
    has('appraise', 'ban'),
    has('submitTo', 'ban'),
    has('submitTo', 'tt'),
  ];
  expect(words(twice)).toEqual(['truong draft', 'ban appraiseAndSubmit', 'tt decide!']);
});

it('proposes none where nobody stands above the lead, or several lead', () => {
  expect(words([has('lead', 'truong'), has('coordinate', 'so')])).toEqual([]);
  expect(words([has('lead', 'a'), has('lead', 'b'), has('submitTo', 'tt')])).toEqual([]);
  expect(words([has('submitTo', 'tt')])).toEqual([]);
});
