import { fold } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useIsPhone } from '#platform/ui/breakpoints.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack, Toolbar } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { proposalsApi } from '../api.ts';
import { proposalColumns } from '../components/proposal-columns.tsx';
import type { Proposal } from '../schema.ts';

/** Requests that agencies made, what the notices answered, and how the answers are carried out. */
export function ProposalsPage() {
  const [words, setWords] = useState('');
  const proposals = useQuery(proposalsApi.proposals.list.queryOptions());
  if (proposals.isPending) return <LoadingRows rows={8} />;
  if (proposals.isError) return <ReadError title="Không mở được danh sách kiến nghị" query={proposals} />;
  const all = proposals.data;
  const found = all.filter((proposal) => isFound(proposal, words));
  return (
    <>
      <PageHead
        title="Kiến nghị và trả lời"
        help="Mỗi dòng là một kiến nghị văn bản nêu, cạnh câu trả lời và nhiệm vụ giao ra từ câu trả lời đó. Bấm vào nhiệm vụ để xem ai đang làm và đến đâu."
        subtitle="Mỗi kiến nghị nêu tại văn bản, câu trả lời của văn bản và tiến độ nhiệm vụ được giao từ câu trả lời đó."
      />
      {all.length === 0 ? (
        <EmptyState title="Chưa có kiến nghị nào được trả lời">
          Kiến nghị được ghi khi phát hành văn bản có phần trả lời kiến nghị.
        </EmptyState>
      ) : (
        <Toolbar end={summary(found, all.length)}>
          <SearchField label="Tìm trong kiến nghị, trả lời" value={words} onChange={setWords} width={280} />
        </Toolbar>
      )}
      {all.length > 0 && found.length === 0 ? (
        <EmptyState
          title={`Không có kiến nghị nào khớp «${words.trim()}»`}
          action={<Button onClick={() => setWords('')}>Bỏ tìm</Button>}
        >
          Đã tìm trong {all.length} kiến nghị.
        </EmptyState>
      ) : null}
      <Stack>
        {byDocument(found).map((group) => (
          <OfDocument key={group[0]?.documentId} proposals={group} />
        ))}
      </Stack>
    </>
  );
}

function OfDocument({ proposals }: { proposals: Proposal[] }) {
  const phone = useIsPhone();
  const [first] = proposals;
  if (!first) return null;
  const name = first.documentNumber ?? 'chưa có số';
  const table = (
    <DataTable
      label={`Kiến nghị được trả lời tại văn bản ${name}, ${proposals.length} dòng`}
      rows={proposals}
      columns={proposalColumns}
      rowKey={(proposal) => proposal.id}
    />
  );
  return (
    <Card
      flush={!phone}
      title={`Văn bản ${name}`}
      aside={
        <>
          {proposals.every((proposal) => !proposal.askedBy) ? 'văn bản không nêu cơ quan kiến nghị · ' : null}
          <Link href={`/van-ban/${first.documentId}`}>Mở văn bản</Link>
        </>
      }
    >
      {table}
    </Card>
  );
}

/** Groups in the order of the list: the newest answer first. */
function byDocument(proposals: Proposal[]): Proposal[][] {
  const ids = [...new Set(proposals.map((proposal) => proposal.documentId))];
  return ids.map((id) => proposals.filter((proposal) => proposal.documentId === id));
}

function summary(found: Proposal[], total: number): string {
  const assigned = found.filter((proposal) => proposal.directives.length > 0).length;
  return `${found.length} trong ${total} kiến nghị, ${assigned} đã giao cơ quan thực hiện`;
}

function isFound({ ref, text, current, askedBy, directives }: Proposal, words: string): boolean {
  const wanted = fold(words.trim());
  const texts = [
    ref,
    text,
    current?.text ?? '',
    askedBy?.name ?? '',
    ...directives.map((directive) => directive.code),
  ];
  return texts.some((one) => fold(one).includes(wanted));
}
