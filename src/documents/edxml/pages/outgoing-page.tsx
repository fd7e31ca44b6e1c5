import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { fullNumber } from '../../numbering/rules.ts';
import { businessLabels, sentStateLabels } from '../../sending/labels.ts';
import type { Sent } from '../../sending/schema.ts';
import { edxmlApi } from '../api.ts';
import { FrameTabs } from '../components/frame-tabs.tsx';
import { SendForm } from '../components/send-form.tsx';
import { Trail } from '../components/trail.tsx';

/** What went out to other systems, and what each receiver said of it. */
export function OutgoingPage(_props: { id: string }) {
  const found = useQuery(edxmlApi.edxmlSending.list.queryOptions({ input: {} }));
  const [isSending, setSending] = useState(false);
  const keeps = may(useViewer(), 'edxml.keep');
  return (
    <>
      <PageHead
        title="Liên thông văn bản"
        beside={<FrameTabs at="/lien-thong/di" />}
        actions={
          keeps ? (
            <Button variant="filled" onClick={() => setSending(true)}>
              Gửi văn bản
            </Button>
          ) : null
        }
      />
      <Stack>
        {isSending ? <SendForm onClose={() => setSending(false)} /> : null}
        {found.isPending ? <LoadingRows rows={6} /> : null}
        {found.isError ? <ReadError title="Không mở được các gói đã gửi" query={found} /> : null}
        {found.data?.length === 0 ? (
          <Card>
            <EmptyState title="Chưa gửi gói nào">
              Gửi văn bản đã phát hành cho cơ quan có mã, hoặc gửi báo cáo từ trang của gói đã nhận.
            </EmptyState>
          </Card>
        ) : null}
        {found.data?.map((sent) => (
          <SentCard key={sent.id} sent={sent} keeps={keeps} />
        ))}
      </Stack>
    </>
  );
}

const kinds = { document: 'Văn bản', report: 'Báo cáo', status: 'Trạng thái' } as const;

function SentCard({ sent, keeps }: { sent: Sent; keeps: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const after = useAfterAct(() => setAsking(false));
  const recall = useMutation(edxmlApi.edxmlSending.recall.mutationOptions({ onSuccess: after }));
  const retry = useMutation(edxmlApi.edxmlSending.retry.mutationOptions({ onSuccess: after }));
  const { id, kind, business, state, problem, receivers } = sent;
  const title = `${kinds[kind]} ${fullNumber(sent.codeNumber, sent.codeNotation)}`;
  return (
    <Card
      title={title}
      aside={`${businessLabels[business]}, ${sentStateLabels[state].toLowerCase()} · ${formatDate(sent.madeOn)}`}
    >
      <Stack>
        <p>{sent.subject}</p>
        {problem ? <AlertLine tone="look">{problem}</AlertLine> : null}
        {recall.data && recall.data.unconfirmed.length > 0 ? (
          <AlertLine tone="look" live>
            Chưa xin được ở nơi chưa báo «Đã đến»: {recall.data.unconfirmed.join(', ')}.
          </AlertLine>
        ) : null}
        {receivers.map(({ code, name, said }) => (
          <div key={code}>
            <strong>
              {name} ({code})
            </strong>
            <Trail said={said} none="Nơi nhận chưa báo gì." />
          </div>
        ))}
        {keeps ? (
          <Actions>
            {state !== 'sent' && sent.tries > 0 ? (
              <Button busy={retry.isPending} onClick={() => retry.mutate({ id })}>
                Gửi lại
              </Button>
            ) : null}
            {business === 'recall' ? null : <Button onClick={() => setAsking(true)}>Xin lấy lại</Button>}
          </Actions>
        ) : null}
      </Stack>
      <ReasonDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={`Xin lấy lại ${title} từ ${receivers.length} cơ quan?`}
        verb="Xin lấy lại"
        busy={recall.isPending}
        onConfirm={(reason) => recall.mutate({ id, reason })}
      >
        {recall.error ? sentenceOf(recall.error) : 'Nơi nhận trả lời đồng ý hoặc từ chối.'}
      </ReasonDialog>
    </Card>
  );
}
