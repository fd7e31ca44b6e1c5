import type { Span } from '#documents/schema.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconAlertTriangle, IconCircleCheck } from '#platform/ui/icons.ts';
import type { Finding } from '../../schema.ts';
import css from './finding-list.module.css';

const kinds = {
  limitation: { words: 'Hạn chế', Icon: IconAlertTriangle, look: css.limitation },
  strength: { words: 'Ưu điểm', Icon: IconCircleCheck, look: css.strength },
} as const;

interface Props {
  findings: Finding[];
  show(span: Span, index: number): void;
  /** In the review: the clerk drops what the document does not say, and may take it back. */
  onKeep?(finding: Finding, kept: boolean): void;
}

/** What the document holds of the work so far, word for word, its figures bold. */
export function FindingList({ findings, show, onKeep }: Props) {
  return (
    <ul className={css.list}>
      {findings.map((finding, index) => {
        const { words, Icon, look } = kinds[finding.kind];
        return (
          <li
            key={finding.id}
            className={finding.decision !== 'rejected' ? css.row : `${css.row} ${css.dropped}`}
          >
            <button type="button" className={css.finding} onClick={() => show(finding.span, index)}>
              <span className={look}>
                <Icon size={16} aria-hidden />
                {words}
              </span>
              <span className={css.words}>{withFigures(finding)}</span>
            </button>
            {onKeep ? (
              <Button small variant="quiet" onClick={() => onKeep(finding, finding.decision === 'rejected')}>
                {finding.decision !== 'rejected' ? 'Bỏ' : 'Giữ lại'}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** The text cut at its figures: what can be measured stands out. */
function withFigures({ text, figures }: Finding) {
  const parts: (string | { figure: string })[] = [];
  let rest = text;
  for (const { text: figure } of figures) {
    const at = rest.indexOf(figure);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), { figure });
    rest = rest.slice(at + figure.length);
  }
  return [...parts, rest].map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence are known by their places
    typeof part === 'string' ? part : <b key={index}>{part.figure}</b>,
  );
}
