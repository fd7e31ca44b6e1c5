import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import { stateLabels } from '../evidence/labels.ts';
import { resultLabels } from '../labels.ts';
import type { Dossier, IndexLine } from './schema.ts';

type Written = Pick<SheetColumn, 'heading' | 'kind' | 'width'> & { of(line: IndexLine): WrittenCell };

const columnsFor = ({ criteria }: Dossier): Written[] => [
  {
    ...{ heading: 'Tiêu chí', kind: 'text', width: 24 },
    of: ({ sheaf: { criterion } }) =>
      `${criterion}. ${criteria.find(({ number }) => number === criterion)?.name ?? ''}`,
  },
  { heading: 'Chỉ tiêu', kind: 'text', width: 9, of: ({ sheaf }) => sheaf.code },
  { heading: 'Tên chỉ tiêu', kind: 'text', width: 36, of: ({ sheaf }) => sheaf.name },
  { heading: 'Kết quả', kind: 'text', width: 14, of: ({ sheaf }) => resultLabels[sheaf.result] },
  { heading: 'Mã minh chứng', kind: 'text', width: 11, of: ({ filed }) => filed?.code ?? null },
  {
    heading: 'Tên minh chứng',
    kind: 'text',
    width: 40,
    of: ({ filed }) => filed?.title ?? 'Chưa có minh chứng',
  },
  { heading: 'Số, ký hiệu', kind: 'text', width: 16, of: ({ filed }) => filed?.number ?? null },
  { heading: 'Ngày văn bản', kind: 'day', width: 12, of: ({ filed }) => filed?.issuedOn ?? null },
  { heading: 'Cơ quan ban hành', kind: 'text', width: 22, of: ({ filed }) => filed?.issuer ?? null },
  {
    ...{ heading: 'Tình trạng', kind: 'text', width: 14 },
    of: ({ filed }) => stateLabels[filed?.state ?? 'missing'],
  },
  { heading: 'Tệp trong hồ sơ', kind: 'text', width: 46, of: ({ path }) => path },
  { heading: 'Nơi lưu bản giấy', kind: 'text', width: 22, of: ({ filed }) => filed?.paperPlace ?? null },
];

/** Mục lục hồ sơ minh chứng: each indicator with each piece of its evidence, and those without any. */
export function indexSheet(dossier: Dossier, lines: IndexLine[]): WrittenSheet {
  const columns = columnsFor(dossier);
  return {
    name: 'Mục lục',
    columns,
    batches: [lines.map((line) => columns.map(({ of }) => of(line)))],
  };
}
