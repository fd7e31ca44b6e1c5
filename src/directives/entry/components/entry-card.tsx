import { useEffect, useRef } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { laterPart } from '#platform/ui/later.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import css from './entry.module.css';
import { useEntry } from './use-entry.ts';

const EntryParts = laterPart(() => import('./entry-parts.tsx'), 'EntryParts');

const HINT =
  'Ví dụ: Sở Nội vụ báo cáo chính sách đào tạo trước 30/9, phối hợp BTC #TB296. Enter để giao, Esc để đóng.';

/** One line, read while it is typed; Enter lays the directive on its agencies. */
export function EntryCard({ onClose }: { onClose(): void }) {
  const entry = useEntry();
  const { line, setLine, parsed, obstacles, save, submit, failed } = entry;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <Card title="Ghi nhanh nhiệm vụ" current>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          // A list or a calendar that is open takes Esc for itself.
          if (
            event.key === 'Escape' &&
            !event.defaultPrevented &&
            event.target === form.current?.querySelector('input')
          )
            onClose();
        }}
      >
        <Stack>
          <TextField
            label="Một dòng: cơ quan chủ trì, việc, thời hạn, phối hợp, #văn bản"
            hint={HINT}
            value={line}
            maxLength={2000}
            onChange={setLine}
          />
          {parsed ? <EntryParts entry={entry} parsed={parsed} /> : null}
          {obstacles.length > 0 ? (
            <ul className={css.obstacles} aria-live="polite">
              {obstacles.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          ) : null}
          {failed || save.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(failed ?? save.error)}
            </AlertLine>
          ) : null}
          {save.data && !line ? (
            <AlertLine tone="done" live>
              Đã giao nhiệm vụ <Link href={`/nhiem-vu/${save.data.code}`}>{save.data.code}</Link>.
            </AlertLine>
          ) : null}
          <Actions>
            <Button
              variant="filled"
              type="submit"
              busy={save.isPending}
              why={!parsed ? 'chưa ghi gì' : obstacles.length > 0 ? `còn ${obstacles.length} chỗ` : undefined}
            >
              Giao nhiệm vụ
            </Button>
            <Button onClick={onClose}>Đóng</Button>
          </Actions>
        </Stack>
      </form>
    </Card>
  );
}
