import { formatDate } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { readCount, rungNames } from '../labels.ts';
import type { PressedLine } from '../schema.ts';

/** Whose part of what presses, why, what was done and whose turn it is. */
export const pressedColumns: Column<PressedLine>[] = [
  { key: 'code', head: 'Mã', width: 128, card: 'code', nowrap: true, cell: ({ code }) => code },
  { key: 'title', head: 'Nhiệm vụ', card: 'title', cell: ({ title }) => title },
  { key: 'agency', head: 'Cơ quan phải làm', width: 140, cell: ({ agency }) => agency.name },
  {
    key: 'why',
    head: 'Vì sao',
    width: 162,
    card: 'state',
    cell: (line) => <Why line={line} />,
    sub: ({ about, aboutDay }) => `${about === 'silent' ? 'từ' : 'hạn'} ${formatDate(aboutDay)}`,
  },
  {
    key: 'taken',
    head: 'Đã làm',
    width: 140,
    cell: ({ nudges }) => {
      const last = nudges.at(-1);
      return last ? `${rungNames[last.rung]} ${formatDate(last.madeOn)}` : 'chưa đôn đốc';
    },
    sub: ({ nudges }) => readCount(nudges.at(-1)?.readers ?? []),
  },
  {
    key: 'due',
    head: 'Đến lượt',
    width: 120,
    cell: (line) => dueWords(line),
  },
];

const states = { before: 'due-soon', late: 'late', silent: 'silent' } as const;

export const Why = ({ line: { about, days } }: { line: PressedLine }) => (
  <StateLabel state={states[about]} days={days} />
);

function dueWords({ due, inDraft, nudges }: PressedLine): string {
  if (due.length > 0)
    return due.map((rung) => (rung === 2 && inDraft ? 'Công văn chờ ký' : rungNames[rung])).join(', ');
  const open = nudges.some(({ rung, decision }) => rung === 4 && decision === null);
  return open ? 'chờ lãnh đạo quyết định' : '–';
}
