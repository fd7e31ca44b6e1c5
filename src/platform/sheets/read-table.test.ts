import type { Grid, GridCell } from '@dondoc/intake';
import { describe, expect, it } from 'vitest';
import type { SheetColumn } from './columns.ts';
import { readTable } from './read-table.ts';

const columns: SheetColumn<'title' | 'lead' | 'due' | 'money' | 'kind'>[] = [
  {
    key: 'title',
    heading: 'Nội dung nhiệm vụ',
    synonyms: ['Nhiệm vụ', 'Nội dung'],
    kind: 'text',
    required: true,
  },
  { key: 'lead', heading: 'Cơ quan chủ trì', synonyms: ['Chủ trì'], kind: 'agencies' },
  { key: 'due', heading: 'Thời hạn hoàn thành', synonyms: ['Thời hạn'], kind: 'day' },
  { key: 'money', heading: 'Kinh phí', kind: 'number' },
  { key: 'kind', heading: 'Mức độ', kind: 'choice', choices: { Khẩn: 'urgent', Thường: 'usual' } },
];

type Said = string | number | Partial<GridCell> | null;

/** Rows as they are typed, from row 1; a number is a number of the sheet. */
function grid(rows: Said[][], more: Partial<Grid> = {}): Grid {
  const cell = (said: Said, column: number): GridCell[] => {
    if (said === null) return [];
    if (typeof said === 'number')
      return [{ column, text: String(said).replace('.', ','), kind: 'number', value: said }];
    return [
      typeof said === 'string'
        ? { column, text: said, kind: 'text' }
        : { column, text: '', kind: 'text', ...said },
    ];
  };
  const all = rows.map((row, i) => ({ number: i + 1, hidden: false, cells: row.flatMap(cell) }));
  return {
    ...{ name: 'Việc', hidden: false, merges: [], hiddenColumns: [] },
    rows: all.filter(({ cells }) => cells.length > 0),
    ...more,
  };
}

const head = ['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn hoàn thành'];
const read = async (rows: Said[][], more?: Partial<Grid>) => {
  const table = await readTable([grid(rows, more)], columns);
  if (!table) throw new Error('no list');
  return table;
};
const valuesOf = async (rows: Said[][], more?: Partial<Grid>) =>
  (await read(rows, more)).rows.map(({ values }) => values);

describe('the row of headings', () => {
  it.each<[string, Said[][], Partial<Grid>?]>([
    ['first of all', [head]],
    [
      'under titles, in other words, without marks',
      [['UBND TỈNH'], [], ['DANH MỤC NHIỆM VỤ'], ['Stt', 'NOI DUNG', 'Chủ trì ', 'Thời hạn (ngày)']],
    ],
    [
      'in two rows, one heading over several columns',
      [
        ['TT', 'Nội dung', 'Cơ quan thực hiện', null],
        [null, null, 'Chủ trì', 'Thời hạn'],
      ],
      {
        merges: [
          [1, 2, 1, 3],
          [1, 0, 2, 0],
          [1, 1, 2, 1],
        ],
      },
    ],
    ['with numbers of columns below', [head, ['(1)', '(2)', '(3)', '(4)']]],
  ])('%s', async (_, rows, more) => {
    expect(await valuesOf([...rows, [1, 'Rà soát', 'Sở Muối', '3/4/2026']], more)).toEqual([
      { title: 'Rà soát', lead: 'Sở Muối', due: '2026-04-03' },
    ]);
  });

  it('is asked of each sheet, and one without is named', async () => {
    const sheets = [
      grid([['Ghi chú']], { name: 'Bìa' }),
      grid([head, [1, 'Rà soát']]),
      grid([head, [1, 'Thu muối']], { hidden: true, name: 'Cũ' }),
    ];
    const table = await readTable(sheets, columns);
    expect(table?.rows.map(({ row, values }) => [row, values.title])).toEqual([[2, 'Rà soát']]);
    expect(table?.notes).toEqual([
      'Trang tính «Bìa» không có dòng tiêu đề cột nhận ra được nên không được đọc.',
      'Trang tính ẩn «Cũ» không được đọc. Bỏ ẩn trong Excel rồi chọn lại tệp nếu cần.',
    ]);
    expect(await readTable([grid([['Ghi chú', 'Nội dung gì đó']])], columns)).toBeNull();
  });
});

