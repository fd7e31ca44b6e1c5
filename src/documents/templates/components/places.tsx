import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import type { TemplatesView } from '../schema.ts';

type Place = TemplatesView['places'][number];

const columns: Column<Place>[] = [
  {
    key: 'written',
    head: 'Gõ trong mẫu',
    width: 280,
    card: 'title',
    cell: ({ written }) => <code>{written}</code>,
  },
  { key: 'says', head: 'In ra', cell: ({ says }) => says },
];

/** What may be typed into a template. */
export function Places({ places }: { places: Place[] }) {
  return (
    <Card title="Các chỗ điền" aside="gõ CHỮ HOA thì in chữ hoa" flush>
      <DataTable
        label={`Các chỗ điền, ${places.length} dòng`}
        rows={places}
        columns={columns}
        rowKey={({ written }) => written}
      />
    </Card>
  );
}
