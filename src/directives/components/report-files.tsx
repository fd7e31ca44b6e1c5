import { useRef, useState } from 'react';
import { type Asked, DeclareMarks } from '#documents/marks/components/declare-marks.tsx';
import type { Declaration } from '#documents/marks/schema.ts';
import { useIsPhone } from '#platform/ui/breakpoints.ts';
import { IconButton } from '#platform/ui/button.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { IconX } from '#platform/ui/icons.ts';
import { FileList } from './file-list.tsx';
import css from './report-files.module.css';
import { type ReportFile, sendAttachment } from './send-attachment.ts';

interface Props {
  files: ReportFile[];
  onFiles: (files: ReportFile[]) => void;
  /** While a file is on its way the report waits for it. */
  onSending: (isSending: boolean) => void;
}

const MOST_FILES = 20;

/** Files that go with a report: each is sent, checked and kept at once; the report then names them. */
export function ReportFiles({ files, onFiles, onSending }: Props) {
  const [sending, setSending] = useState<{ name: string; part: number } | null>(null);
  const isPhone = useIsPhone();
  const [refusal, setRefusal] = useState<string | null>(null);
  const kept = useRef(files);
  kept.current = files;

  const [asked, setAsked] = useState<(Asked & { file: File }) | null>(null);

  const take = async (chosen: File[], declaration: Declaration | null = null) => {
    setRefusal(null);
    setAsked(null);
    for (const file of chosen) {
      if (kept.current.length >= MOST_FILES) {
        setRefusal(`Một báo cáo kèm nhiều nhất ${MOST_FILES} tệp. Tệp «${file.name}» chưa được gửi.`);
        break;
      }
      onSending(true);
      setSending({ name: file.name, part: 0 });
      const sent = await sendAttachment(file, (part) => setSending({ name: file.name, part }), declaration);
      if (!sent.ok) {
        const { message, marks } = sent;
        if (marks) setAsked({ file, fileName: file.name, message, marks });
        else setRefusal(`«${file.name}»: ${message}`);
        break;
      }
      kept.current = [...kept.current, sent.value];
      onFiles(kept.current);
    }
    setSending(null);
    onSending(false);
  };

  return (
    <div className={css.files}>
      <span className={css.label}>Tệp kèm theo</span>
      <FileDrop
        compact
        multiple
        title={
          files.length > 0 ? `${files.length} tệp` : isPhone ? 'Ảnh hoặc tệp' : 'Kéo tệp vào đây hoặc chọn'
        }
        verb={files.length > 0 ? 'Chọn thêm' : isPhone ? 'Chụp hoặc chọn' : 'Chọn tệp'}
        onFiles={(chosen) => take(chosen)}
        progress={sending?.part ?? null}
        // The server reads a picture before it takes it, which lasts longer than its way there.
        doing={sending ? `Đang ${sending.part < 1 ? 'gửi' : 'kiểm tra'} ${sending.name}` : undefined}
        refusal={refusal}
      />
      {asked ? (
        <DeclareMarks
          asked={asked}
          onDeclare={(declaration) => take([asked.file], declaration)}
          onLeave={() => setAsked(null)}
        />
      ) : null}
      <FileList
        code={null}
        files={files}
        after={(file) => (
          <IconButton
            label={`Bỏ tệp ${file.name}`}
            onClick={() => onFiles(files.filter(({ id }) => id !== file.id))}
          >
            <IconX size={14} aria-hidden />
          </IconButton>
        )}
      />
    </div>
  );
}
