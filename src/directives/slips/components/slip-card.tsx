import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { directivesApi } from '../../api.ts';
import { slipsApi } from '../api.ts';
import type { SlipPage } from '../schema.ts';
import css from './slips.module.css';

interface Props {
  slip: SlipPage;
  current: boolean;
  onFiled(sentence: string): void;
}

/** One scanned page beside the words that somebody reads off it. */
export function SlipCard({ slip, current, onFiled }: Props) {
  const client = useQueryClient();
  const [code, setCode] = useState(slip.directive?.code ?? '');
  const [agencyId, setAgencyId] = useState<string | null>(slip.directive?.leads[0]?.id ?? null);
  const [text, setText] = useState('');
  const [done, setDone] = useState(false);
  const [percent, setPercent] = useState('');
  const byHand = useQuery(
    directivesApi.directives.get.queryOptions({
      input: { code: code.trim() },
      enabled: !slip.directive && code.trim().length > 5,
      retry: false,
    }),
  );
  const found =
    slip.directive ??
    (byHand.data ? { ...byHand.data, leads: byHand.data.standing.leads.map((l) => l.agency) } : null);
  const leads = found?.leads ?? [];
  const chosen = agencyId ?? leads[0]?.id ?? null;
  const after = (sentence: string) => async () => {
    await client.invalidateQueries();
    onFiled(sentence);
  };
  const file = useMutation(
    slipsApi.slips.file.mutationOptions({ onSuccess: after(`Đã ghi báo cáo của ${found?.code ?? code}.`) }),
  );
  const drop = useMutation(slipsApi.slips.drop.mutationOptions({ onSuccess: after('Đã bỏ trang.') }));
  const failed = file.error ?? drop.error;
  const name = `Trang ${slip.page}, ${slip.fileName}`;
  return (
    <Card
      as="article"
      current={current}
      title={found ? found.code : 'Chưa đọc được mã vuông'}
      aside={`trang ${slip.page}`}
    >
      <div className={css.slip}>
        <a href={`/api/slips/${slip.id}/picture`} target="_blank" rel="noreferrer">
          <img className={css.picture} src={`/api/slips/${slip.id}/picture`} alt={name} />
        </a>
        <Fields>
          {found ? <p className={css.title}>{found.title}</p> : null}
          {slip.directive ? null : (
            <TextField
              label="Mã nhiệm vụ"
              hint={byHand.isError ? 'Không có nhiệm vụ mang mã này.' : 'Như in dưới mã vuông.'}
              required
              value={code}
              onChange={setCode}
            />
          )}
          {leads.length > 1 ? (
            <SelectField
              label="Báo cáo của cơ quan"
              options={leads.map((lead) => ({ value: lead.id, label: lead.name }))}
              value={chosen}
              onChange={setAgencyId}
            />
          ) : null}
          <TickField label="Đã xong" checked={done} onChange={setDone} />
          {done ? null : (
            <TextField
              label="Đạt bao nhiêu phần trăm"
              hint="Để trống nếu phiếu không ghi."
              inputMode="numeric"
              value={percent}
              onChange={setPercent}
            />
          )}
          <TextAreaField label="Lời trên phiếu" required value={text} onChange={setText} />
          {failed ? (
            <AlertLine tone="look" live>
              {sentenceOf(failed)}
            </AlertLine>
          ) : null}
          <Actions>
            <Button
              variant="ink"
              busy={file.isPending}
              disabled={!found || !chosen || text.trim().length < 5}
              aria-label={`Ghi báo cáo ${found?.code ?? ''}`}
              onClick={() =>
                file.mutate({
                  ...{ id: slip.id, code: found?.code ?? '', agencyId: chosen ?? '', text, done },
                  percent: done || percent.trim() === '' ? null : Number(percent),
                })
              }
            >
              Ghi báo cáo
            </Button>
            <Button
              busy={drop.isPending}
              aria-label={`Bỏ trang này, trang ${slip.page}`}
              onClick={() => drop.mutate({ id: slip.id })}
            >
              Bỏ trang này
            </Button>
          </Actions>
        </Fields>
      </div>
    </Card>
  );
}
