import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react';
import css from './field.module.css';
import { Field, type FieldWords } from './field.tsx';

type TextProps = FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> & {
    value: string;
    onChange(value: string): void;
  };

export function TextField(props: TextProps) {
  const [words, rest] = splitWords(props);
  const { onChange, ...input } = rest;
  return (
    <Field {...words}>
      {(control) => (
        <input
          autoComplete="off"
          {...input}
          {...control}
          className={css.input}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

type AreaProps = FieldWords &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value' | 'id'> & {
    value: string;
    onChange(value: string): void;
  };

export function TextAreaField(props: AreaProps) {
  const [words, rest] = splitWords(props);
  const { onChange, ...area } = rest;
  return (
    <Field {...words}>
      {(control) => (
        <textarea
          rows={3}
          {...area}
          {...control}
          className={css.input}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Parts the words of a field from what its control takes. */
export function splitWords<P extends FieldWords>(props: P): [FieldWords, Omit<P, keyof FieldWords>] {
  const { label, hint, error, required, aside, hideLabel, className, ...rest } = props;
  const words = {
    label,
    hint,
    error,
    aside,
    className,
    ...(required ? { required } : {}),
    ...(hideLabel ? { hideLabel } : {}),
  };
  return [words, rest];
}
