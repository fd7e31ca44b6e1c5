import { expect, test } from 'vitest';
import * as rules from './rules.ts';
import { type Programme, ShippedProgramme } from './schema.ts';
import { shippedProgrammes } from './store.ts';

const data: Programme['data'] = {
  ...{ kind: 'state', audience: null, weeks: null, hours: {}, mode: null, certificateBy: null },
  ...{
    teachers: { ranks: [], unitIds: [] },
    sizeFrom: null,
    sizeTo: null,
    yearlyLimit: null,
    conditions: [],
  },
};
const programme = (said: Partial<Programme>): Programme => ({
  ...{ id: 'a', key: 'cv', name: 'Bồi dưỡng chuyên viên', data, basis: null, source: null },
  ...{ validFrom: '2022-01-01', validTo: null, ...said },
});

test('a share is held against the aim, and is nothing without one', () => {
  const hours = { theory: 60, discussion: 20, practice: 20 };
  expect(rules.balanceOf({}, null).state).toBe('noHours');
  expect(rules.balanceOf(hours, null)).toMatchObject({ state: 'noAim', total: 100 });
  const off = rules.balanceOf(hours, { shares: { theory: 50, discussion: 20, practice: 30 }, basis: null });
  expect(off.state).toBe('off');
  expect(off.shares.map(({ deviation }) => deviation)).toEqual([10, 0, -10, 0, 0]);
  const even = rules.balanceOf(hours, { shares: { theory: 60, discussion: 20, practice: 20 }, basis: null });
  expect(even.state).toBe('even');
});

test('the next version ends the one before on its eve, and none stands in between', () => {
  const first = programme({});
  expect(rules.closing([], '2024-01-01')).toEqual({ ok: true, value: null });
  expect(rules.closing([first], '2024-01-01')).toEqual({
    ok: true,
    value: { id: 'a', validTo: '2023-12-31' },
  });
  // One that has ended by itself stays ended then.
  const over = programme({ validTo: '2022-06-30' });
  expect(rules.closing([over], '2024-01-01')).toMatchObject({ value: { validTo: '2022-06-30' } });
  expect(rules.closing([first], '2022-01-01')).toMatchObject({ ok: false, code: 'conflict' });
});

test('on its last day a version holds, on the next it does not', () => {
  const one = programme({ validTo: '2023-12-31' });
  expect(rules.standingOn(one, '2021-12-31')).toBe('coming');
  expect(rules.standingOn(one, '2023-12-31')).toBe('inForce');
  expect(rules.standingOn(one, '2024-01-01')).toBe('over');
});

test('says field by field what two versions say otherwise', () => {
  const after = programme({ name: 'Bồi dưỡng chuyên viên', basis: 'Thông tư A' });
  after.data = { ...data, weeks: 4, hours: { theory: 40 }, teachers: { ranks: [], unitIds: ['u'] } };
  expect(rules.differencesOf(programme({}), after, () => 'Khoa Nhà nước và pháp luật')).toEqual([
    { field: 'Căn cứ', before: null, after: 'Thông tư A' },
    { field: 'Thời lượng', before: null, after: '4 tuần' },
    { field: 'Số tiết lý thuyết', before: null, after: '40 tiết' },
    { field: 'Đơn vị giảng dạy', before: null, after: 'Khoa Nhà nước và pháp luật' },
  ]);
});

test('keys have no marks and are not given twice', () => {
  expect(rules.keyFor('Bồi dưỡng: đối tượng 3', new Set())).toBe('boi-duong-doi-tuong-3');
  expect(rules.keyFor('Bồi dưỡng', new Set(['boi-duong', 'boi-duong-2']))).toBe('boi-duong-3');
});

test('every file that ships names its source and invents no figure', async () => {
  const files = [...(await shippedProgrammes())];
  expect(files.length).toBeGreaterThan(9);
  for (const [name, file] of files) {
    expect(() => ShippedProgramme.parse(file), name).not.toThrow();
    expect(file.source, name).toMatch(/^https?:/);
    // domain.md §6.5: of lengths only the four weeks of heads of divisions are known, and no hours at all.
    expect([file.data.hours, file.data.sizeFrom, file.data.sizeTo, file.data.yearlyLimit], name).toEqual([
      {},
      null,
      null,
      null,
    ]);
    expect(file.data.weeks, name).toBe(name === 'lanh-dao-cap-phong-171' ? 4 : null);
  }
});
