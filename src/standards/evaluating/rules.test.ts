import { expect, it } from 'vitest';
import { faultOfRule, parse } from './rules.ts';

it.each([
  ['giang_vien_chinh / giang_vien', null],
  ['giang_vien_chinh * 100 / (giang_vien + 1.5)', null],
  ['truong_don_vi_thac_si == truong_don_vi && hieu_truong >= 1', null],
  ['giang_vien > 0 ? giang_vien_chinh : 0', null],
  ['giang_vien_chinh /', 'Quy tắc viết chưa đúng: thiếu dấu, thiếu ngoặc hoặc thừa ký tự.'],
  ['1 + 2', 'Quy tắc không dùng số liệu nào.'],
  ['giang_vien * (1 / 2)', 'Phép chia giữa hai số viết sẵn: ghi thẳng kết quả.'],
  ['gia_vang / giang_vien', 'Không có số liệu tên gia_vang.'],
])('reads %s', (rule, fault) => {
  const offered = ['giang_vien_chinh', 'giang_vien', 'truong_don_vi', 'truong_don_vi_thac_si', 'hieu_truong'];
  expect(faultOfRule(rule, offered)).toBe(fault);
});

it.each([
  'giang_vien.size() > 1',
  'giang_vien.map(x, x)',
  '"a".matches("(a+)+$")',
  '[giang_vien][0]',
  'giang_vien == "28"',
  'giang_vien * 1e-9',
])('takes nothing but numbers, names and signs: %s', (rule) => {
  expect(faultOfRule(rule)).toMatch(/^Quy tắc/);
});

it('bounds the size of a rule', () => {
  expect(faultOfRule(Array.from({ length: 400 }, () => 'giang_vien').join(' + '))).toMatch(/^Quy tắc/);
});

it('says with one rule what is wrong, without names only what is wrong in itself', () => {
  expect(faultOfRule('gia_vang / 2')).toBeNull();
  expect(parse('a + b')).toHaveProperty('ast');
});
