import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { registersApi } from '../../registers/api.ts';
import type { Term } from '../schema.ts';

/** Terms of congress: what the Party sends is numbered anew from 01 in each. */
export function TermsCard({ terms, keeps }: { terms: Term[]; keeps: boolean }) {
  const [isAdding, setAdding] = useState(false);
  return (
    <Card
      title="Nhiệm kỳ"
      aside={
        keeps && !isAdding ? (
          <Button small onClick={() => setAdding(true)}>
            Thêm nhiệm kỳ
          </Button>
        ) : (
          'văn bản của Đảng đánh số lại từ 01 khi sang nhiệm kỳ'
        )
      }
    >
      <Stack>
        {terms.length === 0 ? (
          <AlertLine tone="look">Chưa ghi nhiệm kỳ nào: văn bản đi của Đảng chưa cho số được.</AlertLine>
        ) : null}
        {terms.map((term) => (
          <TermLine key={term.id} {...{ term, keeps }} />
        ))}
        {isAdding ? <TermForm onClose={() => setAdding(false)} /> : null}
      </Stack>
    </Card>
  );
}

function TermLine({ term, keeps }: { term: Term; keeps: boolean }) {
  const [isEnding, setEnding] = useState(false);
  const remove = useMutation(registersApi.numbering.removeTerm.mutationOptions({ onSuccess: useAfterAct() }));
  return (
    <>
      <Toolbar
        end={
          keeps && !term.endsOn && !isEnding ? (
            <Actions>
              <Button small onClick={() => setEnding(true)}>
                Kết thúc nhiệm kỳ
              </Button>
              <Button small busy={remove.isPending} onClick={() => remove.mutate({ id: term.id })}>
                Bỏ, ghi nhầm
              </Button>
            </Actions>
          ) : null
        }
      >
        <span>
          <b>{term.name}</b>: từ {formatDate(term.startsOn)}{' '}
          {term.endsOn ? `đến ${formatDate(term.endsOn)}` : '(đang trong nhiệm kỳ)'}
        </span>
      </Toolbar>
      {remove.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(remove.error)}
        </AlertLine>
      ) : null}
      {isEnding ? <EndForm term={term} onClose={() => setEnding(false)} /> : null}
    </>
  );
}

function EndForm({ term, onClose }: { term: Term; onClose(): void }) {
  const { today } = useViewer();
  const [day, setDay] = useState<string | null>(today);
  const end = useMutation(
    registersApi.numbering.endTerm.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  return (
    <ActFields
      verb="Kết thúc nhiệm kỳ"
      act={end}
      why={day ? undefined : 'chưa ghi ngày'}
      onClose={onClose}
      onSubmit={() => day && end.mutate({ id: term.id, endsOn: day })}
    >
      <DateField label={`Ngày cuối của ${term.name}`} value={day} onChange={setDay} />
    </ActFields>
  );
}

function TermForm({ onClose }: { onClose(): void }) {
  const [name, setName] = useState('');
  const [startsOn, setStart] = useState<string | null>(null);
  const [endsOn, setEnd] = useState<string | null>(null);
  const act = useMutation(
    registersApi.numbering.addTerm.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  return (
    <ActFields
      verb="Thêm"
      act={act}
      why={name.trim().length >= 2 && startsOn ? undefined : 'chưa ghi tên, ngày đầu'}
      onClose={onClose}
      onSubmit={() => startsOn && act.mutate({ name, startsOn, endsOn })}
    >
      <Pair>
        <TextField
          label="Tên nhiệm kỳ"
          hint="Từ ngày liền kề ngày bế mạc đại hội đến ngày bế mạc đại hội sau."
          value={name}
          onChange={setName}
        />
        <DateField label="Từ ngày" value={startsOn} onChange={setStart} />
        <DateField label="Đến ngày (đang trong nhiệm kỳ: bỏ trống)" value={endsOn} onChange={setEnd} />
      </Pair>
    </ActFields>
  );
}
