import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import type { DataRequest, Person, PrivacyView } from '../../personal/schema.ts';
import { privacyApi } from '../api.ts';
import { CatalogueTable } from '../components/catalogue-table.tsx';
import { DecideForm } from '../components/decide-form.tsx';
import { HoldCard, RequestCard } from '../components/lists.tsx';
import { SettingForm } from '../components/setting-form.tsx';
import { AskForm, HoldForm } from '../components/subject-forms.tsx';

type Panel = null | 'hold' | 'setting' | { ask: Person | null } | { decide: DataRequest };

/** What the house keeps of people, who asked about theirs, what must be kept, what is past its term. */
export function PrivacyPage(_props: Record<string, never>) {
  const [panel, setPanel] = useState<Panel>(null);
  const found = useQuery(privacyApi.privacy.view.queryOptions());
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được trang dữ liệu cá nhân" query={found} />;
  const { groups, source, holds, requests, due, may } = found.data;
  return (
    <>
      <PageHead
        title="Dữ liệu cá nhân"
        subtitle="Phần mềm giữ gì của từng người, để làm gì, theo căn cứ nào, bao lâu."
        help="Mỗi người tự lấy dữ liệu của mình và gửi yêu cầu sửa, xoá ở trang Dữ liệu của tôi. Xoá cần hai người: một người yêu cầu, người khác quyết định sau khi xem trước những gì mất, những gì luật buộc giữ. Không có gì tự xoá."
        actions={
          <Actions>
            {may.set ? <Button onClick={() => setPanel('setting')}>Thời hạn</Button> : null}
            {may.hold ? <Button onClick={() => setPanel('hold')}>Ghi việc phải giữ</Button> : null}
            {may.ask ? (
              <Button variant="filled" onClick={() => setPanel({ ask: null })}>
                Lập yêu cầu
              </Button>
            ) : null}
          </Actions>
        }
      />
      <Split
        keep
        width={404}
        panel={
          panel === null ? null : <Side panel={panel} view={found.data} onClose={() => setPanel(null)} />
        }
      >
        <Stack>
          {requests.length === 0 ? (
            <EmptyState title="Chưa có yêu cầu nào">
              Yêu cầu sửa, xoá dữ liệu cá nhân hiện ở đây để trả lời.
            </EmptyState>
          ) : null}
          {requests.map((request) => (
            <RequestCard key={request.id} request={request} onDecide={() => setPanel({ decide: request })} />
          ))}
          {due.length > 0 ? (
            <Card title={`Đã hết thời hạn giữ: ${due.length} người`}>
              <ul>
                {due.map((person) => (
                  <li key={person.id}>
                    {person.name} · {person.note} · kết thúc {formatDate(person.endedOn)}{' '}
                    {may.ask ? (
                      <Button
                        small
                        onClick={() => setPanel({ ask: person })}
                        aria-label={`Yêu cầu xoá ${person.name}`}
                      >
                        Yêu cầu xoá
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
          {holds.map((hold) => (
            <HoldCard key={hold.id} hold={hold} mayLift={may.hold} />
          ))}
          <Card flush title="Phần mềm giữ những gì" aside={source.join('; ')}>
            <CatalogueTable groups={groups} />
          </Card>
        </Stack>
      </Split>
    </>
  );
}

interface SideProps {
  panel: Exclude<Panel, null>;
  view: PrivacyView;
  onClose(): void;
}

function Side({ panel, view: { people, setting }, onClose }: SideProps) {
  if (panel === 'setting') return <SettingForm setting={setting} onClose={onClose} />;
  if (panel === 'hold') return <HoldForm people={people} chosen={null} onClose={onClose} />;
  if ('ask' in panel)
    return <AskForm key={panel.ask?.id ?? ''} people={people} chosen={panel.ask} onClose={onClose} />;
  return <DecideForm key={panel.decide.id} request={panel.decide} onClose={onClose} />;
}