describe('groups and merged cells', () => {
  it('reads headings as what stands above the rows below', async () => {
    const rows = [
      head,
      ['A. XÂY DỰNG ĐẢNG'],
      ['I', 'Công tác cán bộ'],
      [1, 'Rà soát', 'Sở Muối'],
      ['II', 'Công tác khác'],
      [2, 'Thu muối', 'Sở Muối'],
      ['B. KINH TẾ'],
      [3, 'Bán muối', 'Sở Muối'],
    ] as Said[][];
    const { rows: found } = await read(rows, {
      merges: [
        [2, 0, 2, 3],
        [7, 0, 7, 3],
      ],
    });
    expect(found.map(({ groups }) => groups)).toEqual([
      ['A. XÂY DỰNG ĐẢNG', 'I Công tác cán bộ'],
      ['A. XÂY DỰNG ĐẢNG', 'II Công tác khác'],
      ['B. KINH TẾ'],
    ]);
  });

  it('reads a body that is merged over several rows in each of them', async () => {
    const rows = [head, [1, 'Rà soát', 'Sở Muối'], [2, 'Thu muối', null, '5/6/2026']] as Said[][];
    expect(await valuesOf(rows, { merges: [[2, 2, 3, 2]] })).toEqual([
      { title: 'Rà soát', lead: 'Sở Muối' },
      { title: 'Thu muối', lead: 'Sở Muối', due: '2026-06-05' },
    ]);
  });

  it('reads a task that is merged over several rows as one', async () => {
    const rows = [head, [1, 'Rà soát', 'Sở Muối', '5/6/2026'], [null, null, 'Sở Đường']] as Said[][];
    expect(
      await valuesOf(rows, {
        merges: [
          [2, 1, 3, 1],
          [2, 0, 3, 0],
        ],
      }),
    ).toEqual([{ title: 'Rà soát', lead: 'Sở Muối\nSở Đường', due: '2026-06-05' }]);
  });
});

describe('a cell', () => {
  const one = async (heading: string, said: Said) => {
    const { rows } = await read([
      ['TT', 'Nội dung', heading],
      [1, 'Rà soát', said],
    ]);
    const { title: _, ...values } = rows[0]?.values ?? {};
    return rows[0]?.faults[0] ?? Object.values(values)[0] ?? null;
  };
  const wrong = (says: string) => ({ place: 'C2', says: expect.stringContaining(says) });

  it.each<[Said, unknown]>([
    ['3/4/2026', '2026-04-03'],
    ['12/11/2026', '2026-11-12'],
    ['03.04.2026', '2026-04-03'],
    ['ngày 03 tháng 4 năm 2026', '2026-04-03'],
    [{ text: '13/12/2026', kind: 'date', value: 46369 }, '2026-12-13'],
    [{ text: '3/4/2026 12:00', kind: 'date', value: 46115.5 }, '2026-04-03'],
    ['31/02/2026', wrong('“31/02/2026”: Tháng 2/2026 có 28 ngày.')],
    ['13/13/2026', wrong('Không có tháng 13.')],
    ['3/4/26', wrong('“3/4/26”: Năm “26” chưa đủ bốn chữ số.')],
    ['Quý III/2026', wrong('Nếu là ngày cuối kỳ, ghi 30/09/2026.')],
    ['tháng 2 năm 2028', wrong('ghi 29/02/2028')],
    ['sớm', wrong('“sớm” không phải là ngày.')],
    [46115, wrong('là số, không phải là ngày')],
    [{ kind: 'formula' }, wrong('Mở tệp bằng Excel, lưu lại')],
    [{ kind: 'error', text: '#REF!' }, wrong('#REF!')],
    [null, null],
  ])('of days: %j is %j', async (said, expected) => {
    expect(await one('Thời hạn', said)).toEqual(expected);
  });

  it.each<[Said, unknown]>([
    ['1.234.567,5', 1234567.5],
    ['14 %', 0.14],
    [0.14, 0.14],
    ['1.5', wrong('“1.5” không phải là số. Ghi theo mẫu 1.234,5.')],
  ])('of numbers: %j is %j', async (said, expected) => {
    expect(await one('Kinh phí', said)).toEqual(expected);
  });

  it.each<[Said, unknown]>([
    ['KHẨN', 'urgent'],
    ['thuong', 'usual'],
    ['gấp', wrong('“gấp” không có trong các lựa chọn: Khẩn, Thường.')],
  ])('of choices: %j is %j', async (said, expected) => {
    expect(await one('Mức độ', said)).toEqual(expected);
  });
});

describe('nothing goes without a word', () => {
  it('names columns that are not taken, rows without words, the foot, what is hidden', async () => {
    const rows = [
      [...head, 'Người theo dõi'],
      [1, 'Rà soát', 'Sở Muối', null, 'Lan', 'thêm'],
      [2, null, 'Sở Muối'],
      [],
      [null, 'Nơi nhận:'],
    ] as Said[][];
    const all = grid(rows, { hiddenColumns: [2, 9] });
    const [, first] = all.rows;
    if (first) first.hidden = true;
    const table = await readTable([all], columns);
    expect(table?.columns).toEqual(['title', 'lead', 'due']);
    expect(table?.rows[0]?.others).toEqual({ 'Người theo dõi': 'Lan', 'Ô F2': 'thêm' });
    expect(table?.unknown).toEqual([
      { sheet: 'Việc', place: 'E1', heading: 'Người theo dõi' },
      { sheet: 'Việc', place: 'F1', heading: '' },
    ]);
    expect(table?.skipped).toEqual([
      { sheet: 'Việc', row: 3, words: '2 · Sở Muối', why: 'không có nội dung ở cột bắt buộc' },
      { sheet: 'Việc', row: 5, words: 'Nơi nhận:', why: 'dòng cuối bảng: ký, nơi nhận, cộng' },
    ]);
    expect(table?.notes).toEqual([
      'Trang «Việc» có 1 dòng ẩn, vẫn được đọc.',
      'Trang «Việc» có cột ẩn C, vẫn được đọc.',
    ]);
  });
});
