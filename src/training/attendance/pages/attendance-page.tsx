import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { trainingAttendanceApi } from '../api.ts';
import { CodeCard } from '../components/code-card.tsx';
import { attendanceLabels, shortAttendanceLabels } from '../labels.ts';
import { type AttendanceState, attendanceStates, type Sheet } from '../schema.ts';

type Row = Sheet['rows'][number];
type Chosen = Record<string, AttendanceState>;

const options = attendanceStates.map((value) => ({ value, label: shortAttendanceLabels[value] }));

const columnsOf = (chosen: Chosen, onChoose: ((id: string, state: AttendanceState) => void) | null) =>
  [
    {
      ...{ key: 'name', head: 'Học viên', card: 'title' as const },
      cell: ({ name }: Row) => <b>{name}</b>,
      sub: ({ agencyName }: Row) => agencyName,
    },
    {
      ...{ key: 'state', head: 'Điểm danh', width: 340 },
      cell: ({ enrolmentId, name, mark }: Row) => {
        const state = chosen[enrolmentId] ?? mark?.state ?? null;
        if (!onChoose) return state ? attendanceLabels[state] : 'chưa điểm danh';
        return (
          <ChoiceField<AttendanceState>
            label={`Điểm danh ${name}`}
            hideLabel
            look="segments"
            value={state}
            onChange={(value) => onChoose(enrolmentId, value)}
            options={options}
          />
        );
      },
      sub: ({ mark }: Row) => (mark?.how === 'code' ? 'tự điểm danh bằng mã' : null),
    },
  ] satisfies Column<Row>[];

/** One session marked: by keys (arrows within a row, Tab to the next), or by the code on the screen. */
export function AttendancePage({ id: sessionId }: { id: string }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>({});
  const [isCode, setCode] = useState(false);
  const found = useQuery(
    trainingAttendanceApi.trainingAttendance.sheet.queryOptions({ input: { sessionId } }),
  );
  const save = useMutation(
    trainingAttendanceApi.trainingAttendance.mark.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        setChosen({});
      },
    }),
  );
  const view = found.data;
  const crumbs = [
    { label: 'Đào tạo', href: '/dao-tao/lop' },
    { label: view?.className ?? 'Lớp', href: view ? `/dao-tao/lop/${view.session.classId}` : '/dao-tao/lop' },
    { label: 'Điểm danh' },
  ];
  if (!view)
    return (
      <>
        <PageHead title="Điểm danh" crumbs={crumbs} />
        {found.isError ? (
          <ReadError title="Không mở được buổi học" query={found} />
        ) : (
          <LoadingRows rows={8} />
        )}
      </>
    );
  const { session, rows, mayMark, isToday } = view;
  const count = Object.keys(chosen).length;
  const left = rows.filter(({ enrolmentId, mark }) => !mark && !chosen[enrolmentId]);
  const all = () =>
    setChosen({
      ...chosen,
      ...Object.fromEntries(left.map(({ enrolmentId }) => [enrolmentId, 'present' as const])),
    });
  const marks = Object.entries(chosen).map(([enrolmentId, state]) => ({ enrolmentId, state }));
  return (
    <>
      <PageHead
        title={session.topic}
        help="«Có phép» là vắng có phép, «Vắng» là vắng không phép. Sửa được sau; bản ghi cũ vẫn được giữ."
        crumbs={crumbs}
        subtitle={`${session.fromTime}–${session.toTime} ngày ${formatDate(session.onDay)}, phòng ${session.room}, giảng viên ${session.lecturerName}`}
        actions={
          mayMark ? (
            <Actions>
              {isToday ? (
                <Button onClick={() => setCode(!isCode)}>{isCode ? 'Đóng mã QR' : 'Mở mã QR'}</Button>
              ) : null}
              <Button why={left.length === 0 ? 'đã đủ' : undefined} onClick={all}>
                Còn lại có mặt
              </Button>
              <Button
                variant="filled"
                busy={save.isPending}
                why={count === 0 ? 'chưa có gì mới' : undefined}
                onClick={() => save.mutate({ sessionId, marks })}
              >
                {`Lưu ${count} người`}
              </Button>
            </Actions>
          ) : null
        }
      />
      <Split
        keep
        width={420}
        panel={isCode ? <CodeCard sessionId={sessionId} from={session.fromTime} /> : undefined}
      >
        <Stack>
          {save.error ? (
            <AlertLine tone="look" live>
              {sentenceOf(save.error)}
            </AlertLine>
          ) : null}
          <Card flush label="Học viên của buổi học">
            <DataTable
              label={`${rows.length} học viên, ${left.length} chưa điểm danh`}
              rows={rows}
              columns={columnsOf(
                chosen,
                mayMark ? (id, state) => setChosen({ ...chosen, [id]: state }) : null,
              )}
              rowKey={({ enrolmentId }) => enrolmentId}
              empty={
                <EmptyState title="Lớp chưa có học viên nào">Ghi danh học viên rồi điểm danh.</EmptyState>
              }
            />
          </Card>
        </Stack>
      </Split>
    </>
  );
}
