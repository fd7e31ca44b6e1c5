import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { STAFF_CRUMBS, StaffTabs } from '../../components/staff-tabs.tsx';
import { staffNeedsApi } from '../api.ts';
import { AnswerForm } from '../components/answer-form.tsx';
import { NeedCard } from '../components/need-card.tsx';
import { NeedForm } from '../components/need-form.tsx';
import type { Need } from '../schema.ts';

const help =
  'Nhu cầu về đội ngũ mà trường gửi Ban Tổ chức Tỉnh uỷ, và trả lời cho từng vị trí. Người lập không tự trả lời.';

/** What staff the school asks for, and what it is given. */
export function NeedsPage() {
  const { today } = useViewer();
  const [panel, setPanel] = useState<'none' | 'new' | Need>('none');
  const found = useQuery(staffNeedsApi.staffNeeds.list.queryOptions({ input: {} }));
  const close = () => setPanel('none');
  const view = found.data;
  const mayWrite = view?.mayWrite && view.addressees.length > 0;
  return (
    <>
      <PageHead
        crumbs={STAFF_CRUMBS}
        title="Đội ngũ"
        help={help}
        beside={<StaffTabs at="needs" />}
        actions={
          view?.mayWrite && panel === 'none' ? (
            <Button
              variant="filled"
              why={mayWrite ? undefined : 'Văn phòng chưa giao cơ quan nào xem đội ngũ'}
              onClick={() => setPanel('new')}
            >
              Lập nhu cầu
            </Button>
          ) : null
        }
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được nhu cầu về đội ngũ" query={found} /> : null}
        {view ? (
          <Split
            keep
            width={404}
            panel={
              panel === 'new' ? (
                <NeedForm addressees={view.addressees} year={Number(today.slice(0, 4))} onClose={close} />
              ) : panel === 'none' ? undefined : (
                <AnswerForm key={panel.id} need={panel} onClose={close} />
              )
            }
          >
            {view.needs.map((need) => (
              <NeedCard key={need.id} need={need} onAnswer={() => setPanel(need)} />
            ))}
            {view.needs.length === 0 ? (
              <Card>
                <EmptyState title="Chưa có nhu cầu nào được gửi">
                  {view.mayWrite
                    ? 'Lập nhu cầu theo vị trí: hiện có bao nhiêu, cần thêm bao nhiêu, vì sao.'
                    : 'Cán bộ tổ chức hoặc đầu mối của trường lập và gửi nhu cầu.'}
                </EmptyState>
              </Card>
            ) : null}
          </Split>
        ) : null}
      </Stack>
    </>
  );
}
