import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { AlertLine } from './alert-line.tsx';
import { Button } from './button.tsx';
import css from './file-drop.module.css';
import { IconUpload } from './icons.ts';
import { Progress } from './progress.tsx';

type Props = {
  /** The fact, then what to do: “Chưa có văn bản nào”. */
  title: ReactNode;
  children?: ReactNode;
  onFiles(files: File[]): void;
  /** As in `<input accept>`. The server has the last word. */
  accept?: string;
  multiple?: boolean;
  /** 0 to 1 while sending; null or absent otherwise. */
  progress?: number | null;
  /** What is being done now: “Đang đọc thong-bao.pdf”. */
  doing?: string;
  /** Why the file was not taken, what became of it, what to do. Stays until the next try. */
  refusal?: ReactNode;
  /** A pasted file is taken wherever the focus is on the page. */
  paste?: boolean;
  verb?: string;
  /** One line, for a form that takes files beside other things. */
  compact?: boolean;
};

/** Drop, paste or pick; the button makes it one for the keyboard. */
export function FileDrop(props: Props) {
  const { title, children, onFiles, accept, multiple, progress, doing, refusal, paste, verb, compact } =
    props;
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const busy = progress != null;
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !busy) onFiles(multiple ? files : files.slice(0, 1));
  };
  usePaste(Boolean(paste) && !busy, take);
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    <div className={css.wrap}>
      <fieldset
        className={[css.drop, over && css.over, compact && css.compact].filter(Boolean).join(' ')}
        aria-describedby={children ? id : undefined}
        aria-busy={busy}
        onDragEnter={(event) => drag(event, true)}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false);
          take(event.dataTransfer.files);
        }}
      >
        <legend className={css.hidden}>Chọn hoặc kéo tệp vào</legend>
        <b>{title}</b>
        {children ? <span id={id}>{children}</span> : null}
        {busy ? <Progress value={progress} words={doing ?? 'Đang gửi tệp'} /> : null}
        <input
          ref={input}
          type="file"
          hidden
          accept={accept}
          multiple={multiple}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        {busy ? null : (
          <Button small icon={<IconUpload size={16} aria-hidden />} onClick={() => input.current?.click()}>
            {verb ?? 'Chọn tệp'}
          </Button>
        )}
      </fieldset>
      {refusal ? (
        <AlertLine tone="look" live>
          {refusal}
        </AlertLine>
      ) : null}
    </div>
  );
}

function usePaste(enabled: boolean, take: (list: FileList | undefined) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!enabled) return;
    const onPaste = (event: ClipboardEvent) => {
      if (event.clipboardData?.files.length) latest.current(event.clipboardData.files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [enabled]);
}
