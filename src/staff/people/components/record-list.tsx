import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { recordKindLabels } from '../../labels.ts';
import { recordKinds } from '../../schema.ts';
import type { RecordView } from '../schema.ts';
import css from './people.module.css';
import { usePeopleAct } from './use-people-act.ts';

interface Props {
  records: RecordView[];
  today: string;
  mayKeep: boolean;
}

/** What is known of somebody, kind by kind, the newest first. */
export function RecordList({ records, today, mayKeep }: Props) {
  const [taking, setTaking] = useState<RecordView | null>(null);
  const remove = usePeopleAct('remove', () => setTaking(null));
  const kinds = recordKinds.filter((kind) => records.some((record) => record.kind === kind));
  return (
    <>
      {kinds.map((kind) => (
        <Card key={kind} flush title={recordKindLabels[kind]}>
          <ul className={css.rows}>
            {records
              .filter((record) => record.kind === kind)
              .toReversed()
              .map((record) => (
                <Row key={record.id} record={record} today={today} onTake={mayKeep ? setTaking : null} />
              ))}
          </ul>
        </Card>
      ))}
      <ConfirmDialog
        opened={taking !== null}
        onClose={() => setTaking(null)}
        title="Bỏ dòng này?"
        verb="Bỏ dòng"
        busy={remove.isPending}
        onConfirm={() => taking && remove.mutate({ id: taking.id })}
      >
        {taking?.says}. Dòng không còn tính vào các con số; người bỏ và lúc bỏ được giữ lại.
      </ConfirmDialog>
    </>
  );
}

interface RowProps {
  record: RecordView;
  today: string;
  onTake: ((record: RecordView) => void) | null;
}

function Row({ record, today, onTake }: RowProps) {
  const { from, to, says, basis } = record;
  const isPast = to !== null && to < today;
  return (
    <li className={isPast ? css.past : undefined}>
      <span className={css.days}>{daysWords(record)}</span>
      <span>
        {says || recordKindLabels[record.kind]}
        {from && from > today ? ' (chưa đến ngày)' : null}
        {basis ? <span className={css.basis}>{basis}</span> : null}
      </span>
      {onTake && record.kind !== 'personal' ? (
        <Button small onClick={() => onTake(record)} aria-label={`Bỏ dòng ${says}`}>
          Bỏ
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

function daysWords({ from, to, kind }: RecordView): string {
  if (kind === 'rating') return from?.slice(0, 4) ?? 'chưa ghi năm';
  if (from && to) return from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;
  if (from) return kind === 'product' ? formatDate(from) : `từ ${formatDate(from)}`;
  return to ? `đến ${formatDate(to)}` : 'không ghi ngày';
}
