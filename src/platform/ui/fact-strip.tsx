import type { ReactNode } from 'react';
import css from './fact-strip.module.css';

export type FactItem = { label: string; value: ReactNode /** After the value, quieter. */; note?: ReactNode };

/** State · who moves next · deadline · lead · product: the answer above the fold. */
export function FactStrip({ state, facts }: { state?: ReactNode; facts: FactItem[] }) {
  return (
    <div className={css.strip}>
      {state ? <div className={css.state}>{state}</div> : null}
      <dl className={css.facts}>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>
              {fact.value}
              {fact.note ? <span className={css.note}> · {fact.note}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
