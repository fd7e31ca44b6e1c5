import { AlertLine } from '#platform/ui/alert-line.tsx';
import type { Citation, Span } from '../schema.ts';
import css from './document-parts.module.css';
import { dayOr } from './moments.ts';

interface Props {
  citations: Citation[];
  /** Points at the words in the text beside. */
  show(span: Span, index: number): void;
}

/** What the document leans on; a number that looks odd says why. */
export function Citations({ citations, show }: Props) {
  return (
    <ul className={css.list}>
      {citations.map((citation, index) => (
        <li key={`${citation.number}-${citation.span[0]}`}>
          <button type="button" className={css.point} onClick={() => show(citation.span, index)}>
            <b>{[citation.typeName, citation.number].filter(Boolean).join(' ')}</b>
            <span className={css.quiet}>
              {[citation.date && dayOr(citation.date), citation.issuer].filter(Boolean).join(' · ')}
            </span>
          </button>
          {citation.doubt ? <AlertLine tone="doubt">{citation.doubt}</AlertLine> : null}
        </li>
      ))}
    </ul>
  );
}
