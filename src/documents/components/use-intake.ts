import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Step } from '#platform/http/work-lines.ts';
import { useNavigate } from '#platform/ui/link.tsx';
import { useToast } from '#platform/ui/toast.tsx';
import { documentsApi } from '../api.ts';
import type { Asked } from '../marks/components/declare-marks.tsx';
import type { Declaration } from '../marks/schema.ts';
import { type Sending, sendDocument } from './send-document.ts';

export interface Intake {
  /** 0 to 1 while a file is on its way or being read; null otherwise. */
  part: number | null;
  /** Step of a scan that are being recognised. */
  pages: Step | null;
  fileName: string;
  /** Why the last file was not taken, as the server said it. */
  refusal: string | null;
  /** The file whose red marks must be declared before it is taken. */
  asked: Asked | null;
  take(file: File): void;
  declare(declaration: Declaration): void;
  leave(): void;
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
  const [pages, setPages] = useState<Step | null>(null);
  const [fileName, setFileName] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => () => sending.current?.cancel(), []);

  const [asked, setAsked] = useState<(Asked & { file: File }) | null>(null);

  const take = async (file: File, declaration: Declaration | null = null) => {
    if (sending.current) return;
    setFileName(file.name);
    setRefusal(null);
    setAsked(null);
    setPart(0);
    const told = (sent: number, recognised: Step | null = null) => {
      setPart(sent);
      setPages(recognised);
    };
    const current = sendDocument(file, told, declaration);
    sending.current = current;
    const outcome = await current.done;
    sending.current = null;
    setPart(null);
    setPages(null);
    await client.invalidateQueries({ queryKey: documentsApi.documents.key() });
    if (!outcome.ok) {
      const { message, marks } = outcome;
      return marks ? setAsked({ file, fileName: file.name, message, marks }) : setRefusal(message);
    }
    if (outcome.value.alreadyHere) toast({ text: 'Tệp này đã được nhận từ trước; đang mở văn bản đã có.' });
    navigate(`/van-ban/${outcome.value.documentId}/ra-soat`);
  };

  return {
    part,
    pages,
    fileName,
    refusal,
    asked,
    take,
    declare: (declaration) => asked && take(asked.file, declaration),
    leave: () => setAsked(null),
    fail: setRefusal,
    cancel: () => sending.current?.cancel(),
  };
}
