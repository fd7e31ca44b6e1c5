import { TextField } from '#platform/ui/text-field.tsx';

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
  /** A recovery code has letters. */
  letters?: boolean;
}

/** A code that is typed once: the browser keeps none of them, a phone shows its digits. */
export function CodeField({ letters, ...props }: Props) {
  return (
    <TextField
      {...props}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      inputMode={letters ? 'text' : 'numeric'}
      maxLength={40}
    />
  );
}
