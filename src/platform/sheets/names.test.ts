import { expect, test } from 'vitest';
import { splitNames } from './names.ts';

const known = [
  'Sở Muối',
  'Sở Đường',
  'Ban Tuyên giáo và Dân vận',
  'Ban Tuyên giáo',
  'Sở Văn hoá, Thể thao và Du lịch',
];
const find = (name: string) => (known.includes(name) ? name : null);

test.each<[string, [written: string, found: boolean][]]>([
  ['Sở Muối', [['Sở Muối', true]]],
  [
    'Sở Muối; Sở Đường.',
    [
      ['Sở Muối', true],
      ['Sở Đường', true],
    ],
  ],
  [
    '- Sở Muối\n- Sở Lạ',
    [
      ['Sở Muối', true],
      ['Sở Lạ', false],
    ],
  ],
  [
    'Sở Muối, Sở Đường và Sở Lạ',
    [
      ['Sở Muối', true],
      ['Sở Đường', true],
      ['Sở Lạ', false],
    ],
  ],
  ['Ban Tuyên giáo và Dân vận', [['Ban Tuyên giáo và Dân vận', true]]],
  [
    'Ban Tuyên giáo và Sở Muối',
    [
      ['Ban Tuyên giáo', true],
      ['Sở Muối', true],
    ],
  ],
  [
    'Sở Văn hoá, Thể thao và Du lịch, Sở Muối',
    [
      ['Sở Văn hoá, Thể thao và Du lịch', true],
      ['Sở Muối', true],
    ],
  ],
  [
    'các sở, ban, ngành liên quan và Sở Muối',
    [
      ['các sở, ban, ngành liên quan', false],
      ['Sở Muối', true],
    ],
  ],
  ['Hội Nông dân và Phát triển', [['Hội Nông dân và Phát triển', false]]],
  [
    'Sở Lạ, Sở Khác',
    [
      ['Sở Lạ', false],
      ['Sở Khác', false],
    ],
  ],
  [' ;\n', []],
])('%j', (cell, parts) => {
  expect(splitNames(cell, find).map(({ written, found }) => [written, found !== null])).toEqual(parts);
});
