import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { placeInWords } from '../labels.ts';
import type { TemplateFinding, TemplateTaken } from '../schema.ts';

const columns: Column<TemplateFinding>[] = [
  {
    key: 'place',
    head: 'Chỗ',
    width: 300,
    card: 'title',
    cell: ({ place }) => <b>{placeInWords(place)}</b>,
    sub: ({ place }) => (place.words ? `«${place.words}»` : null),
  },
  {
    key: 'severity',
    head: 'Mức',
    width: 120,
    card: 'state',
    cell: ({ severity }) => (severity === 'fault' ? 'Phải sửa' : 'Nên xem'),
  },
  { key: 'message', head: 'Điều cần biết', cell: ({ message }) => message },
];

/** Each thing about a template at its place. */
export function FindingsTable({ findings }: { findings: TemplateFinding[] }) {
  return (
    <DataTable
      label={`Kết quả soát mẫu, ${findings.length} dòng`}
      rows={findings}
      columns={columns}
      rowKey={({ place, message }) =>
        `${place.part} ${place.paragraph} ${place.cell} ${place.words} ${message}`
      }
    />
  );
}

/** What became of a file that was sent. */
export function Taken({ taken }: { taken: TemplateTaken }) {
  const faults = taken.findings.filter(({ severity }) => severity === 'fault').length;
  const warnings = taken.findings.length - faults;
  return (
    <Stack>
      <AlertLine tone={taken.id ? 'done' : 'look'} live>
        <b>{taken.fileName}</b>:{' '}
        {taken.id
          ? `đã nhận làm một bản mẫu, chưa dùng.${warnings > 0 ? ` ${warnings} điểm nên xem.` : ''} In thử rồi đưa vào dùng ở bảng dưới.`
          : `chưa nhận, tệp không được lưu. ${faults} lỗi phải sửa ở chỗ nêu dưới đây, rồi gửi lại.`}
      </AlertLine>
      {taken.findings.length > 0 ? (
        <Card flush label="Kết quả soát mẫu">
          <FindingsTable findings={taken.findings} />
        </Card>
      ) : null}
    </Stack>
  );
}
