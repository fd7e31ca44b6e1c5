import { formatDate } from '@dondoc/vietnamese';
import { sizeOf } from '#documents/components/moments.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { EmptyState } from '#platform/ui/states.tsx';
import { momentInWords } from '../../rules.ts';
import type { Archive } from '../schema.ts';

const columns: Column<Archive>[] = [
  {
    key: 'made',
    head: 'Lập lúc',
    card: 'title',
    cell: ({ madeAt }) => <b>{momentInWords(madeAt)}</b>,
    sub: ({ madeBy }) => madeBy ?? 'không rõ ai lập',
  },
  {
    key: 'holds',
    head: 'Gồm',
    width: 200,
    cell: ({ rows, files }) => `${rows} dòng, ${files} tệp`,
    sub: ({ size }) => sizeOf(size),
  },
  {
    key: 'hash',
    head: 'Mã băm SHA-256',
    cell: ({ sha256 }) => <span title={sha256}>{sha256.slice(0, 16)}…</span>,
  },
  {
    key: 'until',
    head: 'Giữ đến hết ngày',
    width: 150,
    cell: ({ keptUntil }) => (keptUntil ? formatDate(keptUntil) : '–'),
  },
  {
    key: 'file',
    head: 'Tệp',
    width: 190,
    cell: ({ id, keptUntil, madeAt }) =>
      keptUntil ? (
        <ButtonLink
          small
          icon={<IconDownload size={16} aria-hidden />}
          href={`/api/archives/${id}`}
          aria-label={`Tải về tệp lưu trữ lập lúc ${momentInWords(madeAt)}`}
          download
        >
          Tải về
        </ButtonLink>
      ) : (
        'đã xoá khỏi máy chủ'
      ),
  },
];

/** Those made on this installation, the newest first. */
export function ArchivesTable({ archives }: { archives: Archive[] }) {
  return (
    <DataTable
      label={`${archives.length} tệp lưu trữ`}
      rows={archives}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa lập tệp lưu trữ nào trên máy này">
          Bấm «Lập tệp lưu trữ»; máy làm xong thì tải về ở đây.
        </EmptyState>
      }
    />
  );
}
