import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { Facts, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import css from '../../components/money.module.css';
import { sourceLabels } from '../../labels.ts';
import { sayDong } from '../../rules.ts';
import { reconcilingApi } from '../api.ts';
import type { Period, Said } from '../schema.ts';

/** A year and source: the items behind our figure, what was said of it, and what this person may do. */
export function PeriodCard({ period, onClose }: { period: Period; onClose(): void }) {
  const { year, source, ours, items, said, isClosed } = period;
  const [opening, setOpening] = useState(false);
  const onSuccess = useAfterAct(() => setOpening(false));
  const reopen = useMutation(reconcilingApi.investmentReconciling.reopen.mutationOptions({ onSuccess }));
  return (
    <Card title={`${sourceLabels[source]} năm ${year}`} aside={isClosed ? 'đã đối chiếu' : 'chưa đối chiếu'}>
      <Stack>
        <Facts
          labelWidth={90}
          facts={[
            ['Giải ngân', <b key="sum">{sayDong(ours)}</b>],
            ...items.map((item): [string, React.ReactNode] => [
              item.code,
              <span key={item.id}>
                <Link
                  className={css.target}
                  href={`/dau-tu/${item.id}?nam=${year}&nguon=${source}&loai=disbursement#khoan-tien`}
                >
                  {sayDong(item.sum)}
                </Link>{' '}
                {item.name}
              </span>,
            ]),
          ]}
        />
        {said.length > 0 ? (
          <Facts labelWidth={90} facts={said.map((one) => [formatDate(one.onDay), saidWords(one)])} />
        ) : null}
        {reopen.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(reopen.error)}
          </AlertLine>
        ) : null}
        {period.isOwnHand ? (
          <AlertLine tone="info">
            Đồng chí đã ghi khoản tiền của kỳ này nên người khác đối chiếu, mở lại.
          </AlertLine>
        ) : null}
        {period.mayClose ? (
          isClosed ? (
            <Button onClick={() => setOpening(true)}>Mở lại để ghi thêm</Button>
          ) : (
            <Button variant="ink" onClick={onClose}>
              Đối chiếu
            </Button>
          )
        ) : null}
      </Stack>
      <ReasonDialog
        opened={opening}
        onClose={() => setOpening(false)}
        title={`Mở lại ${sourceLabels[source].toLocaleLowerCase('vi')} năm ${year}?`}
        label="Vì sao mở lại"
        verb="Mở lại"
        busy={reopen.isPending}
        onConfirm={(reason) => reopen.mutate({ year, source, reason })}
      />
    </Card>
  );
}

const saidWords = ({ act, ours, treasury, explanation, paper, by }: Said): string =>
  [
    act === 'reopen'
      ? 'Mở lại'
      : `Trường ${sayDong(ours ?? '0')}, Kho bạc ${sayDong(treasury ?? '0')}${ours === treasury ? ', khớp' : ''}`,
    explanation,
    paper,
    by && `ghi: ${by}`,
  ]
    .filter(Boolean)
    .join(' · ');
