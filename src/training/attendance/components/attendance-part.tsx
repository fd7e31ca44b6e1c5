import { formatNumber } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { trainingAttendanceApi } from '../api.ts';
import { sufficesFor } from '../rules.ts';
import type { ClassAttendance, Share } from '../schema.ts';

/** `18/20 (90 %)`; a dash where nothing was held yet. */
export const shareWords = ({ attended, held }: Share): string =>
  held === 0 ? '–' : `${attended}/${held} (${formatNumber(Math.round((attended * 1000) / held) / 10)} %)`;

const columnsOf = (from: number | null): Column<ClassAttendance['rows'][number]>[] => [
  {
    key: 'name',
    head: 'Học viên',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ left }) => (left ? 'đã thôi học' : null),
  },
  { key: 'share', head: 'Có mặt', width: 150, cell: shareWords },
  { key: 'late', head: 'Đến muộn', width: 100, align: 'right', cell: ({ late }) => late },
  { key: 'excused', head: 'Vắng có phép', width: 120, align: 'right', cell: ({ excused }) => excused },
  { key: 'absent', head: 'Vắng không phép', width: 140, align: 'right', cell: ({ absent }) => absent },
  { key: 'unmarked', head: 'Chưa điểm danh', width: 140, align: 'right', cell: ({ unmarked }) => unmarked },
  {
    key: 'enough',
    head: from === null ? 'Mức chuyên cần' : `Từ ${formatNumber(from)} %`,
    width: 140,
    cell: (row) => {
      if (from === null) return 'Chưa có ngưỡng';
      const enough = sufficesFor(row, from);
      return enough === null ? 'Chưa rõ' : enough ? 'Đủ' : 'Chưa đủ';
    },
  },
];

export function AttendancePart({ classId }: { classId: string }) {
  const found = useQuery(
    trainingAttendanceApi.trainingAttendance.ofClass.queryOptions({ input: { classId } }),
  );
  if (found.isError) return <ReadError title="Không mở được điểm danh" query={found} />;
  if (!found.data) return <LoadingRows rows={6} />;
  const { rows, attendanceFrom } = found.data;
  return (
    <DataTable
      label={`Điểm danh của ${rows.length} học viên`}
      rows={rows}
      columns={columnsOf(attendanceFrom)}
      rowKey={({ enrolmentId }) => enrolmentId}
      minWidth={860}
      empty={<EmptyState title="Chưa có học viên nào">Điểm danh từng buổi ở phần Lịch học.</EmptyState>}
    />
  );
}
