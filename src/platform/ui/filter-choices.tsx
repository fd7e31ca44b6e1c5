import { fold } from '@dondoc/vietnamese';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import css from './filter-pill.module.css';
import { IconCheck } from './icons.ts';

export type FilterOption<V extends string> = {
  value: V;
  label: string;
  /** How many rows it leaves. */
  count?: number;
};

type Props<V extends string> = {
  label: string;
  options: FilterOption<V>[];
  value: V | null;
  all: string;
  onChoose(value: V | null): void;
  /** Typing narrows the options; marks may be left out. */
  searchable: boolean;
  foot?: ReactNode;
};

/** The options of a filter with a field among them, which a menu may not hold. Arrows walk from the field into the list. */
export function FilterChoices<V extends string>(props: Props<V>) {
  const { label, options, value, all, onChoose, searchable, foot } = props;
  const [words, setWords] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const found = options.filter((option) => fold(option.label).includes(fold(words.trim())));
  const walk = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    if (!step || buttons.length === 0) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys walk between the controls inside
    <div className={css.choices} onKeyDown={walk}>
      {searchable ? (
        <input
          className={css.find}
          aria-label={`Tìm ${label}`}
          aria-controls={id}
          placeholder="Gõ vài chữ để tìm"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && words && found[0] && !event.nativeEvent.isComposing)
              onChoose(found[0].value);
          }}
          data-autofocus
        />
      ) : null}
      <div className={css.options} id={id} ref={list}>
        {words ? null : <Choice label={all} isChosen={value === null} onChoose={() => onChoose(null)} />}
        {found.map((option) => (
          <Choice
            key={option.value}
            {...option}
            isChosen={option.value === value}
            onChoose={() => onChoose(option.value)}
          />
        ))}
        {found.length === 0 ? <p className={css.none}>Không có mục nào khớp.</p> : null}
      </div>
      {foot}
    </div>
  );
}

type ChoiceProps = { label: string; count?: number; isChosen: boolean; onChoose(): void };

function Choice({ label, count, isChosen, onChoose }: ChoiceProps) {
  return (
    <button type="button" className={css.choice} aria-pressed={isChosen} onClick={onChoose}>
      <span>
        {label}
        {count === undefined ? null : <span className={css.count}>{count}</span>}
      </span>
      {isChosen ? <IconCheck size={16} aria-hidden /> : null}
    </button>
  );
}
