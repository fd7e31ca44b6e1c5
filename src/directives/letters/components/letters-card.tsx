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

interface Props {
  today: string;
  /** Agencies of which something has come to this rung and stands in no draft. */
  ripe: { agency: AgencyRef; directives: number }[];
  drafts: LetterDraft[];
  sent: SentLetter[];
  mayWrite: boolean;
}

/** One letter an agency: drafted here, signed on paper, and sent when its number, day and signer are recorded. */
export function LettersCard({ today, ripe, drafts, sent, mayWrite }: Props) {
  const client = useQueryClient();
  const [signing, setSigning] = useState<string | null>(null);
  const settled = { onSettled: () => client.invalidateQueries() };
  const draft = useMutation(lettersApi.letters.draft.mutationOptions(settled));
  const drop = useMutation(lettersApi.letters.drop.mutationOptions(settled));
  const error = draft.error ?? drop.error;
  return (
    <Card title="Công văn đôn đốc" aside={`${ripe.length} cơ quan đến lượt`}>
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
      {ripe.length + drafts.length + sent.length === 0 ? <p>Chưa có cơ quan nào đến bậc công văn.</p> : null}
      <ul className={css.list}>
        {ripe.map(({ agency, directives }) => (
          <li key={agency.id}>
            <b>{agency.name}</b>
            <span className={css.facts}>{directives} nhiệm vụ đến bậc công văn</span>
            {mayWrite ? (
              <Button
                small
                icon={<IconFileText size={16} aria-hidden />}
                busy={draft.isPending}
                onClick={() => draft.mutate({ agencyId: agency.id })}
                aria-label={`Lập công văn gửi ${agency.name}`}
              >
                Lập công văn
              </Button>
            ) : null}
          </li>
        ))}
        {drafts.map((letter) => (
          <li key={letter.id}>
            <b>{letter.agency.name}</b>
            <span className={css.facts}>
              chờ ký · {letter.lines} nhiệm vụ · lập {formatDate(letter.draftedOn)}
              {letter.draftedBy ? `, ${letter.draftedBy}` : ''}
            </span>
            <Actions>
              <ButtonLink
                small
                icon={<IconDownload size={16} aria-hidden />}
                href={`/api/letters/${letter.id}`}
                download
              >
                Tải DOCX
              </ButtonLink>
              {mayWrite && signing !== letter.id ? (
                <>
                  <Button small onClick={() => setSigning(letter.id)}>
                    Ghi đã ký
                  </Button>
                  <Button small busy={drop.isPending} onClick={() => drop.mutate({ letterId: letter.id })}>
                    Bỏ
                  </Button>
                </>
              ) : null}
            </Actions>
            {signing === letter.id ? (
              <SignedForm letter={letter} today={today} onClose={() => setSigning(null)} />
            ) : null}
          </li>
        ))}
      </ul>
      {sent.length > 0 ? (
        <>
          <h3 className={css.sent}>Đã gửi</h3>
          <ul className={css.list}>
            {sent.map((letter) => (
              <li key={letter.id}>
                <b>{letter.agency.name}</b>
                <span className={css.facts}>
                  số {letter.number} ngày {formatDate(letter.signedOn)} · {letter.signer} ký · {letter.lines}{' '}
                  nhiệm vụ
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}
