import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { SchoolTabs } from '#accounts/schools/components/school-tabs.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Split } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { NotYet } from '../../components/not-yet.tsx';
import { shareWords } from '../../labels.ts';
import { roundsApi } from '../api.ts';
import { OpenForm } from '../components/open-form.tsx';
import type { RoundList } from '../schema.ts';

type Listed = RoundList['rounds'][number];

/** The rounds of self-assessment, the newest first; one at a time is open. */
export function AssessmentsPage() {
  const viewer = useViewer();
  const [opening, setOpening] = useState(false);
  const list = useQuery(roundsApi.rounds.list.queryOptions({ input: {} }));
  if (list.isPending) return <LoadingRows rows={6} />;
  if (list.isError) return <ReadError title="Không mở được các đợt đánh giá" query={list} />;
  const { school, sets, rounds } = list.data;
  const running = rounds.find(({ closedAt }) => !closedAt);
  const mayOpen = may(viewer, 'round.open') && school !== null && school.relation !== 'partner';
  return (
    <>
      <PageHead
        title="Đợt tự đánh giá"
        help="Mở đợt, các đơn vị của trường điền chỉ tiêu mình phụ trách, Văn phòng hoặc đầu mối của trường soát, rồi thủ trưởng hoặc Văn phòng chốt. Đợt đã chốt không thay đổi nữa."
        beside={<SchoolTabs at="rounds" />}
        actions={
          mayOpen && sets.length > 0 && !opening ? (
            <Button
              variant="filled"
              onClick={() => setOpening(true)}
              why={running ? 'đang có một đợt chưa chốt' : undefined}
            >
              Mở đợt
            </Button>
          ) : null
        }
      />
      {school === null || sets.length === 0 ? (
        <NotYet list={list.data} />
      ) : (
        <Split
          keep
          width={404}
          panel={opening ? <OpenForm sets={sets} onClose={() => setOpening(false)} /> : null}
        >
          <Card flush label="Các đợt tự đánh giá">
            <DataTable
              label={`${rounds.length} đợt tự đánh giá`}
              rows={rounds}
              columns={columns}
              rowKey={({ id }) => id}
              rowHref={({ id }) => `/truong-chuan/dot-danh-gia/${id}`}
              empty={
                <EmptyState title="Chưa có đợt tự đánh giá nào">
                  {mayOpen
                    ? 'Bấm «Mở đợt» để các đơn vị của trường bắt đầu điền.'
                    : 'Văn phòng, đầu mối hoặc thủ trưởng của trường mở đợt.'}
                </EmptyState>
              }
            />
          </Card>
        </Split>
      )}
    </>
  );
}

const columns: Column<Listed>[] = [
  {
    key: 'name',
    head: 'Đợt',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ setName, level }) => `${setName}, mức ${level}`,
  },
  { key: 'asOf', head: 'Số liệu đến hết', width: 130, cell: ({ asOf }) => formatDate(asOf) },
  {
    key: 'state',
    head: 'Tình hình',
    width: 180,
    cell: ({ closedAt, waiting }) =>
      closedAt ? 'Đã chốt' : waiting > 0 ? `Đang điền, ${waiting} chờ soát` : 'Đang điền',
    sub: ({ closedAt, dueOn }) => (!closedAt && dueOn ? `hạn điền ${formatDate(dueOn)}` : null),
  },
  {
    key: 'met',
    head: 'Đạt',
    width: 150,
    cell: ({ met, indicators }) => shareWords(met, indicators),
  },
  {
    key: 'overall',
    head: 'Mở',
    width: 120,
    cell: ({ id, name }) => (
      <ButtonLink small href={`/truong-chuan?dot=${id}`} aria-label={`Tổng thể của ${name}`}>
        Tổng thể
      </ButtonLink>
    ),
  },
];
