import { useState } from 'react';
import { sendAttachment } from '#directives/components/send-attachment.ts';
import type { Asked } from '#documents/marks/components/declare-marks.tsx';
import type { Declaration } from '#documents/marks/schema.ts';

/** A file that has come to the server and waits to be hung on something. */
export interface Sent {
  id: string;
  name: string;
}

/** Sends files one after the other through the gate; stops at the first that is refused, and says how many are left. */
export function useSending(onSent: (file: Sent) => Promise<void>) {
  const [sending, setSending] = useState<{ name: string; part: number } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asked, setAsked] = useState<(Asked & { file: File; rest: File[] }) | null>(null);
  const send = async (files: File[], declaration: Declaration | null = null) => {
    setRefusal(null);
    setAsked(null);
    for (const [at, file] of files.entries()) {
      const onPart = (part: number) => setSending({ name: file.name, part });
      onPart(0);
      const own = at === 0 ? declaration : null;
      const sent = await sendAttachment(file, onPart, own, '/api/standards/evidence-files');
      const rest = files.slice(at + 1);
      if (!sent.ok) {
        const { message, marks } = sent;
        const left = rest.length > 0 ? ` Còn ${rest.length} tệp sau đó chưa gửi.` : '';
        if (marks) setAsked({ file, rest, fileName: file.name, message, marks });
        else setRefusal(`«${file.name}»: ${message}${left}`);
        break;
      }
      await onSent(sent.value);
    }
    setSending(null);
  };
  return { sending, refusal, asked, send, leave: () => setAsked(null) };
}
