import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { PanelSection } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { stateOf } from '../../components/state-of.ts';
import { noticeFindingsApi } from '../api.ts';
import { eventLabels, findingWords } from '../labels.ts';
import type { FollowedFinding } from '../schema.ts';
import css from './finding.module.css';

/** Directives whose work mends it. */
export function TiesPart({ finding, mayKeep }: { finding: FollowedFinding; mayKeep: boolean }) {
  const [code, setCode] = useState('');
  const onSuccess = useAfterAct(() => setCode(''));
  const tie = useMutation(noticeFindingsApi.noticeFindings.tie.mutationOptions({ onSuccess }));
  const untie = useMutation(noticeFindingsApi.noticeFindings.untie.mutationOptions({ onSuccess }));
  const findingId = finding.id;
  const error = tie.error ?? untie.error;
  return (
    <PanelSection title="Nhiệm vụ khắc phục" aside={`${finding.ties.length} nhiệm vụ`}>
      {finding.ties.length === 0 ? <p className={css.quiet}>Chưa gắn nhiệm vụ nào.</p> : null}
      <ul className={css.list}>
        {finding.ties.map(({ id, directive }) => (
          <li key={id}>
            <span>
              <Link href={`/nhiem-vu/${directive.code}`}>{directive.code}</Link> {directive.title}
            </span>
            <StateLabel {...stateOf(directive.standing)} />
            {mayKeep ? (
              <Button
                small
                variant="quiet"
                aria-label={`Thôi gắn ${directive.code}`}
                onClick={() => untie.mutate({ findingId, tieId: id })}
              >
                Thôi gắn
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayKeep ? (
        <form
          className={css.line}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim()) tie.mutate({ findingId, code });
          }}
        >
          <TextField label="Gắn thêm: mã nhiệm vụ" value={code} onChange={setCode} />
          <Button type="submit" busy={tie.isPending}>
            Gắn nhiệm vụ
          </Button>
        </form>
      ) : null}
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
    </PanelSection>
  );
}

interface BesideProps {
  finding: FollowedFinding;
  mayKeep: boolean;
  figure(finding: Pick<FollowedFinding, 'figures'>): string | null;
}

/** What an earlier or a later notice says of the same; a proposal until the clerk joins the two. */
export function BesidePart({ finding, mayKeep, figure }: BesideProps) {
  const onSuccess = useAfterAct();
  const join = useMutation(noticeFindingsApi.noticeFindings.join.mutationOptions({ onSuccess }));
  const part = useMutation(noticeFindingsApi.noticeFindings.part.mutationOptions({ onSuccess }));
  if (finding.beside.length === 0) return null;
  const findingId = finding.id;
  return (
    <PanelSection title="Thông báo khác cũng nêu">
      <ul className={css.list}>
        {finding.beside.map((one) => (
          <li key={one.finding.id}>
            <span>
              <Link href={`/van-ban/${one.documentId}/ket-luan?muc=${one.finding.id}`}>
                {one.side === 'earlier' ? 'Trước đó' : 'Sau đó'}, {one.documentNumber ?? 'văn bản chưa có số'}
              </Link>
              : <b>{figure(one.finding)}</b> {one.finding.text} ({findingWords(one.standing).toLowerCase()})
            </span>
            {mayKeep && one.bondId === null ? (
              <Button small onClick={() => join.mutate({ findingId, otherId: one.finding.id })}>
                Đúng là một hạn chế
              </Button>
            ) : null}
            {mayKeep && one.bondId !== null ? (
              <Button
                small
                variant="quiet"
                onClick={() => one.bondId && part.mutate({ findingId, bondId: one.bondId })}
              >
                Thôi nối
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

/** What happened to it, the newest first. */
export function EventsPart({ events }: Pick<FollowedFinding, 'events'>) {
  if (events.length === 0) return null;
  return (
    <PanelSection title="Diễn biến">
      <ul className={css.list}>
        {events.toReversed().map((one) => (
          <li key={one.id}>
            <span>
              {formatDate(one.happenedOn)} <b>{eventLabels[one.kind]}</b>
              {one.paper ? ` (${one.paper})` : ''}: {one.words}{' '}
              <small className={css.quiet}>
                {[one.actorName, one.agencyName].filter(Boolean).join(', ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
