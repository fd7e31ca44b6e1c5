import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { directivesApi } from '../../api.ts';
import type { BulkAct, BulkOutcome, BulkPreview, BulkTarget } from '../schema.ts';

/** So many go in one request: few enough to see it move, many enough to be quick. */
const AT_A_TIME = 10;

type Outcome = (BulkOutcome[number] & Pick<BulkPreview['rows'][number], 'title' | 'will'>)[];

/** Does what the preview has shown, part by part; what was refused or not reached is said one by one. */
export function useBulkRun() {
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ of: number; so: BulkOutcome } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const stopped = useRef(false);
  const start = async (what: BulkAct, shown: BulkPreview['rows']) => {
    const targets = shown.map(({ code, reportId }) => ({ code, reportId }));
    const so: BulkOutcome = [];
    stopped.current = false;
    while (so.length < targets.length) {
      setProgress({ of: targets.length, so: [...so] });
      const some = targets.slice(so.length, so.length + AT_A_TIME);
      const because = stopped.current ? 'Đã dừng trước khi làm đến.' : null;
      so.push(...(because ? some.map(leftAs(because)) : await doSome(what, some)));
    }
    setProgress(null);
    setOutcome(
      so.map((one, at) => ({ ...one, title: shown[at]?.title ?? '', will: shown[at]?.will ?? null })),
    );
    client.invalidateQueries();
  };
  const stop = () => {
    stopped.current = true;
  };
  return { start, stop, progress, outcome, isRunning: progress !== null };
}

export type BulkRun = ReturnType<typeof useBulkRun>;

const leftAs = (why: string) => (target: BulkTarget) => ({ ...target, done: false, why });

async function doSome(what: BulkAct, targets: BulkTarget[]): Promise<BulkOutcome> {
  try {
    return await directivesApi.directives.bulk.call({ what, targets });
  } catch (error) {
    // Whether the server still did them is seen in the list, which is loaded again.
    return targets.map(leftAs(sentenceOf(error)));
  }
}
