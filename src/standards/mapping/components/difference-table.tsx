import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { type Part, partLabels } from '../../sets/labels.ts';
import { diffLabels } from '../labels.ts';
import { type DiffFilter, type DiffLine, diffFilters } from '../schema.ts';
import css from './mapping.module.css';

const filterLabels: Record<DiffFilter, string> = {
  all: 'Mọi khác biệt',
  added: 'Thêm',
  gone: 'Bỏ',
  renamed: 'Đổi tên',
  thresholds: 'Đổi ngưỡng',
};

const isIn: Record<DiffFilter, (line: DiffLine) => boolean> = {
  all: ({ state }) => state !== 'same',
  added: ({ state }) => state === 'added',
  gone: ({ state }) => state === 'gone',
  renamed: ({ isRenamed }) => isRenamed,
  thresholds: ({ isThresholdChanged }) => isThresholdChanged,
};

const columns: Column<DiffLine>[] = [
  { key: 'from', head: 'Mã cũ', width: 72, cell: ({ from }) => from?.code ?? '–' },
  { key: 'to', head: 'Mã mới', width: 76, card: 'code', cell: ({ to }) => to?.code ?? '–' },
  { key: 'name', head: 'Chỉ tiêu', card: 'title', cell: ({ from, to }) => (to ?? from)?.name ?? '' },
  {
    key: 'state',
    head: 'Khác ở chỗ',
    width: 460,
    cell: ({ state, changes }) => (
      <>
        <b>{diffLabels[state]}</b>
        {changes.map(({ part, from, to }) => (
          <span key={part} className={css.remark}>
            {partLabels[part as Part] ?? part}: {from ?? 'trống'} → {to ?? 'trống'}
          </span>
        ))}
      </>
    ),
  },
];

interface Props {
  lines: DiffLine[];
  filter: DiffFilter;
  onFilter(filter: DiffFilter): void;
}

/** Line by line what the later set says otherwise. */
export function DifferenceTable({ lines, filter, onFilter }: Props) {
  const shown = lines.filter(isIn[filter]);
  const same = lines.filter(({ state }) => state === 'same').length;
  return (
    <>
      <div className={css.filter}>
        <ChoiceField<DiffFilter>
          label="Lọc khác biệt"
          hideLabel
          look="segments"
          value={filter}
          onChange={onFilter}
          options={diffFilters.map((value) => ({
            value,
            label: `${filterLabels[value]} ${lines.filter(isIn[value]).length}`,
          }))}
        />
      </div>
      <Card flush title="Khác biệt" aside={`${same} chỉ tiêu giữ nguyên`}>
        <DataTable
          label={`Khác biệt, ${shown.length} dòng`}
          rows={shown}
          columns={columns}
          rowKey={({ from, to }) => `${from?.id} ${to?.id}`}
          minWidth={760}
          empty={<EmptyState title="Không có khác biệt nào như vậy giữa hai bộ." />}
        />
      </Card>
    </>
  );
}
