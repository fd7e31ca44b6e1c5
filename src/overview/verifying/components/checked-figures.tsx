import { useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { printedWords } from '../labels.ts';
import type { CheckedReport, Verified } from '../schema.ts';

const columns: Column<Verified>[] = [
  {
    key: 'label',
    head: 'Số liệu',
    card: 'title',
    cell: ({ label, equal }) => (equal ? label : <b>{label}</b>),
    sub: ({ note }) => note,
  },
  { key: 'verdict', head: 'Kết quả', width: 110, cell: ({ equal }) => (equal ? 'Khớp' : 'Không khớp') },
  { key: 'printed', head: 'Trong báo cáo', cell: (one) => printedWords(one) },
  { key: 'recomputed', head: 'Tính lại', cell: ({ recomputed }) => recomputed },
];

/** What differs first, and on demand all that agrees. */
export function CheckedFigures({ checked }: { checked: CheckedReport }) {
  const { fileName, basis, sum, figures } = checked;
  const differing = figures.filter(({ equal }) => !equal);
  const [isWhole, setIsWhole] = useState(false);
  const rows = isWhole ? [...differing, ...figures.filter(({ equal }) => equal)] : differing;
  return (
    <Stack>
      <AlertLine tone={differing.length === 0 ? 'done' : 'look'} live>
        <b>{fileName}</b>: {sum} {basis}
      </AlertLine>
      {rows.length > 0 ? (
        <DataTable
          label={`Số liệu đã kiểm, ${rows.length} dòng`}
          rows={rows.map((row, at) => ({ ...row, at }))}
          columns={columns}
          rowKey={({ label, recomputed }) => `${label} ${recomputed}`}
          empty={null}
        />
      ) : null}
      <Actions>
        <Button small onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Chỉ xem số liệu không khớp' : `Xem cả ${figures.length} số liệu`}
        </Button>
      </Actions>
    </Stack>
  );
}
