import { useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { Fields } from '../../components/entry.tsx';

/** A fresh token, shown this once. */
export function MadeToken({ token, onClose }: { token: string; onClose(): void }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Card title="Mã truy cập mới" current>
      <Fields>
        <AlertLine tone="doubt" live>
          Mã chỉ hiện lần này. Cất vào nơi chỉ phần mềm dùng nó đọc được; ai có mã thì làm được những việc
          trong phạm vi của mã.
        </AlertLine>
        <TextField
          label="Mã"
          readOnly
          value={token}
          onChange={() => undefined}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Actions>
          <Button
            variant="filled"
            onClick={() =>
              // Plain http on an office's own network has no clipboard; the field is there to be copied from.
              navigator.clipboard?.writeText(token).then(
                () => setCopied(true),
                () => undefined,
              )
            }
          >
            {isCopied ? 'Đã chép' : 'Chép mã'}
          </Button>
          <Button onClick={onClose}>Đã cất mã, đóng</Button>
        </Actions>
      </Fields>
    </Card>
  );
}
