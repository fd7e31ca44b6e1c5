import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Facts, Stack } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { researchApi } from '../../topics/api.ts';
import { moneyLabels, sayMoney } from '../../topics/labels.ts';
import { moneyLines } from '../../topics/rules.ts';
import type { Money, MoneyKind, TopicDetail } from '../../topics/schema.ts';

/** What nobody has entered is not nought. */
const sayEntered = (amount: bigint | null): string => (amount ? sayMoney(amount) : 'chưa ghi');

const share = (planned: bigint | null, spent: bigint | null): string =>
  planned && spent ? ` (${(Number((spent * 1000n) / planned) / 10).toLocaleString('vi-VN')} % dự toán)` : '';

/** By year and source, each sum with the entries behind it. */
export function MoneyCard({ topic }: { topic: TopicDetail }) {
  const [isAdding, setAdding] = useState(false);
  const { money, may } = topic;
  const planned = topic.planned === null ? null : BigInt(topic.planned);
  const spent = topic.spent === null ? null : BigInt(topic.spent);
  return (
    <Card
      title="Kinh phí"
      aside={
        may.keep && !isAdding ? (
          <Button small onClick={() => setAdding(true)}>
            Ghi khoản
          </Button>
        ) : null
      }
    >
      <Stack>
        {money.length === 0 ? (
          'Chưa ghi dự toán và chi.'
        ) : (
          <Facts
            labelWidth={70}
            facts={[
              ['Dự toán', sayEntered(planned)],
              ['Đã chi', `${sayEntered(spent)}${share(planned, spent)}`],
            ]}
          />
        )}
        {money.length > 0 ? (
          <DataTable
            label="Kinh phí theo năm và nguồn"
            rows={moneyLines(money)}
            rowKey={({ year, source }) => `${year} ${source}`}
            columns={[
              { key: 'year', head: 'Năm', width: 64, cell: ({ year }) => year },
              { key: 'source', head: 'Nguồn', card: 'title', cell: ({ source }) => source },
              {
                ...{ key: 'planned', head: 'Dự toán', width: 150, align: 'right' as const },
                cell: (line) => sayEntered(line.planned),
              },
              {
                ...{ key: 'spent', head: 'Đã chi', width: 150, align: 'right' as const },
                cell: (line) => sayEntered(line.spent),
              },
            ]}
          />
        ) : null}
        {money.length > 0 ? <Entries money={money} mayKeep={may.keep} /> : null}
        {isAdding ? <MoneyForm topicId={topic.id} onClose={() => setAdding(false)} /> : null}
      </Stack>
    </Card>
  );
}

function Entries({ money, mayKeep }: { money: Money[]; mayKeep: boolean }) {
  const remove = useMutation(
    researchApi.researchSteps.removeMoney.mutationOptions({ onSuccess: useAfterAct() }),
  );
  return (
    <details>
      <summary>{money.length} khoản làm nên các số trên</summary>
      <ul>
        {money.map(({ id, kind, year, source, amount, paper }) => (
          <li key={id}>
            {moneyLabels[kind]} {year}, {source}: {sayMoney(amount)}
            {paper ? `, ${paper}` : ''}{' '}
            {mayKeep ? (
              <Button small busy={remove.isPending} onClick={() => remove.mutate({ moneyId: id })}>
                Bỏ
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {remove.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(remove.error)}
        </AlertLine>
      ) : null}
    </details>
  );
}

function MoneyForm({ topicId, onClose }: { topicId: string; onClose(): void }) {
  const [kind, setKind] = useState<MoneyKind>('planned');
  const [said, setSaid] = useState({ year: '', source: '', amount: '', paper: '' });
  const add = useMutation(
    researchApi.researchSteps.addMoney.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  // Whole đồng, with the dots that people put between thousands or without.
  const amount = said.amount.replaceAll(/[.\s]/g, '');
  const isWhole = /^[1-9]\d{0,14}$/.test(amount);
  const lacks = !/^(19|20)\d\d$/.test(said.year) || !said.source.trim() || !isWhole;
  const field = (key: keyof typeof said) => ({
    value: said[key],
    onChange: (value: string) => setSaid({ ...said, [key]: value }),
  });
  const submit = () => {
    const entry = { topicId, kind, year: Number(said.year), source: said.source, amount };
    add.mutate({ ...entry, paper: said.paper.trim() || null });
  };
  return (
    <ActFields
      verb="Lưu khoản"
      why={lacks ? 'chưa đủ năm, nguồn, số tiền' : undefined}
      act={add}
      onClose={onClose}
      onSubmit={submit}
    >
      <ChoiceField
        label="Khoản"
        look="segments"
        options={[
          { value: 'planned', label: moneyLabels.planned },
          { value: 'spent', label: moneyLabels.spent },
        ]}
        value={kind}
        onChange={setKind}
      />
      <TextField label="Năm" required inputMode="numeric" {...field('year')} />
      <TextField label="Nguồn" required {...field('source')} />
      <TextField
        label="Số tiền (đồng)"
        required
        inputMode="numeric"
        hint={isWhole ? sayMoney(amount) : 'Đồng chẵn, như 25.000.000'}
        {...field('amount')}
      />
      <TextField label="Văn bản, chứng từ" {...field('paper')} />
    </ActFields>
  );
}
