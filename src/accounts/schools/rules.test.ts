import { expect, it } from 'vitest';
import { speaksForSchool } from './rules.ts';

const own = { id: 'truong', relation: 'own' as const };
const inUnit = ['khoa'];

it('contact and head of a unit speak for the unit; officers speak for the school wherever they sit', () => {
  expect(speaksForSchool({ role: 'contact', agencyIds: inUnit }, own)).toBe(false);
  expect(speaksForSchool({ role: 'head', agencyIds: inUnit }, own)).toBe(false);
  expect(speaksForSchool({ role: 'staffOfficer', agencyIds: inUnit }, own)).toBe(true);
  expect(speaksForSchool({ role: 'contact', agencyIds: ['truong', 'khoa'] }, own)).toBe(true);
});

it('nobody from outside speaks for it', () => {
  expect(speaksForSchool({ role: 'head', agencyIds: ['truong'] }, { ...own, relation: 'partner' })).toBe(
    false,
  );
  expect(speaksForSchool({ role: 'clerk', agencyIds: [] }, { ...own, relation: 'office' })).toBe(false);
});
