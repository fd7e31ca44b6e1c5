import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Split } from '#platform/ui/layout.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { STAFF_CRUMBS, StaffTabs } from '../../components/staff-tabs.tsx';
import { promotionsApi } from '../api.ts';
import css from '../components/promotions.module.css';
import { RoundForm } from '../components/round-form.tsx';
import { stepWords } from '../labels.ts';
import type { RoundSummary } from '../schema.ts';

const addressOf = (id: string) => `/doi-ngu/thang-hang/${id}`;

/** The rounds of promotion (thăng hạng), the newest first. */
export function RoundsPage() {
  const go = useNavigate();
  const [opening, setOpening] = useState(false);
  const read = useQuery(promotionsApi.promotions.list.queryOptions({ input: {} }));
  if (read.isPending) return <LoadingRows rows={6} />;
  if (read.isError) return <ReadError title="Không mở được các đợt thăng hạng" query={read} />;
  const { rounds, rules, mayKeep } = read.data;
  return (
    <>
      <PageHead
        crumbs={STAFF_CRUMBS}
        title="Đội ngũ"
        beside={<StaffTabs at="promotions" />}
        actions={
          mayKeep && !opening ? (
            <Button variant="filled" onClick={() => setOpening(true)}>
              Mở đợt
            </Button>
          ) : null
        }
      />
      <Split
        keep
        width={404}
        panel={
          opening ? (
            <RoundForm rules={rules} onOpened={(id) => go(addressOf(id))} onClose={() => setOpening(false)} />
          ) : undefined
        }
      >
        <Card flush title="Các đợt thăng hạng" aside={`${rounds.length} đợt`}>
          <DataTable
            label={`${rounds.length} đợt thăng hạng`}
            rows={rounds}
            columns={columns}
            rowKey={({ id }) => id}
            rowHref={({ id }) => addressOf(id)}
            empty={
              <div className={css.empty}>
                <EmptyState title="Chưa có đợt thăng hạng nào">
                  {mayKeep
                    ? 'Mở đợt khi có kế hoạch; trang Đủ điều kiện cho biết ai đưa vào được.'
                    : 'Trường hoặc Ban Tổ chức Tỉnh uỷ mở đợt khi có kế hoạch.'}
                </EmptyState>
              </div>
            }
          />
        </Card>
      </Split>
    </>
  );
}

const columns: Column<RoundSummary>[] = [
  {
    key: 'name',
    head: 'Đợt',
    card: 'title',
    cell: ({ name }) => name,
    sub: ({ rank, plan, document }) =>
      [`lên ${rank.name}`, plan ?? document?.number].filter(Boolean).join(' · '),
  },
  {
    key: 'step',
    head: 'Đang ở bước',
    width: 220,
    cell: ({ current }) => (current ? stepWords[current] : 'Đã xong'),
    sub: ({ steps, current }) => {
      const planned = steps.find(({ step }) => step === current)?.plannedOn;
      return planned ? `dự kiến ${formatDate(planned)}` : null;
    },
  },
  { key: 'files', head: 'Hồ sơ', width: 90, cell: ({ counts }) => counts.files },
  { key: 'passed', head: 'Thông qua', width: 100, cell: ({ counts }) => counts.passed },
  { key: 'appointed', head: 'Bổ nhiệm', width: 100, cell: ({ counts }) => counts.appointed },
];
