import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import css from './bulk-outcomes.module.css';
import { BulkRows } from './bulk-rows.tsx';
import type { BulkRun } from './use-bulk-run.ts';

/** How far it has come; then what was done and what was not. */
export function BulkOutcomes({ run, onClose }: { run: BulkRun; onClose(): void }) {
  const { progress, outcome } = run;
  if (progress) {
    const words = `Đã xong ${progress.so.length}/${progress.of}`;
    return (
      <Stack>
        <label className={css.progress}>
          <span role="status">{words}</span>
          <progress value={progress.so.length} max={progress.of} />
        </label>
        <Actions>
          <Button onClick={run.stop}>Dừng lại</Button>
        </Actions>
      </Stack>
    );
  }
  if (!outcome) return null;
  const done = outcome.filter((row) => row.done);
  const refused = outcome.flatMap((row) => (row.done ? [] : [{ ...row, will: null }]));
  return (
    <Stack>
      <AlertLine tone={refused.length > 0 ? 'look' : 'done'} live>
        {refused.length > 0
          ? `Đã làm ${done.length}, không làm được ${refused.length}. Những dòng chưa làm vẫn được chọn.`
          : `Đã làm cả ${done.length}.`}
      </AlertLine>
      {refused.length > 0 ? <BulkRows title={`Không làm được: ${refused.length}`} rows={refused} /> : null}
      {done.length > 0 ? <BulkRows title={`Đã làm: ${done.length}`} rows={done} /> : null}
      <Actions>
        <Button variant="filled" onClick={onClose} data-autofocus>
          Đóng
        </Button>
      </Actions>
    </Stack>
  );
}
