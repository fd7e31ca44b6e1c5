import { IconCircle, IconCircleCheckFilled, IconHelp } from './icons.ts';
import type { MarkTone, SourceMark } from './source-layout.ts';
import css from './source-text.module.css';

/** The state in words and picture, so that the margin reads without its colours. */
const STATES: Partial<Record<MarkTone, [typeof IconCircle, string]>> = {
  accepted: [IconCircleCheckFilled, 'đã chấp nhận'],
  unseen: [IconCircle, 'chưa xem'],
  doubt: [IconHelp, 'cần xem lại'],
};

type Props = {
  mark: SourceMark;
  current: boolean;
  onMark?: ((id: string) => void) | undefined;
  onHover?: ((id: string | null) => void) | undefined;
};

/** Stands absolutely at the line where it occurs in the text, so the text itself is not moved. */
export function MarginCode({ mark, current, onMark, onHover }: Props) {
  const [Icon, words] = STATES[mark.tone] ?? [null, current ? 'đang xem' : ''];
  return (
    <button
      type="button"
      className={`${css.code} ${css[`code-${mark.tone}`] ?? ''}`}
      data-code={mark.id}
      aria-label={words ? `${mark.code}, ${words}` : mark.code}
      aria-current={current ? 'true' : undefined}
      onClick={() => onMark?.(mark.id)}
      onMouseEnter={() => onHover?.(mark.id)}
      onMouseLeave={() => onHover?.(null)}
      onFocus={() => onHover?.(mark.id)}
      onBlur={() => onHover?.(null)}
    >
      {mark.code}
      {Icon ? <Icon size={15} aria-hidden /> : null}
    </button>
  );
}
