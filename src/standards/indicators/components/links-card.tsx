import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { indicatorsApi } from '../api.ts';
import type { IndicatorView, Linked } from '../schema.ts';
import css from './indicator-page.module.css';
import { LinkedList } from './linked-list.tsx';

/** Directives and documents that bear on the indicator, and a line to put one more beside it. */
export function LinksCard({ view }: { view: IndicatorView }) {
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const onSuccess = async () => {
    setCode('');
    await client.invalidateQueries({ queryKey: indicatorsApi.indicators.key() });
  };
  const link = useMutation(indicatorsApi.indicators.link.mutationOptions({ onSuccess }));
  const unlink = useMutation(indicatorsApi.indicators.unlink.mutationOptions({ onSuccess }));
  const indicatorId = view.indicator.id;
  const error = link.error ?? unlink.error;
  const take = (one: Linked) => (
    <Button
      small
      variant="quiet"
      aria-label={`Thôi gắn ${one.directive?.code ?? one.investment?.code ?? one.document?.number ?? 'văn bản'}`}
      onClick={() => unlink.mutate({ indicatorId, linkId: one.id })}
    >
      Thôi gắn
    </Button>
  );
  return (
    <Card title="Nhiệm vụ, văn bản, hạng mục đầu tư" aside={`${view.linked.length} mục`}>
      <LinkedList linked={view.linked} {...(view.mayLink ? { act: take } : {})} />
      {view.mayLink ? (
        <form
          className={css.line}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim()) link.mutate({ indicatorId, code });
          }}
        >
          <TextField
            label="Gắn thêm: mã nhiệm vụ, số văn bản hoặc mã hạng mục đầu tư"
            placeholder="TB296-2023-3.1 hoặc 296-TB/VPTU"
            value={code}
            onChange={setCode}
          />
          <Button type="submit" busy={link.isPending}>
            Gắn
          </Button>
        </form>
      ) : null}
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
    </Card>
  );
}
