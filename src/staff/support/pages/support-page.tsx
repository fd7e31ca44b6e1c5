import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { STAFF_CRUMBS, StaffTabs } from '../../components/staff-tabs.tsx';
import { supportApi } from '../api.ts';
import { PolicyCard } from '../components/policy-card.tsx';
import { PolicyForm } from '../components/policy-form.tsx';
import { RequestForm } from '../components/request-form.tsx';
import { sayAmount } from '../rules.ts';
import type { Policy } from '../schema.ts';

const help =
  'Chính sách hỗ trợ đội ngũ: căn cứ, hiệu lực, ai được hưởng, đã đồng ý bao nhiêu mỗi năm. Đề nghị ngoài hiệu lực hoặc ngoài đối tượng không lập được; người lập không tự quyết định.';

/** What the province gives to its school's people, by which paper, and to whom it went. */
export function SupportPage() {
  const [panel, setPanel] = useState<'none' | 'new' | Policy>('none');
  const found = useQuery(supportApi.support.list.queryOptions({ input: {} }));
  const close = () => setPanel('none');
  const view = found.data;
  return (
    <>
      <PageHead
        crumbs={STAFF_CRUMBS}
        title="Đội ngũ"
        help={help}
        beside={<StaffTabs at="support" />}
        actions={
          view?.mayKeep && panel === 'none' ? (
            <Button variant="filled" onClick={() => setPanel('new')}>
              Ghi chính sách
            </Button>
          ) : null
        }
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được chính sách hỗ trợ" query={found} /> : null}
        {view ? (
          <>
            {view.years.length > 0 ? (
              <FactStrip
                facts={view.years.map(({ year, sum, requestIds }) => ({
                  label: `Đã đồng ý năm ${year}`,
                  value: `${sayAmount(sum)} đồng`,
                  ...(requestIds.length > 0 ? { note: `${requestIds.length} đề nghị được đồng ý` } : {}),
                }))}
              />
            ) : null}
            <Split
              keep
              width={404}
              panel={
                panel === 'new' ? (
                  <PolicyForm onClose={close} />
                ) : panel === 'none' ? undefined : (
                  <RequestForm key={panel.id} policy={panel} people={view.people} onClose={close} />
                )
              }
            >
              {view.policies.map((policy) => (
                <PolicyCard
                  key={policy.id}
                  policy={policy}
                  mayKeep={view.mayKeep}
                  onAsk={() => setPanel(policy)}
                />
              ))}
              {view.policies.length === 0 ? (
                <Card>
                  <EmptyState title="Chưa ghi chính sách hỗ trợ nào">
                    {view.mayKeep
                      ? 'Ghi chính sách theo văn bản của tỉnh: căn cứ, hiệu lực, ai được hưởng, mức.'
                      : 'Chuyên viên Văn phòng hoặc cán bộ tổ chức của trường ghi chính sách.'}
                  </EmptyState>
                </Card>
              ) : null}
            </Split>
          </>
        ) : null}
      </Stack>
    </>
  );
}
