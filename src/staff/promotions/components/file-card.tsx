import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { actWords, fileStateWords, needsNote, noteWords } from '../labels.ts';
import type { EventKind, File } from '../schema.ts';
import { FileStateMark } from './file-state.tsx';
import css from './promotions.module.css';
import { useAppoint, useRecord } from './use-promotions.ts';

/** One file: all that happened to it, and what whoever looks may record next. */
export function FileCard({ file, today }: { file: File; today: string }) {
  const [kind, setKind] = useState<EventKind | null>(null);
  return (
    <Card as="aside" title={file.name} aside={<Link href={`/doi-ngu/${file.personId}`}>Hồ sơ</Link>}>
      <FileStateMark state={file.state} />
      <ol className={css.events}>
        {file.events.toReversed().map(({ kind: what, happenedOn, note, by, madeAt }) => (
          <li key={`${what} ${madeAt}`}>
            <b>{fileStateWords[what]}</b> {formatDate(happenedOn)}
            {note ? <div>{note}</div> : null}
            <div className={css.quiet}>{by ? `${by} ghi` : 'ghi khi nạp dữ liệu'}</div>
          </li>
        ))}
      </ol>
      {kind ? (
        <EventForm key={kind} {...{ file, kind, today }} onClose={() => setKind(null)} />
      ) : (
        <div className={css.acts}>
          <Actions>
            {file.next.map((next, n) => (
              <Button key={next} small variant={n === 0 ? 'ink' : 'outline'} onClick={() => setKind(next)}>
                {actWords[next]}
              </Button>
            ))}
          </Actions>
          {file.state === 'passed' && !file.next.includes('appointed') ? (
            <p className={css.quiet}>
              Quyết định bổ nhiệm do thủ trưởng ghi, không phải người đã ghi kết quả hội đồng.
            </p>
          ) : null}
        </div>
      )}
    </Card>
  );
}

interface FormProps {
  file: File;
  kind: EventKind;
  today: string;
  onClose(): void;
}

function EventForm({ file, kind, today, onClose }: FormProps) {
  const [on, setOn] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const record = useRecord(onClose);
  const appoint = useAppoint(onClose);
  const sent = kind === 'appointed' ? appoint : record;
  const lacks = needsNote.includes(kind) && note.trim() === '';
  const send = () => {
    if (!on || lacks) return;
    if (kind === 'appointed') appoint.mutate({ fileId: file.id, on, decision: note.trim() });
    else record.mutate({ fileId: file.id, kind, on, note: note.trim() || null });
  };
  return (
    <form
      noValidate
      className={css.acts}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Fields>
        <h3>{actWords[kind]}</h3>
        <DateField
          label={kind === 'appointed' ? 'Giữ hạng từ ngày' : 'Ngày'}
          value={on}
          onChange={setOn}
          required
        />
        <TextField
          label={noteWords[kind]}
          value={note}
          onChange={setNote}
          required={needsNote.includes(kind)}
        />
        {kind === 'appointed' ? (
          <p className={css.quiet}>
            Ghi xong, hồ sơ {file.name} có hạng mới từ ngày này, hạng cũ kết thúc ngày liền trước, tỷ lệ đổi
            theo.
          </p>
        ) : null}
        <Refusal of={sent} />
        <Actions>
          <Button
            small
            variant="filled"
            type="submit"
            busy={sent.isPending}
            why={lacks ? 'chưa ghi đủ' : undefined}
          >
            Ghi nhận
          </Button>
          <Button small onClick={onClose}>
            Thôi
          </Button>
        </Actions>
      </Fields>
    </form>
  );
}
