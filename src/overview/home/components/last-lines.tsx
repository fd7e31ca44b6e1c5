import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { logColumns } from '../../log/components/log-columns.tsx';
import type { LogLine } from '../../log/schema.ts';

const shown = logColumns.filter(({ key }) => key !== 'batch' && key !== 'seq');

/** What was done last, for who watches and changes nothing. */
export function LastLines({ lines }: { lines: LogLine[] }) {
  return (
    <Card flush title="Việc vừa làm" aside={<Link href="/nhat-ky">Mở nhật ký</Link>}>
      <DataTable
        label={`${lines.length} dòng nhật ký mới nhất`}
        rows={lines}
        columns={shown}
        rowKey={(line) => String(line.seq)}
        empty={<EmptyState title="Nhật ký chưa có dòng nào" />}
      />
    </Card>
  );
}
