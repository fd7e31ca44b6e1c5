import type { ReactNode } from 'react';

/** What a form keeps of one of its inputs, by its path: `administrator.name`. */
export interface FormInputs {
  getInputProps(path: string): { value?: unknown; onChange(value: unknown): void; error?: ReactNode };
}

/** The part of a form that one text field of the kit shows. `data-path` lets the form find its node. */
export function textProps(form: FormInputs, path: string) {
  const { value, onChange, error } = form.getInputProps(path);
  return {
    value: String(value ?? ''),
    onChange: (typed: string) => onChange(typed),
    error,
    'data-path': path,
  };
}
