import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { useViewer } from '../../components/viewer.tsx';
import { preferencesApi } from '../api.ts';
import css from './tour.module.css';
import { tourFor } from './tour-steps.ts';

/** Four short steps over the first page, in nobody's way; once left it comes back only when asked for. */
export function Tour({ again, onEnd }: { again: boolean; onEnd(): void }) {
  const { role } = useViewer();
  const client = useQueryClient();
  const chosen = useQuery(preferencesApi.preferences.get.queryOptions());
  const keep = useMutation(
    preferencesApi.preferences.set.mutationOptions({
      onSuccess: (all) => client.setQueryData(preferencesApi.preferences.get.queryKey(), all),
    }),
  );
  const [at, setAt] = useState(0);
  const steps = tourFor(role);
  const step = steps[at];
  const isFirst = chosen.isSuccess && !chosen.data.tourSeen && !keep.isPending && !keep.isSuccess;
  if (!step || !(isFirst || again)) return null;
  const end = () => {
    setAt(0);
    onEnd();
    keep.mutate({ tourSeen: true });
  };
  const isLast = at === steps.length - 1;
  return (
    <Card label="Hướng dẫn bước đầu" as="aside" className={css.tour}>
      <div className={css.step} aria-live="polite">
        <span className={css.count}>
          Bước {at + 1}/{steps.length}
        </span>
        <h2 className={css.title}>
          <Link href={step.href}>{step.title}</Link>
        </h2>
        <p className={css.text}>{step.text}</p>
      </div>
      <Actions>
        <Button small variant="ink" onClick={() => (isLast ? end() : setAt(at + 1))}>
          {isLast ? 'Bắt đầu làm việc' : 'Bước sau'}
        </Button>
        {at > 0 ? (
          <Button small onClick={() => setAt(at - 1)}>
            Bước trước
          </Button>
        ) : null}
        {isLast ? null : (
          <Button small variant="quiet" onClick={end}>
            Bỏ qua
          </Button>
        )}
      </Actions>
    </Card>
  );
}
