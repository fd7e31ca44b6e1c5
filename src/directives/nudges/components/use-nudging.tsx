import { Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconSpeakerphone } from '#platform/ui/icons.ts';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import type { Outcome } from '../../components/use-acts.ts';
import { nudgesApi } from '../api.ts';

interface Nudging {
  /** Null where this person may not press, or there is nobody to press. */
  button: ReactNode;
  dialog: ReactNode;
  outcome: Outcome | null;
}

/** Pressing for one directive by hand: the key only opens the dialog, where words may be added. */
export function useNudging(code: string | null, enabled = true): Nudging {
  const mayNudge = may(useViewer(), 'nudge.send') && code !== null && enabled;
  const client = useQueryClient();
  const [asking, setAsking] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const end = (of: string, ok: boolean, words: string) => {
    setAsking(null);
    setOutcome({ ok, code: of, words });
    client.invalidateQueries();
  };
  const send = useMutation(
    nudgesApi.nudges.send.mutationOptions({
      networkMode: 'always',
      onSuccess: ({ told }, input) => end(input.code, true, `Đã nhắc ${told.join(', ')}.`),
      onError: (error, input) => end(input.code, false, sentenceOf(error)),
    }),
  );
  const open = () => code !== null && setAsking(code);
  useShortcuts([{ keys: ['d'], label: 'đôn đốc nhiệm vụ này', run: open }], { enabled: mayNudge });
  return {
    outcome,
    button: mayNudge ? (
      <Button small keys="d" icon={<IconSpeakerphone size={16} aria-hidden />} onClick={open}>
        Đôn đốc
      </Button>
    ) : null,
    dialog: (
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={`Đôn đốc ${asking ?? ''}`}>
        <NudgeForm
          busy={send.isPending}
          onClose={() => setAsking(null)}
          onSend={(words) => asking && send.mutate({ code: asking, words })}
        />
      </Modal>
    ),
  };
}

interface FormProps {
  busy: boolean;
  onClose(): void;
  onSend(words: string): void;
}

function NudgeForm({ busy, onClose, onSend }: FormProps) {
  const [words, setWords] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSend(words.trim());
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextField
          label="Lời nhắc thêm (không bắt buộc)"
          hint="Đầu mối và thủ trưởng của cơ quan phải làm tiếp được báo ngay. Không ghi nội dung bí mật nhà nước."
          value={words}
          onChange={setWords}
          maxLength={2000}
          data-autofocus
        />
        <Actions>
          <Button variant="filled" type="submit" busy={busy} keys="Enter">
            Gửi nhắc
          </Button>
          <Button onClick={onClose}>Thôi</Button>
        </Actions>
      </Stack>
    </form>
  );
}
