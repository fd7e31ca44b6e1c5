import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { degreeLabels, rankLabel } from '../../labels.ts';
import { requestStateLabels, standingLabels } from '../labels.ts';
import { sayAmount } from '../rules.ts';
import type { Policy, SupportRequest } from '../schema.ts';
import { useSupportAct } from './use-support-act.ts';

type Deciding = { request: SupportRequest; grant: boolean };

const columnsOf = (onDecide: (deciding: Deciding) => void): Column<SupportRequest>[] => [
  { key: 'day', head: 'Ngày', width: 104, card: 'code', cell: ({ onDay }) => formatDate(onDay) },
  {
    key: 'person',
    head: 'Người hưởng',
    card: 'title',
    cell: ({ person }) => <b>{person}</b>,
    sub: ({ note }) => note,
  },
  {
    key: 'amount',
    head: 'Số tiền (đồng)',
    width: 140,
    align: 'right',
    cell: ({ amount }) => sayAmount(amount),
  },
  {
    key: 'state',
    head: 'Quyết định',
    width: 230,
    cell: ({ state, decidedOn }) =>
      decidedOn ? `${requestStateLabels[state]}, ${formatDate(decidedOn)}` : requestStateLabels[state],
    sub: ({ decision }) => decision,
  },
  {
    key: 'acts',
    head: 'Việc',
    width: 190,
    cell: (request) =>
      request.mayDecide ? (
        <Actions>
          <Button small variant="ink" onClick={() => onDecide({ request, grant: true })}>
            Đồng ý
          </Button>
          <Button small onClick={() => onDecide({ request, grant: false })}>
            Không
          </Button>
        </Actions>
      ) : null,
  },
];

interface Props {
  policy: Policy;
  mayKeep: boolean;
  onAsk(): void;
}

/** A policy with its paper, what it has given by year, and the requests behind. */
export function PolicyCard({ policy, mayKeep, onAsk }: Props) {
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const decide = useSupportAct('decide', () => setDeciding(null));
  const remove = useSupportAct('removePolicy');
  const { requests, standing } = policy;
  const error = decide.error ?? remove.error;
  return (
    <Card title={policy.name} aside={standingLabels[standing]}>
      <Stack>
        <Facts facts={factsOf(policy)} labelWidth={96} />
        {requests && requests.length > 0 ? (
          <DataTable
            label={`${policy.name}, ${requests.length} đề nghị`}
            rows={requests}
            columns={columnsOf(setDeciding)}
            rowKey={({ id }) => id}
            minWidth={760}
          />
        ) : null}
        {error ? (
          <AlertLine tone="look" live>
            {sentenceOf(error)}
          </AlertLine>
        ) : null}
        {mayKeep ? (
          <Actions>
            <Button onClick={onAsk}>Lập đề nghị</Button>
            {requests?.length === 0 ? (
              <Button busy={remove.isPending} onClick={() => remove.mutate({ id: policy.id })}>
                Bỏ chính sách ghi nhầm
              </Button>
            ) : null}
          </Actions>
        ) : null}
      </Stack>
      <ReasonDialog
        opened={deciding !== null}
        onClose={() => setDeciding(null)}
        title={deciding?.grant ? 'Đồng ý đề nghị này?' : 'Không đồng ý đề nghị này?'}
        label={deciding?.grant ? 'Số quyết định' : 'Lý do'}
        verb={deciding?.grant ? 'Đồng ý' : 'Không đồng ý'}
        busy={decide.isPending}
        onConfirm={(decision) =>
          deciding && decide.mutate({ id: deciding.request.id, grant: deciding.grant, decision })
        }
      >
        {deciding ? `${deciding.request.person}: ${sayAmount(deciding.request.amount)} đồng.` : null}
      </ReasonDialog>
    </Card>
  );
}

function factsOf(policy: Policy): [string, string][] {
  const { basis, basisOn, validFrom, validTo, covers, degrees, ranks, amountRule, years } = policy;
  const who = [...degrees.map((one) => degreeLabels[one]), ...ranks.map(rankLabel)].join(', ');
  return [
    ['Căn cứ', basisOn ? `${basis}, ngày ${formatDate(basisOn)}` : basis],
    ['Hiệu lực', `từ ${formatDate(validFrom)}${validTo ? ` đến hết ${formatDate(validTo)}` : ''}`],
    ['Được hưởng', who ? `${covers} (${who})` : covers],
    ['Mức', amountRule],
    [
      'Đã đồng ý',
      years.map(({ year, sum }) => `năm ${year}: ${sayAmount(sum)} đồng`).join('; ') || 'chưa có',
    ],
  ];
}
