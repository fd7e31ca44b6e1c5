import { formatNumber } from '@dondoc/vietnamese';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import type { AllocationView } from '../schema.ts';
import css from './allocating.module.css';
import { useAllocationActs } from './use-allocation-acts.ts';

/** Lines that are not in classes yet, or no longer: what has to be done before anything is placed. */
export function DivideCard({ view, mayDivide }: { view: AllocationView; mayDivide: boolean }) {
  const { divide } = useAllocationActs();
  const { undivided, planId } = view;
  if (undivided.length === 0 || !planId) return null;
  return (
    <Card title={`${undivided.length} dòng chưa chia lớp khớp số người`}>
      <Stack>
        <ul className={css.list}>
          {undivided.slice(0, 6).map(({ lineId, programmeName, audience, heads }) => (
            <li key={lineId}>
              {programmeName} ({audience}): {formatNumber(heads)} người
            </li>
          ))}
          {undivided.length > 6 ? <li>và {undivided.length - 6} dòng nữa</li> : null}
        </ul>
        {divide.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(divide.error)}
          </AlertLine>
        ) : null}
        {mayDivide ? (
          <Actions>
            <Button variant="filled" busy={divide.isPending} onClick={() => divide.mutate({ planId })}>
              Chia lớp
            </Button>
            <span>
              Theo số người nhiều nhất một lớp mà chương trình ghi; chương trình không ghi thì một lớp.
            </span>
          </Actions>
        ) : null}
      </Stack>
    </Card>
  );
}
