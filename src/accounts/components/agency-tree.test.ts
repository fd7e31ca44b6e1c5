import { expect, test } from 'vitest';
import type { Agency } from '../schema.ts';
import { agencyLines, findLines } from './agency-tree.ts';

const named = (name: string, shortName: string, more: Partial<Agency['names'][number]> = {}) => {
  return {
    name,
    shortName,
    aliases: [],
    validFrom: null,
    validTo: null,
    decision: null,
    source: 'thử',
    ...more,
  };
};
const agency = (
  id: string,
  parentId: string | null,
  names: Agency['names'],
  more: Partial<Agency> = {},
): Agency => {
  return {
    id,
    key: id,
    parentId,
    isUnit: false,
    isAbove: false,
    regime: 'party',
    names,
    successions: [],
    ...more,
  };
};

const merged = {
  toAgencyId: 'moi',
  kind: 'merge' as const,
  happenedOn: '2025-03-01',
  decision: 'Quyết định 5-QĐ/TU',
  ...{ recordingId: 'r', livesOn: false, scope: null },
};
const directory = [
  agency('so', 'ubnd', [named('Sở Nội vụ', 'SNV')]),
  agency('cu', 'tu', [named('Ban Tuyên giáo', 'BTG', { validTo: '2025-02-28' })], { successions: [merged] }),
  agency('moi', 'tu', [named('Ban Tuyên giáo và Dân vận', 'BTGDV', { validFrom: '2025-03-01' })]),
  agency('tu', null, [named('Tỉnh uỷ', 'TU', { aliases: ['Đảng bộ tỉnh'] })]),
  agency('ubnd', null, [named('UBND tỉnh', 'UBND')]),
  agency('lac', 'không-có', [named('Hội Khuyến học', 'HKH')]),
];

const shapeOf = (day: string) =>
  agencyLines(directory, day).map((line) => [line.agency.id, line.depth, line.exists]);

test('children stand under their parent; one whose parent is unknown stands at the top', () => {
  expect(shapeOf('2024-01-01')).toEqual([
    ['lac', 0, true],
    ['tu', 0, true],
    ['cu', 1, true],
    ['moi', 1, false],
    ['ubnd', 0, true],
    ['so', 1, true],
  ]);
});

test('on a later day the old body is the one that no longer exists', () => {
  expect(shapeOf('2025-03-01').filter(([, , exists]) => !exists)).toEqual([['cu', 1, false]]);
});

test('what became of it is said with day, heir and decision', () => {
  const old = agencyLines(directory, '2024-01-01').find((line) => line.agency.id === 'cu');
  expect(old?.history).toContain(
    'từ 01/03/2025 sáp nhập vào Ban Tuyên giáo và Dân vận, theo Quyết định 5-QĐ/TU',
  );
});

test('words without marks find names, short names and other spellings', () => {
  const lines = agencyLines(directory, '2024-01-01');
  const found = (words: string) => findLines(lines, words).map((line) => line.agency.id);
  expect(found('dang bo')).toEqual(['tu']);
  expect(found(' SNV ')).toEqual(['so']);
  expect(found('tuyen giao')).toEqual(['cu', 'moi']);
  expect(found('')).toHaveLength(directory.length);
});
