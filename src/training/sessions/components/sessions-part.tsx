import { addCalendarDays, formatDate, formatNumber } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Facts, Split, Stack } from '#platform/ui/layout.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { formLabels } from '../../labels.ts';
import { trainingSessionsApi } from '../api.ts';
import type { FormHours, SessionList } from '../schema.ts';
import { SessionForm } from './session-form.tsx';

type Row = SessionList['sessions'][number];

const columns: Column<Row>[] = [
  {
    key: 'day',
    head: 'Buổi',
    width: 150,
    card: 'code',
    cell: ({ onDay }) => formatDate(onDay),
    sub: ({ fromTime, toTime }) => `${fromTime}–${toTime}`,
  },
  {
    key: 'topic',
    head: 'Nội dung',
    card: 'title',
    cell: ({ topic }) => <b>{topic}</b>,
    sub: ({ form, hours }) => `${formLabels[form]}, ${formatNumber(hours)} tiết`,
  },
  { key: 'lecturer', head: 'Giảng viên', width: 180, cell: ({ lecturerName }) => lecturerName },
  { key: 'room', head: 'Phòng', width: 100, cell: ({ room }) => room },
  {
    key: 'marked',
    head: 'Điểm danh',
    width: 140,
    cell: ({ id, marked, mayMark }) =>
      mayMark ? (
        <ButtonLink small href={`/dao-tao/diem-danh/${id}`}>
          {marked > 0 ? `${marked} người` : 'Điểm danh'}
        </ButtonLink>
      ) : (
        `${marked} người`
      ),
  },
];

/** The sessions of a class, and its hours by form against the programme's. */
export function SessionsPart({ classId, firstDay }: { classId: string; firstDay: string }) {
  const client = useQueryClient();
  const [panel, setPanel] = useState<'none' | 'new' | Row>('none');
  const found = useQuery(trainingSessionsApi.trainingSessions.list.queryOptions({ input: { classId } }));
  const after = { onSuccess: () => client.invalidateQueries() };
  const copy = useMutation(trainingSessionsApi.trainingSessions.copyWeek.mutationOptions(after));
  const remove = useMutation(trainingSessionsApi.trainingSessions.remove.mutationOptions(after));
  const view = found.data;
  if (found.isError) return <ReadError title="Không mở được lịch học" query={found} />;
  if (!view) return <LoadingRows rows={6} />;
  const last = view.sessions.at(-1);
  const told = copy.data?.warnings ?? [];
  const error = copy.error ?? remove.error;
  const shown: Column<Row>[] = view.mayKeep
    ? [
        ...columns,
        {
          ...{ key: 'acts', head: 'Việc', width: 130 },
          cell: (row) =>
            row.marked > 0 ? (
              '–'
            ) : (
              <Actions>
                <Button small aria-label={`Sửa buổi ${row.topic}`} onClick={() => setPanel(row)}>
                  Sửa
                </Button>
                <Button
                  small
                  aria-label={`Bỏ buổi ${row.topic}`}
                  onClick={() => remove.mutate({ id: row.id })}
                >
                  Bỏ
                </Button>
              </Actions>
            ),
        },
      ]
    : columns;
  return (
    <Split
      keep
      width={404}
      panel={
        panel === 'none' ? undefined : (
          <SessionForm
            key={panel === 'new' ? panel : panel.id}
            {...{ classId, view, firstDay, instead: panel === 'new' ? null : panel }}
            onClose={() => setPanel('none')}
          />
        )
      }
    >
      <Stack>
        {view.mayKeep ? (
          <Actions>
            <Button variant="filled" onClick={() => setPanel('new')}>
              Xếp buổi học
            </Button>
            {last ? (
              <Button
                busy={copy.isPending}
                onClick={() =>
                  copy.mutate({
                    ...{ classId, from: last.onDay, to: addCalendarDays(last.onDay, 7) },
                    despite: told.length > 0,
                  })
                }
              >
                {told.length > 0 ? 'Đã biết, vẫn chép' : 'Chép tuần cuối sang tuần sau'}
              </Button>
            ) : null}
          </Actions>
        ) : null}
        {error ? (
          <AlertLine tone="look" live>
            {sentenceOf(error)}
          </AlertLine>
        ) : null}
        {told.map((words) => (
          <AlertLine key={words} tone="look">
            {words}
          </AlertLine>
        ))}
        {view.hours.length > 0 ? <Facts facts={view.hours.map(hoursFact)} labelWidth={140} /> : null}
        <DataTable
          label={`${view.sessions.length} buổi học`}
          rows={view.sessions}
          columns={shown}
          rowKey={({ id }) => id}
          minWidth={820}
          empty={
            <EmptyState title="Chưa xếp buổi học nào">
              Lịch xếp xong hiện trong lịch giảng của giảng viên.
            </EmptyState>
          }
        />
      </Stack>
    </Split>
  );
}

const hoursFact = ({ form, programme, planned, done }: FormHours): [string, string] => [
  formLabels[form],
  `đã học ${formatNumber(done)}, đã xếp ${formatNumber(planned)}${programme === null ? '' : `/${formatNumber(programme)}`} tiết`,
];
