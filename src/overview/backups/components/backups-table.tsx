import { sizeOf } from '#documents/components/moments.ts';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { momentInWords } from '../../rules.ts';
import { kindLabels, stateOf } from '../labels.ts';
import type { Backup } from '../schema.ts';

const columns: Column<Backup>[] = [
  {
    key: 'begun',
    head: 'Lúc',
    width: 240,
    card: 'title',
    cell: ({ begunAt }) => <b>{momentInWords(begunAt)}</b>,
    sub: ({ kind }) => kindLabels[kind],
  },
  {
    key: 'holds',
    head: 'Gồm',
    width: 190,
    cell: ({ rows, files }) => (rows === null ? '–' : `${rows} dòng, ${files} tệp`),
    sub: ({ size, encrypted }) => (size === null ? null : `${sizeOf(size)}${encrypted ? ', đã mã hoá' : ''}`),
  },
  { key: 'state', head: 'Kết quả', cell: (backup) => stateOf(backup) },
  {
    key: 'file',
    head: 'Tệp',
    cell: ({ file }) => file ?? '–',
    sub: ({ sha256 }) => (sha256 ? <span title={sha256}>SHA-256 {sha256.slice(0, 16)}…</span> : null),
  },
];

/** Those made and those that failed, the newest first. */
export function BackupsTable({ backups, aside }: { backups: Backup[]; aside: string }) {
  return (
    <Card flush title="Các bản sao lưu" aside={aside}>
      <DataTable
        label={`${backups.length} bản sao lưu`}
        rows={backups}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Chưa có bản sao lưu nào">
            Máy hỏng lúc này thì mất dữ liệu. Bấm «Sao lưu ngay».
          </EmptyState>
        }
      />
    </Card>
  );
}
