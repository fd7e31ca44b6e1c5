import { expect, it } from 'vitest';
import type { Agency } from '../schema.ts';
import { seemAbove } from './rules.ts';

const agency = (id: string, parentId: string | null, name: string, more: Partial<Agency> = {}): Agency => ({
  ...{ id, key: id, parentId, isUnit: false, isAbove: false, regime: 'party', successions: [] },
  names: [
    {
      ...{ name, shortName: id, aliases: [], validFrom: null, validTo: null },
      ...{ decision: null, source: 'thử' },
    },
  ],
  ...more,
});

const tree = [
  agency('tu', null, 'Tỉnh uỷ'),
  agency('vp', 'tu', 'Văn phòng Tỉnh uỷ'),
  agency('tt', 'tu', 'Thường trực Tỉnh ủy'),
  agency('btv', 'tu', 'Ban Thường vụ Tỉnh uỷ', { isAbove: true }),
  agency('btc', 'tu', 'Ban Tổ chức Tỉnh uỷ'),
  agency('p', 'vp', 'Thường trực cơ quan', { isUnit: true }),
  agency('ub', null, 'Uỷ ban nhân dân tỉnh'),
];

it('proposes what the office belongs to and the leading bodies beside it, not what is already said', () => {
  expect(seemAbove(tree, 'vp', '2024-01-01').map(({ id }) => id)).toEqual(['tu', 'tt']);
  expect(seemAbove(tree, 'ub', '2024-01-01')).toEqual([]);
});

it('ends where a directory runs in a circle', () => {
  const circle = [agency('a', 'b', 'Ban A'), agency('b', 'a', 'Ban B')];
  expect(seemAbove(circle, 'a', '2024-01-01').map(({ id }) => id)).toEqual(['b']);
});
