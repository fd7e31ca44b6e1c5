import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { edxmlApi } from '../api.ts';
import type { PackageDetail } from '../schema.ts';

/** What the clerk decides of a package now. */
export function PackageActs({ found }: { found: PackageDetail }) {
  if (found.state === 'arrived') return <Arrived found={found} />;
  if (found.state === 'asked') return <AskedBack found={found} />;
  if (found.state === 'accepted' && !found.document && found.isKept)
    return (
      <Card title="Lập văn bản từ gói này">
        <TakeButton id={found.id} />
      </Card>
    );
  if (found.state === 'accepted' && found.document?.state === 'draft')
    return (
      <Card title="Việc tiếp theo" current>
        <Actions>
          <ButtonLink variant="filled" href={`/van-ban/${found.document.id}/ra-soat`}>
            Rà soát, phát hành
          </ButtonLink>
        </Actions>
      </Card>
    );
  return null;
}

function TakeButton({ id }: { id: string }) {
  const take = useMutation(edxmlApi.edxml.take.mutationOptions({ onSuccess: useAfterAct() }));
  return (
    <>
      {take.error ? <AlertLine tone="look">{sentenceOf(take.error)}</AlertLine> : null}
      <Actions>
        <Button busy={take.isPending} onClick={() => take.mutate({ id })}>
          Lập văn bản để rà soát
        </Button>
      </Actions>
    </>
  );
}

function Arrived({ found: { id, document, isKept } }: { found: PackageDetail }) {
  const [isRefusing, setRefusing] = useState(false);
  const [isTwin, setTwin] = useState(false);
  const isPublished = document?.state === 'published';
  const accept = useMutation(edxmlApi.edxml.accept.mutationOptions({ onSuccess: useAfterAct() }));
  const refuse = useMutation(
    edxmlApi.edxml.refuse.mutationOptions({ onSuccess: useAfterAct(() => setRefusing(false)) }),
  );
  return (
    <Card title="Tiếp nhận" current>
      <p>
        Tiếp nhận thì văn bản vào sổ đến và cơ quan gửi được báo «Đã tiếp nhận».{' '}
        {isPublished
          ? 'Văn bản đã phát hành nên không từ chối được nữa.'
          : `Từ chối thì báo lý do${document ? '; bản nháp lập từ gói thôi hiệu lực' : ''}.`}
      </p>
      {accept.error ? <AlertLine tone="look">{sentenceOf(accept.error)}</AlertLine> : null}
      <Actions>
        <Button variant="filled" busy={accept.isPending} onClick={() => accept.mutate({ id })}>
          Tiếp nhận, vào sổ đến
        </Button>
        {accept.error ? <Button onClick={() => setTwin(true)}>Vẫn vào sổ, ghi lý do</Button> : null}
        {isPublished ? null : <Button onClick={() => setRefusing(true)}>Từ chối</Button>}
      </Actions>
      {!document && isKept ? <TakeButton id={id} /> : null}
      <ReasonDialog
        opened={isTwin}
        onClose={() => setTwin(false)}
        title="Vào sổ dù số, ký hiệu đã có?"
        verb="Vào sổ"
        busy={accept.isPending}
        onConfirm={(twinWhy) => accept.mutate({ id, twinWhy }, { onSuccess: () => setTwin(false) })}
      />
      <ReasonDialog
        opened={isRefusing}
        onClose={() => setRefusing(false)}
        title="Từ chối nhận văn bản này?"
        verb="Từ chối"
        busy={refuse.isPending}
        onConfirm={(reason) => refuse.mutate({ id, reason })}
      >
        {refuse.error ? sentenceOf(refuse.error) : 'Cơ quan gửi nhận được lý do này.'}
      </ReasonDialog>
    </Card>
  );
}

function AskedBack({ found: { id, head, subject } }: { found: PackageDetail }) {
  const [isDeclining, setDeclining] = useState(false);
  const answer = useMutation(
    edxmlApi.edxml.answerRecall.mutationOptions({ onSuccess: useAfterAct(() => setDeclining(false)) }),
  );
  return (
    <Card title="Cơ quan gửi xin lấy lại" current>
      <p>
        Lý do: {head?.reason ?? subject ?? 'không nêu'}. Đồng ý thì văn bản mang dấu «Đã thu hồi», không bị
        xoá; nhiệm vụ đã giao vẫn còn cho đến khi thôi giao từng nhiệm vụ.
      </p>
      {answer.error ? <AlertLine tone="look">{sentenceOf(answer.error)}</AlertLine> : null}
      <Actions>
        <Button
          variant="filled"
          busy={answer.isPending}
          onClick={() => answer.mutate({ id, agrees: true, reason: null })}
        >
          Đồng ý cho lấy lại
        </Button>
        <Button onClick={() => setDeclining(true)}>Từ chối</Button>
      </Actions>
      <ReasonDialog
        opened={isDeclining}
        onClose={() => setDeclining(false)}
        title="Từ chối cho lấy lại?"
        verb="Từ chối"
        busy={answer.isPending}
        onConfirm={(reason) => answer.mutate({ id, agrees: false, reason })}
      />
    </Card>
  );
}
