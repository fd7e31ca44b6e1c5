import type { Span } from '#documents/schema.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconAlertTriangle, IconCircleCheck, IconCircleCheckFilled } from '#platform/ui/icons.ts';
import type { Finding } from '../../schema.ts';
import css from './finding-list.module.css';

const kinds = {
  limitation: { words: 'Hạn chế', Icon: IconAlertTriangle, look: css.limitation },
  strength: { words: 'Ưu điểm', Icon: IconCircleCheck, look: css.strength },
} as const;

interface Props {
  findings: Finding[];
  show(span: Span, index: number): void;
  /** In the review: the clerk keeps each, or drops what the document does not say, and may take it back. */
  onDecide?(index: number, decision: 'accepted' | 'rejected'): void;
}

/** What the document holds of the work so far, word for word, its figures bold. */
export function FindingList({ findings, show, onDecide }: Props) {
  return (
    <ul className={css.list}>
      {findings.map((finding, index) => {
        const { words, Icon, look } = kinds[finding.kind];
        const isDropped = finding.decision === 'rejected';
        return (
          <li key={finding.id} className={isDropped ? `${css.row} ${css.dropped}` : css.row}>
            <button type="button" className={css.finding} onClick={() => show(finding.span, index)}>
              <span className={look}>
                <Icon size={16} aria-hidden />
                {words}
              </span>
              <span className={css.words}>{withFigures(finding)}</span>
            </button>
            {onDecide ? (
              <Decision finding={finding} onDecide={(decision) => onDecide(index, decision)} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function Decision({
  finding: { decision },
  onDecide,
}: {
  finding: Finding;
  onDecide(decision: 'accepted' | 'rejected'): void;
}) {
  return (
    <span className={css.decision}>
      {decision === 'accepted' ? (
        <span className={css.accepted}>
          <IconCircleCheckFilled size={16} aria-hidden />
          <span className={css.hidden}>Đã chấp nhận</span>
        </span>
      ) : (
        <Button small onClick={() => onDecide('accepted')}>
          {decision === 'rejected' ? 'Giữ lại' : 'Chấp nhận'}
        </Button>
      )}
      {decision === 'rejected' ? null : (
        <Button small variant="quiet" onClick={() => onDecide('rejected')}>
          Bỏ
        </Button>
      )}
    </span>
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
