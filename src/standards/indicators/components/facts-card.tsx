import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import type { FactLine, IndicatorView } from '../schema.ts';
import css from './indicator-page.module.css';

/** The figures that the rule reads, each with the rows that make it. */
export function FactsCard({ view }: { view: IndicatorView }) {
  if (!view.indicator.rule) return null;
  return (
    <Card
      flush
      title={<span id="so-lieu">Số liệu làm nên giá trị</span>}
      aside={`đến hết ngày ${formatDate(view.day)}`}
    >
      {view.facts.map((line) => (
        <FactSection key={line.name} line={line} />
      ))}
    </Card>
  );
}

/** So many rows stand open; more unfold. */
const OPEN_ROWS = 12;

/** One figure: what counts, and the rows that make it. */
export function FactSection({ line: { label, unit, explains, fact, hidden } }: { line: FactLine }) {
  const { rows } = fact;
  const figure = fact.known ? figureOf(fact.value, unit) : 'chưa biết';
  return (
    <section className={css.fact}>
      <h3>
        {label}
        <span>{figure}</span>
      </h3>
      <p className={css.explains}>{explains}</p>
      {fact.known ? null : <p>Chưa biết: {fact.reason}.</p>}
      {hidden > 0 ? (
        <p className={css.explains}>Đồng chí xem được con số, không xem tên {hidden} người.</p>
      ) : null}
      {rows.length > OPEN_ROWS ? (
        <details>
          <summary>Xem đủ {rows.length} dòng</summary>
          <Rows rows={rows} />
        </details>
      ) : (
        <Rows rows={rows} />
      )}
    </section>
  );
}

const figureOf = (value: number | boolean, unit: string | null): string => {
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  return unit ? `${formatNumber(value)} ${unit}` : formatNumber(value);
};

function Rows({ rows }: { rows: FactLine['fact']['rows'] }) {
  if (rows.length === 0) return null;
  return (
    <ul className={css.rows}>
      {rows.map((row) => (
        <li key={row.id}>
          {row.href ? <Link href={row.href}>{row.label}</Link> : row.label} <small>{row.note}</small>
        </li>
      ))}
    </ul>
  );
}
