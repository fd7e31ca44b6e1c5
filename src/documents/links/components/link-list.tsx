import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { linksApi } from '../api.ts';
import { originLabels, paperName, restsLabels, stateLabels } from '../labels.ts';
import type { LinksView, PaperLink } from '../schema.ts';
import css from './links.module.css';

/** Each link in words, what is odd of it, and what the clerk says of it. */
export function LinkList({ view, links, title }: { view: LinksView; links: PaperLink[]; title: string }) {
  return (
    <Card title={title} aside={`${links.length} liên kết`}>
      <ul className={css.list}>
        {links.map((link) => (
          <Line key={link.id} {...{ link, view }} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ link, view }: { link: PaperLink; view: LinksView }) {
  const { saidNumber, saidOn, kind, origin, state, by, why, doubts, span } = link;
  const paper = (id: string) => view.papers.find((one) => one.id === id);
  const [from, to] = [paper(link.fromId), paper(link.toId)];
  const said = [saidNumber, saidOn && formatDate(saidOn), link.saidIssuer].filter(Boolean).join(', ');
  return (
    <li>
      <div className={css.line}>
        <span>
          <b>{from ? paperName(from) : 'Văn bản khác'}</b> {restsLabels[kind]}{' '}
          <b>{to ? paperName(to) : saidNumber}</b>
        </span>
        {view.mayKeep ? <Says link={link} /> : null}
      </div>
      <p className={css.quiet}>
        Ghi là «{said}» · {originLabels[origin]} · {stateLabels[state]}
        {by ? ` (${by})` : ''}
        {why ? `: ${why}` : ''}{' '}
        {from?.documentId && span ? (
          <Link href={`/van-ban/${from.documentId}#ky-tu-${span[0]}-${span[1]}`}>Xem câu dẫn</Link>
        ) : null}
      </p>
      {doubts.map((doubt) => (
        <AlertLine key={doubt} tone="doubt">
          {doubt}
        </AlertLine>
      ))}
    </li>
  );
}

function Says({ link: { id: linkId, state, origin } }: { link: PaperLink }) {
  const [isTaking, setTaking] = useState(false);
  const say = useMutation(
    linksApi.links.say.mutationOptions({ onSuccess: useAfterAct(() => setTaking(false)) }),
  );
  const isPast = state === 'refused' || state === 'removed';
  if (isPast)
    return (
      <Button small busy={say.isPending} onClick={() => say.mutate({ linkId, word: 'restored', why: null })}>
        Lấy lại
      </Button>
    );
  const word = origin === 'read' ? ('refused' as const) : ('removed' as const);
  return (
    <Actions>
      {state === 'proposed' ? (
        <Button
          small
          busy={say.isPending}
          onClick={() => say.mutate({ linkId, word: 'confirmed', why: null })}
        >
          Xác nhận
        </Button>
      ) : null}
      <Button small onClick={() => setTaking(true)}>
        {word === 'refused' ? 'Không đúng' : 'Bỏ'}
      </Button>
      <ReasonDialog
        opened={isTaking}
        onClose={() => setTaking(false)}
        title="Bỏ liên kết này?"
        verb="Bỏ liên kết"
        busy={say.isPending}
        onConfirm={(why) => say.mutate({ linkId, word, why })}
      >
        {say.error ? sentenceOf(say.error) : null}
      </ReasonDialog>
    </Actions>
  );
}
