import { describe, expect, it } from 'vitest';
import { agencyFinder, agencyKey, existsOn, matchAgency, nameOn, officeToday } from './rules.ts';
import type { Agency } from './schema.ts';

const agency = (id: string, names: Partial<Agency['names'][number]>[]): Agency => ({
  id,
  key: id,
  parentId: null,
  isUnit: false,
  isAbove: false,
  regime: 'party',
  successions: [],
  names: names.map((n) => ({
    name: '',
    shortName: id,
    aliases: [],
    validFrom: null,
    validTo: null,
    decision: null,
    source: 'thử',
    ...n,
  })),
});

const board = agency('BTG', [
  { name: 'Ban Tuyên giáo Tỉnh uỷ', aliases: ['Ban Tuyên giáo'], validTo: '2025-02-28' },
  { name: 'Ban Tuyên giáo và Dân vận Tỉnh uỷ', validFrom: '2025-03-01' },
]);
const committee = agency('UBND', [{ name: 'UBND tỉnh', aliases: [] }]);
const school = agency('TCT', [{ name: 'Trường Chính trị tỉnh', aliases: ['Trường Chính trị'] }]);
const all = [board, committee, school];

describe('names', () => {
  it('are those valid on the day', () => {
    expect(nameOn(board, '2023-11-20').name).toBe('Ban Tuyên giáo Tỉnh uỷ');
    expect(nameOn(board, '2025-03-01').name).toBe('Ban Tuyên giáo và Dân vận Tỉnh uỷ');
    expect(existsOn(agency('X', [{ name: 'X', validTo: '2020-12-31' }]), '2021-01-01')).toBe(false);
  });

  it.each([
    ['Ban Tuyên giáo Tỉnh ủy', 'BTG'],
    ['ban tuyên giáo', 'BTG'],
    ['Uỷ ban nhân dân tỉnh', 'UBND'],
    ['Trường Chính trị', 'TCT'],
    ['Hiệu trưởng Trường Chính trị tỉnh', 'TCT'],
    ['Hội Cựu giáo chức', undefined],
  ])('%s means %s', (name, id) => {
    expect(matchAgency(name, all, '2023-11-20')?.id).toBe(id);
    expect(agencyFinder(all, '2023-11-20')(name) ?? undefined).toBe(id);
  });

  it('are matched only if exactly one fits', () => {
    const twin = agency('TCT2', [{ name: 'Trường Chính trị' }]);
    expect(matchAgency('Trường Chính trị', [school, twin], '2023-11-20')).toBeNull();
    expect(agencyFinder([school, twin], '2023-11-20')('Trường Chính trị')).toBeNull();
    // One that has ended does not stand in the way of one that is there.
    const ended = agency('CU', [{ name: 'Trường Chính trị', validTo: '2020-12-31' }]);
    expect(agencyFinder([ended, school], '2023-11-20')('Trường Chính trị')).toBe('TCT');
  });
});

it('a key is the plain name', () => {
  expect(agencyKey('Đảng uỷ Khối các cơ quan tỉnh')).toBe('dang-uy-khoi-cac-co-quan-tinh');
});

it('today is the example’s clock, else the day in Viet Nam', () => {
  const clock = { now: () => new Date('2026-11-24T18:00:00Z') };
  expect(officeToday({ exampleToday: '2023-11-20' }, clock)).toBe('2023-11-20');
  expect(officeToday({ exampleToday: null }, clock)).toBe('2026-11-25');
});
