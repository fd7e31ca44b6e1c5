import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { LoadExample } from '#accounts/examples/components/load-example.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { ResearchTabs } from '../../components/research-tabs.tsx';
import { researchApi } from '../api.ts';
import { CallForm, CallsCard } from '../components/calls-card.tsx';
import { FieldsForm } from '../components/fields-form.tsx';
import { ProposeForm } from '../components/propose-form.tsx';
import { TopicsFigures } from '../components/topics-figures.tsx';
import { TopicsFilters } from '../components/topics-filters.tsx';
import { topicsHref } from '../components/topics-href.ts';
import { TopicsTable } from '../components/topics-table.tsx';
import { narrowed } from '../rules.ts';
import type { TopicList, TopicsAddress } from '../schema.ts';

const help =
  'Đề tài, tổng kết thực tiễn và hội thảo của trường, từ đề xuất đến ứng dụng. Việc quá hạn và việc nằm lâu nhất đứng trước, kèm ai phải làm tiếp.';

interface Props {
  address: TopicsAddress;
  onAddress(address: TopicsAddress): void;
}
type Panel = 'none' | 'propose' | 'call' | 'fields';

/** The register: what is stuck first, and who must move it. */
export function TopicsPage({ address, onAddress }: Props) {
  const [panel, setPanel] = useState<Panel>('none');
  const found = useQuery(researchApi.research.list.queryOptions({ input: {} }));
  const list = found.data;
  return (
    <>
      <PageHead
        title="Nghiên cứu"
        help={help}
        beside={<ResearchTabs at="topics" />}
        asOf={list ? formatDate(list.day) : undefined}
        actions={list ? <Acts list={list} address={address} onPanel={setPanel} /> : null}
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={10} /> : null}
        {found.isError ? <ReadError title="Không mở được sổ nghiên cứu" query={found} /> : null}
        {list ? (
          <Split keep width={404} panel={panelOf(panel, list, () => setPanel('none'))}>
            {list.topics.length === 0 ? (
              <NoTopics list={list} onPropose={() => setPanel('propose')} />
            ) : (
              <Register list={list} address={address} onAddress={onAddress} />
            )}
          </Split>
        ) : null}
      </Stack>
    </>
  );
}

function panelOf(panel: Panel, list: TopicList, onClose: () => void) {
  if (panel === 'propose') return <ProposeForm list={list} onClose={onClose} />;
  if (panel === 'call') return <CallForm day={list.day} onClose={onClose} />;
  if (panel === 'fields')
    return <FieldsForm fields={list.fields} source={list.fieldsSource} onClose={onClose} />;
  return undefined;
}

function Register({ list, address, onAddress }: Props & { list: TopicList }) {
  const rows = narrowed(list.topics, address);
  const { buoc: _, ...others } = address;
  return (
    <>
      <TopicsFigures rows={narrowed(list.topics, others)} address={address} />
      <CallsCard calls={list.calls} day={list.day} />
      <TopicsFilters rows={list.topics} address={address} onAddress={onAddress} />
      <TopicsTable rows={rows} total={list.topics.length} onClear={() => onAddress({})} />
    </>
  );
}

function Acts({
  list,
  address,
  onPanel,
}: {
  list: TopicList;
  address: TopicsAddress;
  onPanel(panel: Panel): void;
}) {
  return (
    <Actions>
      <ButtonLink href={topicsHref(address, '/api/research-topics.xlsx')}>Xuất XLSX</ButtonLink>
      {list.school ? (
        <ButtonLink href={topicsHref(address, '/api/research-topics.docx')}>Danh mục DOCX</ButtonLink>
      ) : null}
      {list.mayKeep ? <Button onClick={() => onPanel('fields')}>Lĩnh vực</Button> : null}
      {list.mayKeep ? <Button onClick={() => onPanel('call')}>Mở đợt kêu gọi</Button> : null}
      {list.mayPropose ? (
        <Button variant="filled" onClick={() => onPanel('propose')}>
          Đề xuất
        </Button>
      ) : null}
    </Actions>
  );
}

function NoTopics({ list, onPropose }: { list: TopicList; onPropose(): void }) {
  return (
    <Card>
      <EmptyState
        title={
          list.school ? 'Sổ nghiên cứu chưa có việc nào' : 'Chưa có đề tài nào do cơ quan đồng chí quản lý'
        }
        action={
          <Actions>
            {list.mayPropose ? (
              <Button variant="filled" onClick={onPropose}>
                Đề xuất việc đầu tiên
              </Button>
            ) : null}
            {list.mayKeep ? (
              <LoadExample
                label="Nạp sổ nghiên cứu ví dụ"
                act="research.keep"
                options={researchApi.researchExample.load.mutationOptions()}
              />
            ) : null}
          </Actions>
        }
      >
        Giảng viên đề xuất; cán bộ khoa học của trường ghi hội đồng, giao thực hiện, nghiệm thu và ứng dụng.
      </EmptyState>
    </Card>
  );
}
