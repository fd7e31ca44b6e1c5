import { IconX } from '#platform/ui/icons.ts';
import css from './entry.module.css';

interface Props {
  word: string;
  value: string;
  /** Must be looked at: guessed, or to be chosen. */
  inDoubt?: boolean;
  onPress?(): void;
  onRemove(): void;
}

/** A time or a document of a line, as the machine understood it. */
export function PartChip({ word, value, inDoubt, onPress, onRemove }: Props) {
  return (
    <span className={inDoubt ? `${css.chip} ${css.doubt}` : css.chip}>
      <span className={css.word}>{word}</span>
      {onPress ? (
        <button type="button" className={css.value} onClick={onPress}>
          {value}
        </button>
      ) : (
        <span className={css.value}>{value}</span>
      )}
      <button
        type="button"
        className={css.remove}
        aria-label={`Bỏ ${word.toLowerCase()} ${value}`}
        onClick={onRemove}
      >
        <IconX size={14} aria-hidden />
      </button>
    </span>
  );
}
