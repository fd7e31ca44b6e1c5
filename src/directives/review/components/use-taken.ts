import { useRef } from 'react';
import { useToast } from '#platform/ui/toast.tsx';

interface Taken {
  key: number;
  entry: string;
  /** Whether it could be taken back: somebody else may have written there since. */
  revert(): boolean;
}

/**
 * What was done, last one last, each with the way back: by the toast for ten seconds, or by Ctrl+Z for the session.
 * `onTakenBack` hears which entry went back to what it was.
 */
export function useTaken(onTakenBack: (entry: string) => void) {
  const toast = useToast();
  const acts = useRef<Taken[]>([]);
  const last = useRef(0);
  const making = useRef<Promise<unknown> | null>(null);
  const takeBack = (key: number | undefined) => {
    const found = acts.current.find((one) => one.key === key);
    acts.current = acts.current.filter((one) => one !== found);
    if (!found) return;
    const isBack = found.revert();
    toast({
      text: isBack ? 'Đã hoàn tác.' : 'Không hoàn tác được: người khác đã sửa sau đó. Chưa có gì thay đổi.',
    });
    onTakenBack(found.entry);
  };
  return {
    /** Remembers how to take it back, and says so. */
    keep: (text: string, entry: string, revert: () => boolean) => {
      const key = ++last.current;
      acts.current.push({ key, entry, revert });
      toast({ text, undo: () => takeBack(key) });
    },
    /** An act whose way back is known only with its answer. */
    wait: (answer: Promise<unknown>) => {
      const done = answer.finally(() => {
        if (making.current === done) making.current = null;
      });
      making.current = done;
    },
    undo: () => {
      const takeBackLast = () => takeBack(acts.current.at(-1)?.key);
      if (making.current) making.current.then(takeBackLast);
      else takeBackLast();
    },
    /** What was refused was not done: there is nothing to take back. */
    forget: (entry: string) => {
      acts.current = acts.current.filter((one) => one.entry !== entry);
    },
  };
}
