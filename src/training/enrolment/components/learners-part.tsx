import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { trainingLearnersApi } from '../api.ts';
import { shortOf } from '../rules.ts';
import type { Condition, Enrolled, LearnerList } from '../schema.ts';
import { LearnerForm } from './learner-form.tsx';
import { LeaveForm } from './leave-form.tsx';

const columnsOf = (conditions: Condition[]): Column<Enrolled>[] => [
  {
    key: 'name',
    head: 'Học viên',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ code, position }) => [code && `mã ${code}`, position].filter(Boolean).join(' · ') || null,
  },
  { key: 'agency', head: 'Cơ quan', cell: ({ agencyName }) => agencyName },
  {
    key: 'conditions',
    head: 'Điều kiện',
    width: 260,
    cell: ({ data }) =>
      conditions.length === 0
        ? '–'
        : (shortOf(conditions, data) ?? `Đạt ${conditions.length}/${conditions.length}`),
    sub: ({ exception }) => exception && `ngoại lệ: ${exception}`,
  },
  {
    key: 'enrolled',
    head: 'Ghi danh',
    width: 130,
    cell: ({ enrolledOn }) => formatDate(enrolledOn),
    sub: ({ leftOn, leftReason }) => leftOn && `thôi học ${formatDate(leftOn)}: ${leftReason}`,
  },
];

/** Who sits in a class, for those who may see them. */
export function LearnersPart({ classId }: { classId: string }) {
  const [panel, setPanel] = useState<'none' | 'new' | Enrolled>('none');
  const found = useQuery(trainingLearnersApi.trainingLearners.list.queryOptions({ input: { classId } }));
  const view = found.data;
  if (found.isError) return <ReadError title="Không mở được danh sách học viên" query={found} />;
  if (!view) return <LoadingRows rows={6} />;
  const close = () => setPanel('none');
  const columns = columnsOf(view.conditions);
  if (view.mayKeep)
    columns.push({
      ...{ key: 'leave', head: 'Thôi học', width: 110 },
      cell: (one) =>
        one.leftOn ? (
          '–'
        ) : (
          <Button small aria-label={`Ghi ${one.name} thôi học`} onClick={() => setPanel(one)}>
            Thôi học
          </Button>
        ),
    });
  return (
    <Split
      keep
      width={404}
      panel={
        panel === 'none' ? undefined : panel === 'new' ? (
          <LearnerForm {...{ classId, view }} onClose={close} />
        ) : (
          <LeaveForm key={panel.id} learner={panel} onClose={close} />
        )
      }
    >
      <Stack>
        {view.seesAll ? null : <AlertLine tone="info">Chỉ hiện học viên của cơ quan đồng chí.</AlertLine>}
        <Actions>
          {view.mayKeep ? (
            <>
              <Button variant="filled" onClick={() => setPanel('new')}>
                Ghi danh
              </Button>
              <ButtonLink href={`/dao-tao/lop/${classId}/nhap`}>Nhập từ tệp</ButtonLink>
            </>
          ) : null}
          <ButtonLink href={`/api/training-classes/${classId}/learners.xlsx`}>Danh sách XLSX</ButtonLink>
        </Actions>
        {view.named.length > 0 ? <NamedLine {...{ classId, view }} /> : null}
        <DataTable
          label={`${view.learners.length} học viên`}
          rows={view.learners}
          columns={columns}
          rowKey={({ id }) => id}
          minWidth={760}
          empty={
            <EmptyState title="Chưa có học viên nào">
              {view.mayKeep
                ? 'Ghi danh từng người, hoặc nhập danh sách từ tệp Excel.'
                : 'Đơn vị tổ chức lớp ghi danh.'}
            </EmptyState>
          }
        />
      </Stack>
    </Split>
  );
}

/** Whom agencies named in their needs: all of them at once, by way of exception where conditions are not known. */
function NamedLine({ classId, view }: { classId: string; view: LearnerList }) {
  const client = useQueryClient();
  const enrol = useMutation(
    trainingLearnersApi.trainingLearners.enrolNamed.mutationOptions({
      onSuccess: ({ written }) => (written > 0 ? client.invalidateQueries() : undefined),
    }),
  );
  const picks = view.named.map(({ needId, name }) => ({ needId, name }));
  const told = enrol.data?.warnings ?? [];
  const exception =
    view.conditions.length > 0 ? 'Theo danh sách cơ quan cử; điều kiện sẽ kiểm tra khi nhập học' : null;
  return (
    <AlertLine
      tone={told.length > 0 || enrol.error ? 'look' : 'info'}
      action={
        <Button
          small
          busy={enrol.isPending}
          onClick={() => enrol.mutate({ classId, picks, exception, despite: told.length > 0 })}
        >
          {told.length > 0 ? 'Đã biết, vẫn ghi danh' : `Ghi danh ${picks.length} người`}
        </Button>
      }
    >
      {enrol.error
        ? sentenceOf(enrol.error)
        : told.length > 0
          ? told.join(' ')
          : `Các cơ quan đã nêu tên ${picks.length} người trong nhu cầu mà chưa ghi danh.`}
    </AlertLine>
  );
}
