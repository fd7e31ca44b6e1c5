import { formatDate } from '@dondoc/vietnamese';
import { regimeLabels } from '#accounts/labels.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import type { Linted, LintFinding } from '../schema.ts';

const columns: Column<LintFinding>[] = [
  {
    key: 'place',
    head: 'Chỗ',
    width: 220,
    card: 'title',
    cell: ({ place }) => <b>{place.part}</b>,
    sub: ({ place, more }) =>
      [
        place.paragraph === null ? null : `đoạn ${place.paragraph}`,
        place.words && `«${place.words}»`,
        more > 0 ? `và ${more} đoạn khác` : null,
      ]
        .filter(Boolean)
        .join(' ') || null,
  },
  { key: 'is', head: 'Đang là', cell: ({ is }) => is },
  {
    key: 'should',
    head: 'Theo thể thức',
    cell: ({ should, hint }) => `${hint ? 'Nên: ' : ''}${should}`,
  },
  { key: 'source', head: 'Căn cứ', width: 240, cell: ({ source }) => source },
];

/** What was held against what, and each thing that differs: where, how it is, how it should be, by which rule. */
export function Findings({ linted }: { linted: Linted }) {
  const { fileName, regime, date, basis, findings } = linted;
  const hints = findings.filter(({ hint }) => hint).length;
  const day = date.value ? `, ngày ${formatDate(date.value)} (${date.from})` : '';
  return (
    <Stack>
      <AlertLine tone={findings.length === 0 ? 'done' : 'look'} live>
        <b>{fileName}</b>:{' '}
        {basis === null
          ? 'văn bản có trước mọi quy định thể thức đã biết nên không soát.'
          : findings.length === 0
            ? 'không có điểm nào khác quy định.'
            : `${findings.length} điểm cần xem${hints > 0 ? `, trong đó ${hints} gợi ý` : ''}.`}{' '}
        {regimeLabels[regime.value]} ({regime.from}){day}
        {basis ? `; theo ${basis}` : ''}.
      </AlertLine>
      {findings.length > 0 ? (
        <Card flush label="Điểm cần xem">
          <DataTable
            label={`Điểm cần xem, ${findings.length} dòng`}
            rows={findings}
            columns={columns}
            rowKey={({ rule, place, is }) => `${rule} ${place.part} ${place.paragraph} ${is}`}
            empty={null}
          />
        </Card>
      ) : null}
    </Stack>
  );
}
