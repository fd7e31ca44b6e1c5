import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import type { Handover } from '../schema.ts';
import css from './handover-card.module.css';
import { handoverStateOf, internalDateWords } from './handover-state.ts';
import { HandoverAnswers, UnitReport } from './unit-report.tsx';
import type { HandoverActs } from './use-handover-acts.ts';

interface Props {
  /** Those that the viewer's agency has given. */
  given: Handover[];
  acts: HandoverActs;
}

/** To whom an agency has handed a directive on, by when, and what came back. Nobody outside sees it. */
export function HandoverCard({ given, acts }: Props) {
  if (given.length === 0) return null;
  return (
    <Card title="Giao việc trong cơ quan" aside="chỉ người trong cơ quan xem được">
      <ul className={css.list}>
        {given.map((handover) => (
          <li key={handover.id} className={css.one}>
            <Line handover={handover} />
            {handover.state === 'withdrawn' ? null : <UnitReport handover={handover} />}
            {handover.state === 'returned' ? (
              <p className={css.quiet}>Trả lại: “{handover.returnReason}”</p>
            ) : null}
            <HandoverAnswers handover={handover} acts={acts} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Line({ handover }: { handover: Handover }) {
  const { to, text, givenOn, givenBy, state, isTakenIn } = handover;
  const facts = [
    ...(state === 'withdrawn' ? [] : [internalDateWords(handover)]),
    `giao ngày ${formatDate(givenOn)}${givenBy ? `, ${givenBy}` : ''}`,
    ...(isTakenIn ? ['đã đưa vào báo cáo của cơ quan'] : []),
  ];
  return (
    <>
      <p className={css.head}>
        <b>{to.name}</b>
        <StateLabel {...handoverStateOf(handover)} />
      </p>
      {text ? <p>{text}</p> : null}
      <p className={css.quiet}>{facts.join(' · ')}</p>
    </>
  );
}
