import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { audienceLabels } from '../../surveys/labels.ts';
import { audiencesOf } from '../../surveys/rules.ts';
import type { WaveDetail } from '../../surveys/schema.ts';
import { invitationsApi } from '../api.ts';
import { linkWayLabels } from '../labels.ts';
import type { Invitation } from '../schema.ts';
import { LinkSlips } from './link-slips.tsx';
import { PersonForm } from './person-form.tsx';

/** Who is asked, how their link went out, and who may be called to mind. */
export function PeopleCard({ wave }: { wave: WaveDetail }) {
  const client = useQueryClient();
  const [isAdding, setIsAdding] = useState(false);
  const found = useQuery(invitationsApi.invitations.list.queryOptions({ input: { waveId: wave.id } }));
  const onSuccess = () => client.invalidateQueries();
  const print = useMutation(invitationsApi.invitations.print.mutationOptions({ onSuccess }));
  const remove = useMutation(invitationsApi.invitations.remove.mutationOptions({ onSuccess }));
  const isOver = wave.state === 'closed';
  const others = audiencesOf(wave.instrument, wave.kind).filter((audience) => audience !== 'learner');
  const people = found.data?.people ?? [];
  const sendsMail = found.data?.sendsMail ?? false;
  const toPrint = people.filter(({ linkBy, email }) => linkBy === null && !(sendsMail && email));
  const silent = people.filter(({ hasAnswered }) => !hasAnswered).length;
  const problem = print.error ?? remove.error;
  return (
    <Card
      title={found.data ? `Người được hỏi (${people.length})` : 'Người được hỏi'}
      aside={sendsMail ? 'Ai có thư điện tử được gửi đường dẫn khi đợt mở' : 'Văn phòng chưa bật gửi thư'}
      flush
    >
      {found.isPending ? <LoadingRows rows={5} /> : null}
      {found.isError ? <ReadError title="Không mở được danh sách người được hỏi" query={found} /> : null}
      {problem ? (
        <AlertLine tone="look" live>
          {sentenceOf(problem)}
        </AlertLine>
      ) : null}
      {print.data ? <LinkSlips links={print.data.links} wave={wave} /> : null}
      {isAdding ? (
        <PersonForm waveId={wave.id} audiences={others} onClose={() => setIsAdding(false)} />
      ) : null}
      {found.data ? (
        <>
          {isOver ? null : (
            <div style={{ padding: 12 }}>
              <Actions>
                {others.length > 0 && !isAdding ? (
                  <Button onClick={() => setIsAdding(true)}>Thêm người được hỏi</Button>
                ) : null}
                {toPrint.length > 0 ? (
                  <Button
                    busy={print.isPending}
                    onClick={() => print.mutate({ waveId: wave.id, ids: toPrint.map(({ id }) => id) })}
                  >
                    In đường dẫn riêng cho {toPrint.length} người chưa có
                  </Button>
                ) : null}
                {silent > 0 ? (
                  <ButtonLink href={`/api/training/surveys/${wave.id}/unanswered.xlsx`}>
                    Danh sách {silent} người chưa ghi nhận trả lời (XLSX)
                  </ButtonLink>
                ) : null}
              </Actions>
              <p style={{ margin: '8px 0 0' }}>
                Ai đã trả lời được ghi theo nhóm từ năm người, nên ghi nhận có thể đến muộn.
              </p>
            </div>
          )}
          <PeopleTable {...{ people, sendsMail }} onRemove={isOver ? null : (id) => remove.mutate({ id })} />
        </>
      ) : null}
    </Card>
  );
}

interface TableProps {
  people: Invitation[];
  sendsMail: boolean;
  onRemove: ((id: string) => void) | null;
}

const mayGo = ({ isLearner, linkBy }: Invitation): boolean => !isLearner && linkBy === null;

function PeopleTable({ people, sendsMail, onRemove }: TableProps) {
  return (
    <DataTable
      label={`${people.length} người được hỏi`}
      rows={people}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa có người được hỏi">
          Học viên lấy theo danh sách lớp; người quản lý, đồng nghiệp do đơn vị mở lớp ghi.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          head: 'Họ tên',
          card: 'title',
          cell: ({ name }) => name,
          sub: ({ email }) => email ?? (sendsMail ? 'Không có thư điện tử' : null),
        },
        { key: 'audience', head: 'Tư cách', width: 170, cell: ({ audience }) => audienceLabels[audience] },
        {
          key: 'link',
          head: 'Đường dẫn riêng',
          width: 150,
          cell: ({ linkBy }) => (linkBy ? linkWayLabels[linkBy] : 'Chưa có'),
          sub: ({ linkedOn }) => (linkedOn ? formatDate(linkedOn) : null),
        },
        {
          key: 'answered',
          head: 'Đã trả lời',
          width: 150,
          cell: ({ hasAnswered }) => (hasAnswered ? 'Đã ghi nhận' : 'Chưa ghi nhận'),
        },
        ...(onRemove && people.some(mayGo)
          ? [
              {
                ...{ key: 'act', head: 'Bỏ khỏi đợt', width: 110 },
                cell: (one: Invitation) =>
                  mayGo(one) ? (
                    <Button small onClick={() => onRemove(one.id)}>
                      Bỏ
                    </Button>
                  ) : (
                    '–'
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
