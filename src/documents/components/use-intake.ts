import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from '#platform/ui/link.tsx';
import { useToast } from '#platform/ui/toast.tsx';
import { documentsApi } from '../api.ts';
import { type Sending, sendDocument } from './send-document.ts';

export interface Intake {
  /** 0 to 1 while a file is on its way or being read; null otherwise. */
  part: number | null;
  fileName: string;
  /** Why the last file was not taken, as the server said it. */
  refusal: string | null;
  take(file: File): void;
  /** Says why a file could not even be fetched. */
  fail(message: string): void;
  cancel(): void;
}

/** One file at a time from the clerk's hand to the review page. */
export function useIntake(): Intake {
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const sending = useRef<Sending | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const [fileName, setFileName] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => () => sending.current?.cancel(), []);

  const take = async (file: File) => {
    if (sending.current) return;
    setFileName(file.name);
    setRefusal(null);
    setPart(0);
    const current = sendDocument(file, setPart);
    sending.current = current;
    const outcome = await current.done;
    sending.current = null;
    setPart(null);
    await client.invalidateQueries({ queryKey: documentsApi.documents.key() });
    if (!outcome.ok) return setRefusal(outcome.message);
    if (outcome.value.alreadyHere) toast({ text: 'Tệp này đã được nhận từ trước; đang mở văn bản đã có.' });
    navigate(`/van-ban/${outcome.value.documentId}/ra-soat`);
  };

  return { part, fileName, refusal, take, fail: setRefusal, cancel: () => sending.current?.cancel() };
}
