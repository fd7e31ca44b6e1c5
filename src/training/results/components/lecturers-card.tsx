import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import type { LecturerIndex, ObjectIndex } from '../../indices/schema.ts';
import type { InstrumentHead } from '../schema.ts';
import { figureColumns, IndexTable } from './index-table.tsx';

interface Props {
  objects: ObjectIndex[];
  instrument: InstrumentHead;
  ownOnly: boolean;
}

/** What was said of each lecturer; of oneself, item by item. */
export function LecturersCard({ objects, instrument, ownOnly }: Props) {
  const lecturers = objects.flatMap((object) =>
    object.lecturers.map((lecturer) => ({ ...lecturer, object })),
  );
  if (lecturers.length === 0) return null;
  if (ownOnly)
    return (
      <>
        {lecturers.map(({ key, object, figure, criteria }) => (
          <Card key={key} title="Phiếu nói về đồng chí" flush>
            <IndexTable indices={{ objects: [{ ...object, figure, criteria }] }} instrument={instrument} />
          </Card>
        ))}
      </>
    );
  return (
    <Card
      title="Từng giảng viên"
      aside="chỉ cơ sở đào tạo, cơ quan thống nhất và chính đồng chí ấy xem"
      flush
    >
      <DataTable<LecturerIndex>
        label={`Chỉ số của ${lecturers.length} giảng viên`}
        rows={lecturers}
        columns={[
          { key: 'name', head: 'Giảng viên', card: 'title', cell: ({ name }) => name },
          ...figureColumns<LecturerIndex>(({ figure }) => figure, instrument),
        ]}
        rowKey={({ key }) => key}
      />
    </Card>
  );
}
