import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { classLabels } from '../../personal/labels.ts';
import type { DataClass, PrivacyView } from '../../personal/schema.ts';

type Group = PrivacyView['groups'][number];

const columns: Column<Group>[] = [
  {
    ...{ key: 'name', head: 'Nhóm dữ liệu', card: 'title' },
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ columns: counts }) =>
      (Object.entries(counts) as [DataClass, number][])
        .filter(([, n]) => n > 0)
        .map(([one, n]) => `${classLabels[one]}: ${n} mục`)
        .join(' · '),
  },
  { key: 'purpose', head: 'Để làm gì', cell: ({ purpose }) => purpose },
  { key: 'ground', head: 'Căn cứ', cell: ({ ground }) => ground },
  { key: 'kept', head: 'Giữ bao lâu', cell: ({ kept }) => kept },
];

/** What the house keeps of people, why, by which law, how long. */
export function CatalogueTable({ groups }: { groups: Group[] }) {
  return (
    <DataTable
      label={`Dữ liệu cá nhân, ${groups.length} nhóm`}
      rows={groups}
      columns={columns}
      rowKey={({ key }) => key}
      empty={null}
    />
  );
}
