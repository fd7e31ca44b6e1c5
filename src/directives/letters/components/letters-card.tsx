import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgencyRef } from '#accounts/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { IconDownload, IconFileText } from '#platform/ui/icons.ts';
import { Actions } from '#platform/ui/layout.tsx';
import { lettersApi } from '../api.ts';
import type { LetterDraft, SentLetter } from '../schema.ts';
import css from './letters.module.css';
import { SignedForm } from './signed-form.tsx';

/** An agency of which something has come to this rung and stands in no draft. */
interface Ripe {
  agency: AgencyRef;
  directives: number;
}

interface Props {
  today: string;
  ripe: Ripe[];
  drafts: LetterDraft[];
  sent: SentLetter[];
  mayWrite: boolean;
}

/** One letter an agency: drafted here, signed on paper, and sent when its number, day and signer are recorded. */
export function LettersCard({ today, ripe, drafts, sent, mayWrite }: Props) {
  const client = useQueryClient();
  const settled = { onSettled: () => client.invalidateQueries() };
  const draft = useMutation(lettersApi.letters.draft.mutationOptions(settled));
  const drop = useMutation(lettersApi.letters.drop.mutationOptions(settled));
  const error = draft.error ?? drop.error;
  const onDraft = mayWrite ? (agencyId: string) => draft.mutate({ agencyId }) : null;
  const onDrop = mayWrite ? (letterId: string) => drop.mutate({ letterId }) : null;
  return (
    <Card title="Công văn đôn đốc" aside={`${ripe.length} cơ quan đến lượt`}>
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
      {ripe.length + drafts.length + sent.length === 0 ? <p>Chưa có cơ quan nào đến bậc công văn.</p> : null}
      <ul className={css.list}>
        {ripe.map((one) => (
          <RipeItem key={one.agency.id} {...one} onDraft={onDraft} busy={draft.isPending} />
        ))}
        {drafts.map((letter) => (
          <DraftItem key={letter.id} letter={letter} today={today} onDrop={onDrop} busy={drop.isPending} />
        ))}
      </ul>
      {sent.length > 0 ? <h3 className={css.sent}>Đã gửi</h3> : null}
      <ul className={css.list}>
        {sent.map(({ id, agency, number, signedOn, signer, lines }) => (
          <li key={id}>
            <b>{agency.name}</b>
            <span className={css.facts}>
              số {number} ngày {formatDate(signedOn)} · {signer} ký · {lines} nhiệm vụ
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type RipeProps = Ripe & { onDraft: ((agencyId: string) => void) | null; busy: boolean };

function RipeItem({ agency, directives, onDraft, busy }: RipeProps) {
  return (
    <li>
      <b>{agency.name}</b>
      <span className={css.facts}>{directives} nhiệm vụ đến bậc công văn</span>
      {onDraft ? (
        <Button
          small
          icon={<IconFileText size={16} aria-hidden />}
          busy={busy}
          onClick={() => onDraft(agency.id)}
          aria-label={`Lập công văn gửi ${agency.name}`}
        >
          Lập công văn
        </Button>
      ) : null}
    </li>
  );
}

interface DraftProps {
  letter: LetterDraft;
  today: string;
  onDrop: ((letterId: string) => void) | null;
  busy: boolean;
}

/** Waits for its signature: the paper to print, and what it says when it comes back. */
function DraftItem({ letter, today, onDrop, busy }: DraftProps) {
  const [signing, setSigning] = useState(false);
  const { id, agency, lines, draftedOn, draftedBy } = letter;
  return (
    <li>
      <b>{agency.name}</b>
      <span className={css.facts}>
        chờ ký · {lines} nhiệm vụ · lập {formatDate(draftedOn)}
        {draftedBy ? `, ${draftedBy}` : ''}
      </span>
      <Actions>
        <ButtonLink small icon={<IconDownload size={16} aria-hidden />} href={`/api/letters/${id}`} download>
          Tải DOCX
        </ButtonLink>
        {onDrop && !signing ? (
          <>
            <Button small onClick={() => setSigning(true)}>
              Ghi đã ký
            </Button>
            <Button small busy={busy} onClick={() => onDrop(id)}>
              Bỏ
            </Button>
          </>
        ) : null}
      </Actions>
      {signing ? <SignedForm letter={letter} today={today} onClose={() => setSigning(false)} /> : null}
    </li>
  );
}
