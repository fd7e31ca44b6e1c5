import { expect, it } from 'vitest';
import { readData } from '#platform/data-file.ts';
import type { DirectoryFile } from '../agencies/store.ts';
import { existsOn, nameOn } from '../rules.ts';
import type { Agency, Succession } from '../schema.ts';
import { heirsOn } from './rules.ts';

const named = (name: string, validFrom: string | null, validTo: string | null): Agency['names'][number] => ({
  ...{ name, shortName: name, aliases: [], validFrom, validTo, decision: null, source: 'thử' },
});
const became = (toAgencyId: string, happenedOn: string, more: Partial<Succession> = {}): Succession => ({
  ...{ toAgencyId, happenedOn, kind: 'merge', decision: null, recordingId: `${happenedOn}`, livesOn: false },
  ...{ scope: null, ...more },
});
const agency = (id: string, until: string | null, successions: Succession[] = []): Agency => ({
  ...{ id, key: id, parentId: null, isUnit: false, isAbove: false, regime: 'party', successions },
  names: [named(id, null, until)],
});

it('a chain leads to who works today', () => {
  const all = [
    agency('a', '2024-12-31', [became('b', '2025-01-01')]),
    agency('b', '2025-06-30', [became('c', '2025-07-01')]),
    agency('c', null),
  ];
  expect(heirsOn(all, 'a', '2025-01-01', '2025-03-01')).toEqual(['b']);
  expect(heirsOn(all, 'a', '2025-01-01', '2025-07-01')).toEqual(['c']);
});

it('a split leaves the choice, and a merger after it makes it one again', () => {
  const split = [became('b', '2025-01-01', { kind: 'split' }), became('c', '2025-01-01', { kind: 'split' })];
  const all = [
    agency('a', '2024-12-31', split),
    agency('b', '2025-06-30', [became('d', '2025-07-01')]),
    agency('c', '2025-06-30', [became('d', '2025-07-01')]),
    agency('d', null),
  ];
  expect(heirsOn(all, 'a', '2025-01-01', '2025-02-01')).toEqual(['b', 'c']);
  expect(heirsOn(all, 'a', '2025-01-01', '2025-07-01')).toEqual(['d']);
});

it('who gives a part of its work may keep the rest', () => {
  const all = [
    agency('a', null, [became('b', '2025-01-01', { kind: 'transfer', livesOn: true })]),
    agency('b', null),
  ];
  expect(heirsOn(all, 'a', '2025-01-01', '2025-02-01')).toEqual(['b', 'a']);
});

it('two that went into each other lead nowhere, and not round and round', () => {
  const all = [
    agency('a', '2024-12-31', [became('b', '2025-01-01')]),
    agency('b', '2024-12-31', [became('a', '2025-01-01')]),
  ];
  expect(heirsOn(all, 'a', '2025-01-01', '2025-02-01')).toEqual([]);
});

it('the directory of 2023 knows the merger of 01/03/2025 by its decision', async () => {
  const file = await readData<DirectoryFile>('agencies/lai-chau-2023');
  const all = file.agencies.map(
    ({ key, names, regime }): Agency => ({
      ...{ id: key, key, parentId: null, isUnit: false, isAbove: false, regime },
      names: names.map(({ from, to, ...name }) => ({ ...name, validFrom: from, validTo: to })),
      successions: file.successions
        .filter(({ from }) => from === key)
        .map(({ to, on, decision }) => became(to, on, { decision, recordingId: 'r' })),
    }),
  );
  const old = all.find(({ id }) => id === 'ban-tuyen-giao-tinh-uy');
  const born = all.find(({ id }) => id === 'ban-tuyen-giao-va-dan-van-tinh-uy');
  if (!old || !born) throw new Error('the directory lacks them');
  expect([existsOn(old, '2025-02-28'), existsOn(old, '2025-03-01'), existsOn(born, '2025-03-01')]).toEqual([
    ...[true, false, true],
  ]);
  expect(nameOn(old, '2025-06-01').name).toBe('Ban Tuyên giáo Tỉnh uỷ');
  expect(old.successions[0]?.decision).toBe('Quyết định 1676-QĐ/TU ngày 10/02/2025');
  expect(heirsOn(all, old.id, 'r', '2025-03-01')).toEqual([born.id]);
});
