import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { directivesApi } from '../../api.ts';
import { DeadlineForm } from '../../components/deadline-form.tsx';
import { bulkLabels } from '../labels.ts';
import type { BulkAct } from '../schema.ts';
import { BulkOutcomes } from './bulk-outcomes.tsx';
import { BulkRows } from './bulk-rows.tsx';
import { useBulkRun } from './use-bulk-run.ts';

interface Props {
  act: BulkAct['act'];
  codes: string[];
  onClose(): void;
  /** With the codes that are still to be done. */
  onDone(left: string[]): void;
}

/** First what is to be set, then what will happen to each, then how it went. */
export function BulkDialog({ act, codes, onClose, onDone }: Props) {
  const [what, setWhat] = useState<BulkAct | null>(act === 'setDeadline' ? null : { act });
  const run = useBulkRun();
  const close = () => {
    if (run.outcome) onDone(run.outcome.flatMap(({ done, code }) => (done ? [] : [code])));
    onClose();
  };
  return (
    <Modal opened onClose={run.isRunning ? () => {} : close} title={bulkLabels[act]} size={720}>
      {what === null ? (
        <DeadlineForm
          busy={false}
          verb="Xem trước"
          onCancel={onClose}
          onSet={(deadline) => setWhat({ act: 'setDeadline', deadline })}
        />
      ) : run.outcome || run.isRunning ? (
        <BulkOutcomes run={run} onClose={close} />
      ) : (
        <Preview what={what} codes={codes} onClose={onClose} onRun={run.start} />
      )}
    </Modal>
  );
}

interface PreviewProps {
  what: BulkAct;
  codes: string[];
  onClose(): void;
  onRun: ReturnType<typeof useBulkRun>['start'];
}

function Preview({ what, codes, onClose, onRun }: PreviewProps) {
  const preview = useQuery(
    directivesApi.directives.bulkPreview.queryOptions({ input: { what, codes }, staleTime: 0, gcTime: 0 }),
  );
  if (preview.isPending) return <LoadingRows rows={6} label="Đang xem trước" />;
  if (preview.isError) {
    return (
      <Stack>
        <AlertLine tone="look" live>
          {sentenceOf(preview.error)}
        </AlertLine>
        <Actions>
          <Button onClick={() => preview.refetch()}>Thử lại</Button>
          <Button onClick={onClose}>Thôi</Button>
        </Actions>
      </Stack>
    );
  }
  const { rows } = preview.data;
  const will = rows.filter((row) => row.will !== null);
  const not = rows.filter((row) => row.will === null);
  return (
    <Stack>
      {will.length > 0 ? <BulkRows title={`Sẽ làm: ${will.length}`} rows={will} /> : null}
      {not.length > 0 ? <BulkRows title={`Không làm được: ${not.length}`} rows={not} /> : null}
      <Actions>
        {will.length > 0 ? (
          <Button variant="filled" data-autofocus onClick={() => onRun(what, will)}>
            {bulkLabels[what.act]}: {will.length} nhiệm vụ
          </Button>
        ) : null}
        <Button onClick={onClose}>{will.length > 0 ? 'Thôi' : 'Đóng'}</Button>
      </Actions>
    </Stack>
  );
}
