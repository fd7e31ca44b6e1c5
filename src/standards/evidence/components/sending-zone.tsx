import { DeclareMarks } from '#documents/marks/components/declare-marks.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import type { useSending } from './use-sending.ts';

interface Props {
  sending: ReturnType<typeof useSending>;
  title: string;
  multiple?: boolean;
}

/** Where files are dropped or picked; asks about red marks where the gate does. */
export function SendingZone({ sending: { sending, refusal, asked, send, leave }, title, multiple }: Props) {
  return (
    <>
      <FileDrop
        compact
        multiple={multiple ?? false}
        title={title}
        onFiles={(files) => send(files)}
        progress={sending?.part ?? null}
        doing={sending ? `Đang ${sending.part < 1 ? 'gửi' : 'kiểm tra'} ${sending.name}` : ''}
        refusal={refusal}
      />
      {asked ? (
        <DeclareMarks
          asked={asked}
          onDeclare={(declaration) => send([asked.file, ...asked.rest], declaration)}
          onLeave={leave}
        />
      ) : null}
    </>
  );
}
