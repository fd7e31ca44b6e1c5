import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import type { Figure } from '../indices/schema.ts';
import type { Result } from '../indices/store.ts';
import { waveLabels } from '../surveys/labels.ts';

interface Line {
  result: Result;
  object: string;
  criterion: string | null;
  item: string | null;
  figure: Figure | null;
}

type Written = Pick<SheetColumn, 'heading' | 'kind' | 'width'> & { of(line: Line): WrittenCell };

const columns: Written[] = [
  { heading: 'Mã lớp', kind: 'text', width: 14, of: ({ result }) => result.wave.classCode },
  { heading: 'Lớp', kind: 'text', width: 34, of: ({ result }) => result.wave.className },
  { heading: 'Chương trình', kind: 'text', width: 30, of: ({ result }) => result.wave.course.programmeName },
  { heading: 'Đợt', kind: 'text', width: 12, of: ({ result }) => waveLabels[result.wave.kind] },
  { heading: 'Kết thúc', kind: 'day', width: 12, of: ({ result }) => result.wave.closedOn },
  { heading: 'Nội dung', kind: 'text', width: 20, of: ({ object }) => object },
  { heading: 'Tiêu chí', kind: 'text', width: 24, of: ({ criterion }) => criterion },
  { heading: 'Lời hỏi', kind: 'text', width: 44, of: ({ item }) => item },
  { heading: 'Phiếu hợp lệ', kind: 'number', width: 10, of: ({ figure }) => figure?.n ?? null },
  { heading: 'Chỉ số', kind: 'number', width: 9, of: ({ figure }) => figure?.mean ?? null },
  { heading: 'Từ (95 %)', kind: 'number', width: 9, of: ({ figure }) => figure?.from ?? null },
  { heading: 'Đến (95 %)', kind: 'number', width: 9, of: ({ figure }) => figure?.to ?? null },
  {
    ...{ heading: 'Mức', kind: 'text', width: 18 },
    of: ({ figure, result }) =>
      figure ? figure.band : `không đủ ${result.wave.instrument.minimumShown} phiếu, không hiện`,
  },
];

function linesOf(result: Result): Line[] {
  const { general, objects } = result.indices;
  const line = (
    object: string,
    criterion: string | null,
    item: string | null,
    figure: Figure | null,
  ): Line => ({
    ...{ result, object, criterion, item, figure },
  });
  return [
    line('Chỉ số chung', null, null, general),
    ...objects.flatMap((object) => [
      line(object.label, null, null, object.figure),
      ...object.criteria.flatMap((criterion) => [
        line(object.label, criterion.label, null, criterion.figure),
        ...criterion.items.map(({ text, figure }) => line(object.label, criterion.label, text, figure)),
      ]),
    ]),
  ];
}

/** Every figure of the waves, one a line; a lecturer's own are not among them. */
export const figuresSheet = (results: readonly Result[]): WrittenSheet => ({
  name: 'Chỉ số khảo sát',
  columns,
  batches: results.map((result) => linesOf(result).map((line) => columns.map(({ of }) => of(line)))),
});
