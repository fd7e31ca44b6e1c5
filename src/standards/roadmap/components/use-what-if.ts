import { useMemo, useState } from 'react';
import { movedBy, movedLines, movedTasks, type Outlook, outlookOf, scheduledOf } from '../rules.ts';
import type { Move, Roadmap } from '../schema.ts';

export interface WhatIf {
  on: boolean;
  moves: Move[];
  /** As the roadmap is written. */
  written: Outlook;
  /** As it would be; the same while nothing is tried. */
  tried: Outlook;
  start(): void;
  stop(): void;
  move(what: 'moveTask' | 'moveLine', id: string, days: number): void;
  drop(what: 'dropTask' | 'dropLine', id: string): void;
  putBack(id: string): void;
}

/** Days tried out in the browser alone: nothing is saved until somebody confirms it. */
export function useWhatIf(roadmap: Roadmap, today: string): WhatIf {
  const [moves, setMoves] = useState<Move[] | null>(null);
  const written = useMemo(() => outlookWith(roadmap, today, []), [roadmap, today]);
  const tried = useMemo(
    () => (moves?.length ? outlookWith(roadmap, today, moves) : written),
    [roadmap, today, moves, written],
  );
  const without = (id: string) => (moves ?? []).filter((one) => one.id !== id);
  return {
    on: moves !== null,
    moves: moves ?? [],
    ...{ written, tried },
    start: () => setMoves([]),
    stop: () => setMoves(null),
    move: (what, id, days) => setMoves(withMove(moves ?? [], { what, id, days })),
    drop: (what, id) => setMoves([...without(id), { what, id }]),
    putBack: (id) => setMoves(without(id)),
  };
}

function outlookWith({ gaps, tasks, met }: Roadmap, today: string, moves: Move[]): Outlook {
  const lines = gaps.map(({ indicator, plannedOn, taskIds }) => ({
    ...{ indicatorId: indicator.id, plannedOn, taskIds },
  }));
  const scheduled = tasks.map((task) => scheduledOf(task, task.work));
  return outlookOf(movedLines(lines, moves), movedTasks(scheduled, moves), met, today);
}

/** One move an id: what is moved back to where it was is moved no more. */
function withMove(moves: Move[], move: Extract<Move, { days: number }>): Move[] {
  const others = moves.filter(({ id }) => id !== move.id);
  const before = movedBy(moves, move.id);
  const already = moves.reduce((sum, one) => (one.id === move.id && 'days' in one ? sum + one.days : sum), 0);
  const days = before?.isDropped ? move.days : already + move.days;
  return days === 0 ? others : [...others, { ...move, days }];
}
