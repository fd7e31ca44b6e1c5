import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import css from './dialog.module.css';
import { TextAreaField } from './text-field.tsx';

type Base = {
  opened: boolean;
  onClose(): void;
  /** The question with its numbers: “Phát hành 13 nhiệm vụ tới 7 cơ quan?” */
  title: ReactNode;
  children?: ReactNode;
  /** The verb of the act, never “OK”. */
  verb: string;
  busy?: boolean;
};

/** Only for what cannot be undone; what can be undone is done, with “Hoàn tác”. */
export function ConfirmDialog({
  opened,
  onClose,
  title,
  children,
  verb,
  busy,
  onConfirm,
}: Base & { onConfirm(): void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      {children}
      <div className={css.actions}>
        <Button variant="filled" onClick={onConfirm} busy={busy ?? false} data-autofocus>
          {verb}
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </div>
    </Modal>
  );
}

type ReasonProps = Base & {
  onConfirm(reason: string): void;
  label?: string;
  hint?: ReactNode;
  /** What is missing, said under the field when the verb is pressed without a reason. */
  missing?: string;
};

/** For what needs a reason: returning, withdrawing, refusing an extension. */
export function ReasonDialog(props: ReasonProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <ReasonForm {...props} />
    </Modal>
  );
}

function ReasonForm({
  children,
  verb,
  busy,
  onClose,
  onConfirm,
  label = 'Lý do',
  hint,
  missing,
}: ReasonProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const empty = reason.trim() === '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!empty && !busy) onConfirm(reason.trim());
      }}
    >
      {children ? <div className={css.text}>{children}</div> : null}
      <TextAreaField
        label={label}
        hint={hint}
        value={reason}
        onChange={setReason}
        required
        error={
          asked && empty
            ? (missing ?? 'Chưa ghi lý do. Chưa có gì thay đổi. Ghi lý do rồi thử lại.')
            : undefined
        }
        data-autofocus
        onKeyDown={(event) =>
          event.key === 'Enter' && event.ctrlKey && event.currentTarget.form?.requestSubmit()
        }
      />
      <div className={css.actions}>
        <Button variant="filled" type="submit" busy={busy ?? false} keys="Ctrl Enter">
          {verb}
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </div>
    </form>
  );
}
