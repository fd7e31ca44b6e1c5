import { formatDate } from '@dondoc/vietnamese';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { roleLabels } from '../../labels.ts';
import type { Committee, CommitteeAddress, Member } from '../../schema.ts';
import { membersOn } from '../rules.ts';

interface Props {
  committee: Committee;
  address: CommitteeAddress;
  onAddress(address: CommitteeAddress): void;
}

/** Who is in the committee on a day: each row says from when, and by which decision. */
export function MembersCard({ committee, address, onAddress }: Props) {
  const { today } = useViewer();
  const day = address.ngay ?? today;
  const rows = membersOn(committee.members, day);
  const numbers = new Map(
    committee.decisions.map(({ id, steps }) => [
      id,
      steps.find(({ stage }) => stage === 'decided')?.number ?? null,
    ]),
  );
  return (
    <Card
      flush
      title={`Thành viên vào ngày ${formatDate(day)}`}
      aside={
        <DateField
          label="Xem vào ngày"
          hideLabel
          small
          value={day}
          onChange={(ngay) => onAddress(ngay && ngay !== today ? { ngay } : {})}
        />
      }
    >
      <DataTable
        label={`${rows.length} thành viên vào ngày ${formatDate(day)}`}
        rows={rows}
        columns={columnsWith(numbers)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={`Ngày ${formatDate(day)} Ban Chỉ đạo chưa có thành viên`}>
            Thành viên có hiệu lực từ ngày quyết định được ký.
          </EmptyState>
        }
      />
    </Card>
  );
}

const columnsWith = (numbers: Map<string, string | null>): Column<Member>[] => [
  {
    ...{ key: 'position', head: 'Chức vụ, cơ quan', card: 'title' as const },
    cell: ({ name, positionTitle }) => (name ? `${name}, ${positionTitle}` : positionTitle),
    sub: ({ agency }) => agency.name,
  },
  { key: 'role', head: 'Trong Ban', width: 190, cell: ({ role }) => roleLabels[role] },
  { key: 'duty', head: 'Phân công', cell: ({ duty }) => duty ?? 'chưa ghi' },
  {
    ...{ key: 'from', head: 'Hiệu lực', width: 170 },
    cell: ({ fromDay, endedOn }) =>
      `từ ${formatDate(fromDay)}${endedOn ? `, thôi từ ${formatDate(endedOn)}` : ''}`,
    sub: ({ decisionId }) => numbers.get(decisionId) ?? null,
  },
];
