import { expect, test } from 'vitest';
import type { Role, Viewer } from '#accounts/schema.ts';
import { builtInViews, isSameView } from './rules.ts';

const namesFor = (role: Role) => {
  const office = { id: 'office' };
  const agency = { id: 'school' };
  return builtInViews({ role, office, agency, agencyIds: ['school'] } as Viewer).map(({ name }) => name);
};

test('each role has its own views', () => {
  expect(namesFor('clerk')).toEqual(['Tất cả', 'Quá hạn', 'Im lặng', 'Chờ Văn phòng', 'Chưa có thời hạn']);
  expect(namesFor('leader')).not.toContain('Chưa có thời hạn');
  expect(namesFor('contact')).toContain('Chưa ký nhận');
  expect(namesFor('lecturer')).not.toContain('Chưa ký nhận');
});

test('a view is known by its conditions and order, whatever the day, page, row and columns', () => {
  const view = { headline: 'open-late', sort: 'due' } as const;
  expect(
    isSameView(view, { sort: 'due', headline: 'open-late', page: 2, row: 'x', asOf: '2024-01-01' }),
  ).toBe(true);
  expect(isSameView(view, { ...view, columns: 'code.days' })).toBe(true);
  expect(isSameView({}, { sort: 'urgency', mine: false })).toBe(true);
  expect(isSameView(view, { ...view, desc: true })).toBe(false);
  expect(isSameView(view, { ...view, q: 'x' })).toBe(false);
});
