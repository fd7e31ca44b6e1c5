import { describe, expect, it } from 'vitest';
import { countsAsLecturer, placeOf, standingOn } from './rules.ts';
import type { PersonWithRecords, RecordKind, StaffRecord } from './schema.ts';

type Row = [kind: RecordKind, from: string | null, to: string | null, data: object];
const person = (...rows: Row[]): PersonWithRecords => ({
  ...{ id: 'p', code: 'GV01', name: 'Nguyễn Thị Lan', userId: null },
  records: rows.map(
    ([kind, from, to, data], n) =>
      ({ id: `r${n}`, personId: 'p', kind, from, to, data, basis: null }) as StaffRecord,
  ),
});
const works: Row = ['employment', '2010-01-01', null, { kind: 'permanent' }];

describe('standing on a day', () => {
  it('ends with the employment, and the day before the retirement begins', () => {
    const leaves = person(['employment', '2010-01-01', '2020-06-30', {}]);
    expect(standingOn(leaves, '2009-12-31').employed).toBe(false);
    expect(standingOn(leaves, '2020-06-30').employed).toBe(true);
    expect(standingOn(leaves, '2020-07-01').employed).toBe(false);
    const retires = person(works, ['retirement', '2024-03-01', null, {}]);
    expect(standingOn(retires, '2024-02-29')).toMatchObject({ employed: true, retiresOn: '2024-03-01' });
    expect(standingOn(retires, '2024-03-01').employed).toBe(false);
  });

  it('says nothing of what is not recorded', () => {
    expect(standingOn(person(works), '2023-11-20')).toMatchObject({
      ...{ lecturing: null, rank: null, degree: null, theory: null, posts: [], retiresOn: null },
      relevantMaster: 'no',
    });
  });

  it('counts a rank from its first day without a break', () => {
    const one = person(
      ['rank', '2008-01-01', '2012-12-31', { code: 'V.07.01.03' }],
      ['rank', '2014-01-01', '2018-12-31', { code: 'V.07.01.03' }],
      ['rank', '2019-01-01', '2023-06-30', { code: 'V.07.01.03' }],
      ['rank', '2023-07-01', null, { code: 'V.07.01.02' }],
    );
    expect(standingOn(one, '2020-01-01').rank).toEqual({
      ...{ code: 'V.07.01.03', since: '2014-01-01', recordId: 'r2' },
    });
    expect(standingOn(one, '2013-05-05').rank).toBeNull();
    expect(standingOn(one, '2023-07-01').rank).toMatchObject({ code: 'V.07.01.02', since: '2023-07-01' });
  });

  it('does not know since when where the first row does not say', () => {
    const one = person(
      ['rank', null, '2018-12-31', { code: 'V.07.01.03' }],
      ['rank', '2019-01-01', null, { code: 'V.07.01.03' }],
    );
    expect(standingOn(one, '2020-01-01').rank?.since).toBeNull();
  });

  it('takes the highest degree, and asks whether a master suits', () => {
    const degree = (level: string, relevant: boolean | null, from = '2015-01-01'): Row => [
      ...(['degree', from, null] as const),
      { level, field: 'Triết học', relevant },
    ];
    const of = (...rows: Row[]) => standingOn(person(...rows), '2023-11-20');
    expect(of(degree('master', true), degree('bachelor', true)).degree?.data.level).toBe('master');
    expect(of(degree('master', null)).relevantMaster).toBe('undecided');
    expect(of(degree('doctor', false)).relevantMaster).toBe('no');
    expect(of(degree('doctor', null), degree('master', true))).toMatchObject({
      ...{ relevantMaster: 'yes', relevantMasterId: 'r1' },
    });
    expect(of(degree('master', true, '2024-01-01')).relevantMaster).toBe('no');
  });

  it.each([
    ['Hiệu trưởng', 'school', 'principal'],
    ['Phó Hiệu trưởng', 'school', 'vicePrincipal'],
    ['Trưởng khoa', 'unit', 'unitHead'],
    ['Phó Trưởng phòng', 'unit', 'unitDeputy'],
    ['Phóng viên', 'unit', 'unitHead'],
    ['Giảng viên', 'no', null],
  ] as const)('%s', (title, leads, place) => {
    expect(placeOf({ title, leads, unitId: null, unitName: null })).toBe(place);
  });

  it('counts the concurrent where the school says so', () => {
    const standing = standingOn(
      person(works, ['lecturing', null, null, { kind: 'concurrent' }]),
      '2023-01-01',
    );
    expect([countsAsLecturer(standing, true), countsAsLecturer(standing, false)]).toEqual([true, false]);
  });
});
