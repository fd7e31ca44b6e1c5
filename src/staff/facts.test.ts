import { describe, expect, it } from 'vitest';
import type { Fact } from '#platform/facts.ts';
import { exampleRoster, peopleOf } from './example/store.ts';
import { staffFacts, staffFactsOf } from './facts.ts';
import type { PersonWithRecords, RecordKind, StaffRecord } from './schema.ts';

const ask = { officeId: 'o', schoolId: 's', day: '2023-11-20', from: '2018-11-20' };
const people = peopleOf(await exampleRoster());
const all = staffFactsOf(ask, people, true);
const figure = (fact: Fact | undefined) => (fact?.known ? fact.value : `?${fact?.reason}`);

describe('the figures of the example roster on 20/11/2023', () => {
  it.each([
    ['vien_chuc', 36],
    ['giang_vien', 28],
    ['giang_vien_co_huu', 24],
    ['giang_vien_kiem_nhiem', 4],
    ['giang_vien_chinh', 4],
    ['giang_vien_cao_cap', 0],
    ['giang_vien_thac_si', 21],
    ['giang_vien_tien_si', 2],
    ['giang_vien_co_chung_chi', 25],
    ['vien_chuc_cao_cap_llct', 20],
    ['truong_don_vi', 5],
    ['truong_don_vi_thac_si', 4],
    ['pho_don_vi', 6],
    ['hieu_truong', 1],
    ['pho_hieu_truong', 2],
    ['don_vi', 5],
    ['de_tai_cap_tinh', 1],
    ['de_tai_cap_truong', 9],
    ['bai_bao', 14],
    ['giao_trinh', 2],
    ['luot_boi_duong', 8],
  ])('%s', (name, value) => {
    const fact = all.get(name);
    expect(figure(fact)).toBe(value);
    // Every figure has its rows behind it, each once.
    expect(new Set(fact?.rows.map(({ id }) => id)).size).toBe(value);
  });

  it('names each figure that it gives, and no other', () => {
    expect(staffFacts.names.map(({ name }) => name)).toEqual([...all.keys()]);
  });

  it('leaves the concurrent out where the school does not count them', () => {
    const without = staffFactsOf(ask, people, false);
    expect(figure(without.get('giang_vien'))).toBe(24);
    expect(figure(without.get('giang_vien_kiem_nhiem'))).toBe(4);
  });

  it('follows the day and the window', () => {
    const later = staffFactsOf({ ...ask, day: '2024-07-01', from: '2022-01-01' }, people, true);
    expect(figure(later.get('giang_vien'))).toBe(27);
    expect(figure(later.get('giang_vien_chinh'))).toBe(3);
    expect(figure(later.get('giao_trinh'))).toBe(1);
    expect(figure(later.get('de_tai_cap_tinh'))).toBe(0);
  });
});

type Row = [kind: RecordKind, data: object, from?: string | undefined];
function person(id: string, ...rows: Row[]): PersonWithRecords {
  const records = [['employment', {}, '2010-01-01'] as Row, ...rows].map(
    ([kind, data, from = null], n) =>
      ({ id: `${id}${n}`, personId: id, kind, from, to: null, data, basis: null }) as StaffRecord,
  );
  return { id, code: id, name: `Người ${id}`, userId: null, records };
}
const lecturer: Row = ['lecturing', { kind: 'lecturer' }];
const factOf = (name: string, ...roster: PersonWithRecords[]) => staffFactsOf(ask, roster, true).get(name);

describe('what nobody has recorded', () => {
  it('makes every figure unknown where there is no roster', () => {
    const facts = [...staffFactsOf(ask, [], true).values()];
    expect(facts.every((fact) => !fact.known && fact.reason === 'trường chưa có danh sách đội ngũ')).toBe(
      true,
    );
  });

  it('makes a share unknown, with those who must be settled', () => {
    const master = (relevant: boolean | null): Row => [
      'degree',
      { level: 'master', field: 'Luật', relevant },
      '2015-01-01',
    ];
    const settled = person('a', lecturer, master(true));
    expect(factOf('giang_vien_thac_si', settled)).toMatchObject({ known: true, value: 1 });
    const fact = factOf('giang_vien_thac_si', settled, person('b', lecturer, master(null)));
    expect(fact).toMatchObject({ known: false, reason: 'còn 1 người chưa xác định', rows: [{ id: 'b' }] });
    expect(factOf('giang_vien_tien_si', settled, person('c', lecturer))).toMatchObject({ known: false });
    expect(factOf('giang_vien_chinh', settled)).toMatchObject({ known: false, rows: [{ id: 'a' }] });
    // Who does not count among the lecturers leaves nothing open there.
    expect(factOf('giang_vien_thac_si', settled, person('d', master(null)))).toMatchObject({ value: 1 });
  });

  it('makes a count in the window unknown where a row has no day or level', () => {
    const topic = (level: string | null, from?: string): Row => [
      'product',
      { kind: 'topic', title: 'Chợ phiên', part: 'lead', number: null, level },
      from,
    ];
    expect(factOf('de_tai_cap_truong', person('a', topic('school')))).toMatchObject({ known: false });
    expect(factOf('de_tai_cap_truong', person('a', topic(null, '2022-01-01')))).toMatchObject({
      known: false,
    });
    expect(factOf('de_tai_cap_truong', person('a', topic(null, '2012-01-01')))).toMatchObject({ value: 0 });
    expect(factOf('de_tai_cap_truong', person('a', topic('province')))).toMatchObject({ value: 0 });
  });

  it('counts what several made together once', () => {
    const article: Row = [
      'product',
      { kind: 'article', title: 'Chợ phiên', part: 'author', number: null, level: null },
      '2022-01-01',
    ];
    const fact = factOf('bai_bao', person('a', article), person('b', article));
    expect(fact).toMatchObject({
      value: 1,
      rows: [{ note: 'Người a (Tác giả), Người b (Tác giả)' }],
    });
  });
});
