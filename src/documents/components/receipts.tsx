import { formatDate } from '@dondoc/vietnamese';
import { StateLabel } from '#platform/ui/state-label.tsx';
import type { DocumentDetail } from '../schema.ts';
import css from './document-parts.module.css';
import { timeOf } from './moments.ts';

/** Who got it, and who said so: one line an agency, those who have not answered first. */
export function Receipts({ receipts }: Pick<DocumentDetail, 'receipts'>) {
  const sorted = [...receipts].sort((a, b) => Number(a.receivedOn !== null) - Number(b.receivedOn !== null));
  return (
    <ul className={css.list}>
      {sorted.map(({ agency, deliveredOn, receivedOn, receivedAt }) => (
        <li key={agency.id} className={css.receipt}>
          <span>{agency.name}</span>
          {receivedOn ? (
            <StateLabel
              state="done"
              words={`Đã nhận ${formatDate(receivedOn)}${receivedAt ? ` ${timeOf(receivedAt)}` : ''}`}
            />
          ) : (
            <StateLabel state="not-received" words={`Chưa ký nhận, giao ${formatDate(deliveredOn)}`} />
          )}
        </li>
      ))}
    </ul>
  );
}
