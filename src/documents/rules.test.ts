import { expect, test } from 'vitest';
import type { Agency } from '#accounts/schema.ts';
import { recipientAgencies } from './rules.ts';

const agency = (id: string, name: string, isUnit = false): Agency => {
  const names = [
    { name, shortName: id, aliases: [], validFrom: null, validTo: null, decision: null, source: 'thử' },
  ];
  return { id, key: id, parentId: null, isUnit, isAbove: false, regime: 'party', successions: [], names };
};
const directory = [
  agency('tt', 'Thường trực Tỉnh uỷ'),
  agency('btc', 'Ban Tổ chức Tỉnh uỷ'),
  agency('btg', 'Ban Tuyên giáo Tỉnh uỷ'),
  agency('stc', 'Sở Tài chính'),
  agency('skhcn', 'Sở Khoa học và Công nghệ'),
  agency('snv', 'Sở Nội vụ'),
  agency('phong', 'Phòng Nội vụ', true),
];
const of = (line: string) => recipientAgencies(line, directory, '2023-11-14');

test.each([
  ['Thường trực Tỉnh ủy', ['tt']],
  ['Ban Tổ chức Tỉnh ủy, Ban Tuyên giáo Tỉnh ủy,', ['btc', 'btg']],
  ['Ban Tổ chức và Sở Nội vụ', []],
  ['Sở Tài chính và Sở Nội vụ', ['stc', 'snv']],
  ['Các sở: Tài chính, Khoa học và Công nghệ, Nội vụ', ['stc', 'skhcn', 'snv']],
  ['Các sở: Tài chính, Y tế', ['stc']],
  ['Các phòng: Nội vụ', []],
  ['Như trên', []],
  ['Lưu VPTU', []],
  ['Lưu: VT, Sở Nội vụ', []],
])('«%s» goes to %j', (line, ids) => {
  expect(of(line)).toEqual(ids);
});
