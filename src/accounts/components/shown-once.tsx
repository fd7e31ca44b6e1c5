import { type ReactNode, useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { Fields } from './entry.tsx';

interface Props {
  /** That it is shown this once, and what to do with it. */
  words: string;
  label: string;
  value: string;
  /** “Chép mã”. */
  copy: string;
  /** Further buttons. */
  children?: ReactNode;
}

/** A secret that is shown this once, to be taken along. */
export function ShownOnce({ words, label, value, copy, children }: Props) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Fields>
      <AlertLine tone="doubt" live>
        {words}
      </AlertLine>
      <TextField
        label={label}
        readOnly
        value={value}
        onChange={() => undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Actions>
        <Button
          variant="filled"
          onClick={() =>
            // Plain http on an office's own network has no clipboard; the field is there to be copied from.
            navigator.clipboard?.writeText(value).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {isCopied ? 'Đã chép' : copy}
        </Button>
        {children}
      </Actions>
    </Fields>
  );
}
