import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { trainingLearnersApi } from '../api.ts';
import { shortOf } from '../rules.ts';
import type { Condition, Enrolled, LearnerList } from '../schema.ts';
import { ChangeLearnerForm } from './change-learner-form.tsx';
import { LearnerForm } from './learner-form.tsx';
import { LeaveForm } from './leave-form.tsx';
import { NamedForm } from './named-form.tsx';

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

type Panel = { is: 'none' | 'new' | 'named' } | { is: 'change' | 'leave'; learner: Enrolled };

/** Who sits in a class, for those who may see them. */
export function LearnersPart({ classId }: { classId: string }) {
  const [panel, setPanel] = useState<Panel>({ is: 'none' });
  const found = useQuery(trainingLearnersApi.trainingLearners.list.queryOptions({ input: { classId } }));
  const view = found.data;
  if (found.isError) return <ReadError title="Không mở được danh sách học viên" query={found} />;
  if (!view) return <LoadingRows rows={6} />;
  const close = () => setPanel({ is: 'none' });
  const columns = columnsOf(view.conditions);
  if (view.mayKeep)
    columns.push({
      ...{ key: 'acts', head: 'Việc', width: 170 },
      cell: (learner) =>
        learner.leftOn ? (
          '–'
        ) : (
          <Actions>
            <Button
              small
              aria-label={`Sửa thông tin của ${learner.name}`}
              onClick={() => setPanel({ is: 'change', learner })}
            >
              Sửa
            </Button>
            <Button
              small
              aria-label={`Ghi ${learner.name} thôi học`}
              onClick={() => setPanel({ is: 'leave', learner })}
            >
              Thôi học
            </Button>
          </Actions>
        ),
    });
  return (
    <Split
      keep
      width={404}
      panel={panel.is === 'none' ? undefined : <PanelForm {...{ panel, classId, view }} onClose={close} />}
    >
      <Stack>
        {view.seesAll ? null : <AlertLine tone="info">Chỉ hiện học viên của cơ quan đồng chí.</AlertLine>}
        <Actions>
          {view.mayKeep ? (
            <>
              <Button variant="filled" onClick={() => setPanel({ is: 'new' })}>
                Ghi danh
              </Button>
              <ButtonLink href={`/dao-tao/lop/${classId}/nhap`}>Nhập từ tệp</ButtonLink>
            </>
          ) : null}
          <ButtonLink href={`/api/training-classes/${classId}/learners.xlsx`}>Danh sách XLSX</ButtonLink>
          <ButtonLink href={`/api/training-classes/${classId}/learners.docx`}>Danh sách DOCX</ButtonLink>
        </Actions>
        {view.named.length > 0 ? (
          <AlertLine
            tone="info"
            action={
              <Button small onClick={() => setPanel({ is: 'named' })}>
                Ghi danh {view.named.length} người
              </Button>
            }
          >
            Các cơ quan đã nêu tên {view.named.length} người trong nhu cầu mà chưa ghi danh.
          </AlertLine>
        ) : null}
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

interface PanelProps {
  panel: Panel;
  classId: string;
  view: LearnerList;
  onClose(): void;
}

function PanelForm({ panel, classId, view, onClose }: PanelProps) {
  if (panel.is === 'new') return <LearnerForm {...{ classId, view, onClose }} />;
  if (panel.is === 'named') return <NamedForm {...{ classId, view, onClose }} />;
  if (panel.is === 'leave')
    return <LeaveForm key={panel.learner.id} learner={panel.learner} onClose={onClose} />;
  if (panel.is === 'change') {
    const { learner } = panel;
    return <ChangeLearnerForm key={learner.id} {...{ learner, conditions: view.conditions, onClose }} />;
  }
  return null;
}
