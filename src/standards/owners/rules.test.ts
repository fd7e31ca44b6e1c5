import { expect, it } from 'vitest';
import type { Agency } from '#accounts/schema.ts';
import { firstOwners } from './rules.ts';

const agency = (id: string, name: string, parentId: string | null, isUnit = false): Agency => ({
  ...{ id, key: id, parentId, isUnit, isAbove: false, regime: 'state', successions: [] },
  names: [
    {
      ...{ name, shortName: id, aliases: [], validFrom: null, validTo: null },
      ...{ decision: null, source: 'thử' },
    },
  ],
});
const agencies = [
  agency('truong', 'Trường Chính trị tỉnh', null),
  agency('tchc', 'Phòng Tổ chức, hành chính', 'truong', true),
  agency('khoa', 'Khoa Lý luận cơ sở', 'truong', true),
  agency('btc', 'Ban Tổ chức Tỉnh uỷ', null),
];
const indicator = (code: string, owner: string | null, dependsOn: string | null = null) => ({
  ...{ id: `id-${code}`, code, owner, dependsOn },
});
const named = (before: Parameters<typeof firstOwners>[1]['before'], ...all: ReturnType<typeof indicator>[]) =>
  Object.fromEntries(firstOwners(all, { agencies, schoolId: 'truong', day: '2023-11-20', before }));

it('names units of the school and bodies outside as the file writes them, marks and capitals aside', () => {
  const found = named(
    new Map(),
    indicator('1.1', 'phòng Tổ chức, Hành chính'),
    indicator('2.5', 'Phòng Tổ chức, hành chính', 'Ban Tổ chức Tỉnh ủy'),
  );
  expect(found).toEqual({
    'id-1.1': { agencyId: 'tchc', ledBy: 'school', dependsOnId: null },
    'id-2.5': { agencyId: 'tchc', ledBy: 'school', dependsOnId: 'btc' },
  });
});

it('leaves with nobody what no name fits; a body outside never answers, a unit is never depended on', () => {
  const found = named(
    new Map(),
    indicator('1.1', 'Phòng Thanh tra'),
    indicator('1.2', 'Ban Tổ chức Tỉnh uỷ'),
    indicator('1.3', null, 'Khoa Lý luận cơ sở'),
  );
  expect(found).toEqual({});
});

it('keeps who answered in the version before, whatever the file says now', () => {
  const former = { agencyId: 'khoa', ledBy: 'other' as const, dependsOnId: null };
  expect(named(new Map([['1.1', former]]), indicator('1.1', 'Phòng Tổ chức, hành chính'))).toEqual({
    'id-1.1': former,
  });
});
