import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { type FactItem, FactStrip } from '#platform/ui/fact-strip.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { proposalsApi } from '../api.ts';
import { AnswersCard } from '../components/answers-card.tsx';
import { AskForm } from '../components/ask-form.tsx';
import { AskerLines } from '../components/asker-line.tsx';
import { CarriersCard } from '../components/carriers-card.tsx';
import { ConfirmForm } from '../components/confirm-form.tsx';
import { DraftActs } from '../components/draft-acts.tsx';
import { HistoryCard } from '../components/history-card.tsx';
import { KeepBox } from '../components/keep-box.tsx';
import { moverWords, ProposalStateLabel } from '../components/proposal-state.tsx';
import css from '../components/proposals.module.css';
import { SidesCard } from '../components/sides-card.tsx';
import { TracesCard } from '../components/traces-card.tsx';
import { WordForm } from '../components/word-form.tsx';
import { GONE_ON } from '../rules.ts';
import type { ProposalDetail } from '../schema.ts';

const help =
  'Một kiến nghị: ai nêu, được trả lời thế nào, ai đang làm, hai bên nói gì. Chỉ xong khi Văn phòng và cơ quan kiến nghị cùng xác nhận; không thống nhất thì mở lại.';

/** One request with all that happened to it. */
export function ProposalPage({ id }: { id: string }) {
  const found = useQuery(proposalsApi.proposals.get.queryOptions({ input: { id } }));
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được kiến nghị" query={found} />;
  return <One proposal={found.data} />;
}

function One({ proposal }: { proposal: ProposalDetail }) {
  const viewer = useViewer();
  const [isEditing, setEditing] = useState(false);
  const isOpen = !GONE_ON.includes(proposal.state);
  const mayKeep = may(viewer, 'proposal.keep');
  const current = proposal.current;
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Kiến nghị', href: '/kien-nghi' }, { label: proposal.ref || 'Một kiến nghị' }]}
        title={proposal.text}
        help={help}
      />
      <Stack>
        <Facts proposal={proposal} />
        <StateWords proposal={proposal} />
        {mayKeep && isOpen ? <AskerLines proposals={[proposal]} /> : null}
        <Split
          keep
          width={404}
          panel={
            isOpen && (mayKeep || proposal.side) && proposal.state !== 'draft' ? (
              <Stack>
                {mayKeep && current && !current.verdict ? (
                  <ConfirmForm key={current.id} proposal={proposal} answer={current} />
                ) : null}
                {proposal.side && current?.verdict ? (
                  <WordForm key={proposal.seen} proposal={proposal} side={proposal.side} />
                ) : null}
                {mayKeep ? <KeepBox proposal={proposal} /> : null}
              </Stack>
            ) : undefined
          }
        >
          <Stack>
            {proposal.mayEdit && !isEditing ? (
              <DraftActs proposal={proposal} onEdit={() => setEditing(true)} />
            ) : null}
            {isEditing ? <AskForm draft={proposal} onClose={() => setEditing(false)} /> : null}
            <SidesCard proposal={proposal} />
            <AnswersCard proposal={proposal} />
            <CarriersCard proposal={proposal} mayKeep={mayKeep && isOpen} />
            <TracesCard proposal={proposal} mayKeep={mayKeep} />
            <HistoryCard proposal={proposal} />
          </Stack>
        </Split>
      </Stack>
    </>
  );
}

function Facts({ proposal }: { proposal: ProposalDetail }) {
  const { state, askedBy, askedOn, askedAt, meeting, documentId, documentNumber, ref, reason } = proposal;
  const where = [meeting ? `${meeting.title}, ${formatDate(meeting.heldOn)}` : null, askedAt]
    .filter(Boolean)
    .join('; ');
  const facts: FactItem[] = [
    {
      label: 'Cơ quan kiến nghị',
      value: askedBy ? <Link href={`/kien-nghi/cua/${askedBy.id}`}>{askedBy.name}</Link> : 'chưa ghi',
    },
    { label: 'Nêu ngày', value: askedOn ? formatDate(askedOn) : 'chưa ghi', note: where || undefined },
    { label: 'Đang chờ', value: moverWords(proposal) ?? 'không còn ai' },
  ];
  if (documentId)
    facts.push({
      label: 'Văn bản',
      value: (
        <Link className={css.number} href={`/van-ban/${documentId}`}>
          {documentNumber ?? 'chưa có số'}
        </Link>
      ),
      note: ref ? `mục ${ref}` : undefined,
    });
  if (reason) facts.push({ label: 'Lý do', value: reason });
  return <FactStrip state={<ProposalStateLabel state={state} boxed />} facts={facts} />;
}

/** What the state asks of whoever reads. */
function StateWords({ proposal: { state, current } }: { proposal: ProposalDetail }) {
  if (state === 'disputed')
    return (
      <AlertLine tone="look">
        Hai bên chưa thống nhất nên kiến nghị được mở lại. Văn phòng làm rõ với cơ quan kiến nghị, rồi ghi trả
        lời tiếp hoặc ý kiến mới.
      </AlertLine>
    );
  if (state === 'reviewDue' && current?.reviewOn)
    return (
      <AlertLine tone="look">
        Trả lời trước mắt đã đến ngày xem lại {formatDate(current.reviewOn)}. Văn phòng ghi trả lời tiếp.
      </AlertLine>
    );
  if (state === 'split' || state === 'merged')
    return (
      <AlertLine tone="info">
        {state === 'split'
          ? 'Kiến nghị này đã tách. Theo dõi tiếp ở từng phần nêu dưới đây.'
          : 'Kiến nghị này đã gộp. Theo dõi tiếp ở kiến nghị nêu dưới đây.'}
      </AlertLine>
    );
  return null;
}
