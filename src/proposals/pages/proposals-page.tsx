import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { LoadExample } from '#accounts/examples/components/load-example.tsx';
import { may } from '#accounts/permissions.ts';
import { useIsPhone } from '#platform/ui/breakpoints.ts';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { proposalsApi } from '../api.ts';
import { AskForm } from '../components/ask-form.tsx';
import { AskerLines } from '../components/asker-line.tsx';
import { proposalColumns } from '../components/proposal-columns.tsx';
import { StateCells } from '../components/state-cells.tsx';
import { turnLabels, verdictLabels } from '../labels.ts';
import { isShown } from '../rules.ts';
import type { Mover, Proposal, ProposalsAddress, Verdict } from '../schema.ts';
import { byTurn } from '../standing/rules.ts';

interface Props {
  address: ProposalsAddress;
  onAddress(address: ProposalsAddress): void;
}

const help =
  'Kiến nghị của các cơ quan, câu trả lời và nhiệm vụ được giao từ câu trả lời. Kiến nghị chỉ xong khi Văn phòng và cơ quan kiến nghị cùng xác nhận đã giải quyết.';

/** What was asked upward, what waits for whom first. */
export function ProposalsPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  const [isAsking, setAsking] = useState(false);
  const proposals = useQuery(proposalsApi.proposals.list.queryOptions());
  if (proposals.isPending) return <LoadingRows rows={8} />;
  if (proposals.isError) return <ReadError title="Không mở được danh sách kiến nghị" query={proposals} />;
  const all = proposals.data;
  return (
    <>
      <PageHead
        title="Kiến nghị và trả lời"
        help={help}
        asOf={formatDate(viewer.today)}
        actions={
          <>
            {all.length > 0 ? <ButtonLink href="/api/proposals.xlsx">Bảng XLSX</ButtonLink> : null}
            {may(viewer, 'proposal.ask') && !isAsking ? (
              <Button variant="filled" onClick={() => setAsking(true)}>
                Ghi kiến nghị
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {isAsking ? <AskForm onClose={() => setAsking(false)} /> : null}
        {may(viewer, 'proposal.keep') ? <AskerLines proposals={all} /> : null}
        {all.length === 0 ? <NothingYet /> : <Listed {...{ all, address, onAddress }} />}
        {all.some(({ documentId }) => documentId === null) ? null : <ExampleButton />}
      </Stack>
    </>
  );
}

function NothingYet() {
  return (
    <EmptyState title="Chưa có kiến nghị nào">
      Kiến nghị được ghi khi phát hành văn bản có phần trả lời kiến nghị, khi cơ quan gửi lên, hoặc khi Văn
      phòng ghi theo văn bản của cơ quan.
    </EmptyState>
  );
}

const ExampleButton = () => (
  <Actions>
    <LoadExample
      label="Nạp kiến nghị ví dụ"
      act="proposal.keep"
      options={proposalsApi.proposals.loadExample.mutationOptions()}
    />
  </Actions>
);

const TURNS: Mover['who'][] = ['office', 'asker', 'work', 'day', 'none'];

function Listed({ all, address, onAddress }: Props & { all: Proposal[] }) {
  const found = all.filter((proposal) => isShown(proposal, address)).toSorted(byTurn);
  const set = (part: ProposalsAddress) => onAddress({ ...address, ...part });
  const askers = new Map(
    all.flatMap(({ askedBy }) => (askedBy ? [[askedBy.id, askedBy.name] as const] : [])),
  );
  return (
    <>
      <StateCells all={all} address={address} />
      <Toolbar end={`${found.length} trong ${all.length} kiến nghị`}>
        <SearchField
          label="Tìm trong kiến nghị, trả lời"
          value={address.tim ?? ''}
          onChange={(tim) => set({ tim: tim || undefined })}
          width={260}
        />
        <FilterPill
          label="Cơ quan kiến nghị"
          options={[...askers].map(([value, label]) => ({ value, label }))}
          value={address.coquan ?? null}
          onChange={(coquan) => set({ coquan: coquan ?? undefined })}
        />
        <FilterPill
          label="Kết quả"
          options={Object.entries(verdictLabels).map(([value, label]) => ({
            value: value as Verdict,
            label,
          }))}
          value={address.ketqua ?? null}
          onChange={(ketqua) => set({ ketqua: ketqua ?? undefined })}
        />
      </Toolbar>
      {found.length === 0 ? (
        <EmptyState
          title="Không có kiến nghị nào khớp"
          action={<Button onClick={() => onAddress({})}>Bỏ lọc</Button>}
        >
          Đã tìm trong {all.length} kiến nghị.
        </EmptyState>
      ) : null}
      {TURNS.map((who) => (
        <OfTurn key={who} who={who} proposals={found.filter(({ mover }) => mover.who === who)} />
      ))}
    </>
  );
}

function OfTurn({ who, proposals }: { who: Mover['who']; proposals: Proposal[] }) {
  const phone = useIsPhone();
  if (proposals.length === 0) return null;
  return (
    <Card flush={!phone} title={turnLabels[who]} aside={`${proposals.length} kiến nghị`}>
      <DataTable
        label={`${turnLabels[who]}, ${proposals.length} kiến nghị`}
        rows={proposals}
        columns={proposalColumns}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/kien-nghi/${id}`}
      />
    </Card>
  );
}
