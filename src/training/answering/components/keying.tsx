import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import type { Scores } from '../../surveys/schema.ts';
import type { PaperDesk } from '../schema.ts';
import css from './keying.module.css';

type Questions = PaperDesk['audiences'][number]['questions'];

interface Props {
  questions: Questions;
  scaleTo: number;
  isSaving: boolean;
  onSave(sheet: { scores: Scores; comment: string }): void;
}

/** A sheet of paper under the digits: each digit is a score and goes on, 0 is ten, Enter leaves a blank. */
export function Keying({ questions, scaleTo, isSaving, onSave }: Props) {
  const [scores, setScores] = useState<Scores>({});
  const [comment, setComment] = useState('');
  const fields = useRef<(HTMLElement | null)[]>([]);
  const go = (at: number) => fields.current[Math.max(0, Math.min(at, questions.length))]?.focus();
  const set = (ref: string, score: number | null) =>
    setScores(({ [ref]: _, ...others }) => (score === null ? others : { ...others, [ref]: score }));
  const onKey = (event: KeyboardEvent, ref: string, at: number) => {
    const isDigit = /^\d$/.test(event.key);
    if (!isDigit && !['Enter', 'Backspace', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    const score = event.key === '0' ? 10 : Number(event.key);
    if (isDigit && score > scaleTo) return;
    if (isDigit) set(ref, score);
    if (event.key === 'Backspace') {
      set(ref, null);
      return go(scores[ref] === undefined ? at - 1 : at);
    }
    go(event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) onSave({ scores, comment });
      }}
    >
      <ol className={css.questions}>
        {questions.map(({ ref, text, lecturer }, at) => (
          <li key={ref}>
            <label htmlFor={`q-${at}`}>
              {at + 1}. {text}
              {lecturer ? ` (${lecturer})` : null}
            </label>
            <input
              id={`q-${at}`}
              ref={(field) => {
                fields.current[at] = field;
              }}
              // biome-ignore lint/a11y/noAutofocus: keying goes on from sheet to sheet without a mouse
              autoFocus={at === 0}
              className={css.score}
              inputMode="numeric"
              autoComplete="off"
              value={scores[ref] ?? ''}
              placeholder="–"
              onChange={() => undefined}
              onKeyDown={(event) => onKey(event, ref, at)}
            />
          </li>
        ))}
      </ol>
      <div className={css.words}>
        <TextAreaField label="Ý kiến viết thêm trên phiếu" value={comment} onChange={setComment} rows={2} />
      </div>
      <Actions>
        <Button
          ref={(button) => {
            fields.current[questions.length] = button;
          }}
          variant="filled"
          type="submit"
          busy={isSaving}
        >
          Lưu phiếu, sang phiếu sau
        </Button>
      </Actions>
    </form>
  );
}
