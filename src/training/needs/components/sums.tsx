import { formatDate } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { answerLabels } from '../labels.ts';
import { programmeOf } from '../rules.ts';
import type { Answer, Need } from '../schema.ts';

interface Sum {
  key: string;
  name: string;
  needs: Need[];
}

/** Needs by programme, the most asked first. */
export function sumsOf(needs: readonly Need[]): Sum[] {
  return [...Map.groupBy(needs, programmeOf)]
    .map(([key, own]) => ({ key, name: own[0]?.programmeName ?? '', needs: own }))
    .toSorted((a, b) => headsOf(b.needs) - headsOf(a.needs));
}

const headsOf = (needs: readonly Need[]) => needs.reduce((sum, { heads }) => sum + heads, 0);

const sumColumns: Column<Sum>[] = [
  {
    key: 'name',
    head: 'Chương trình',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ needs }) => (needs.every(({ programmeKey }) => programmeKey === null) ? 'ngoài danh mục' : null),
  },
  {
    key: 'agencies',
    head: 'Cơ quan',
    width: 90,
    align: 'right',
    cell: ({ needs }) => new Set(needs.map(({ agency }) => agency.id)).size,
  },
  { key: 'needs', head: 'Nhu cầu', width: 90, align: 'right', cell: ({ needs }) => needs.length },
  { key: 'heads', head: 'Số người', width: 90, align: 'right', cell: ({ needs }) => <b>{headsOf(needs)}</b> },
];

export function ProgrammeSums({ needs, hrefOf }: { needs: Need[]; hrefOf(key: string): string }) {
  const sums = sumsOf(needs);
  return (
    <DataTable
      label={`${sums.length} chương trình, ${headsOf(needs)} người`}
      rows={sums}
      columns={sumColumns}
      rowKey={({ key }) => key}
      rowHref={({ key }) => hrefOf(key)}
      link="name"
    />
  );
}

/** Of an agency that has not answered nothing is known, which is not none. */
const known = ({ state }: Answer, count: number) =>
  state === 'sent' || state === 'none' ? <b>{count}</b> : 'chưa biết';

const looks = { sent: 'done', none: 'done', draft: 'draft', missing: 'not-started' } as const;

const answerColumns: Column<Answer>[] = [
  { key: 'name', head: 'Cơ quan', card: 'title', cell: ({ agency }) => <b>{agency.name}</b> },
  {
    key: 'state',
    head: 'Trả lời',
    width: 190,
    card: 'state',
    cell: ({ state }) => <StateLabel state={looks[state]} words={answerLabels[state]} />,
    sub: ({ on }) => (on ? `ngày ${formatDate(on)}` : null),
  },
  { key: 'needs', head: 'Nhu cầu', width: 90, align: 'right', cell: (row) => known(row, row.needs) },
  { key: 'heads', head: 'Số người', width: 90, align: 'right', cell: (row) => known(row, row.heads) },
];

/** Every agency that was asked: those that have not answered stand first. */
export function AnswerTable({ answers, hrefOf }: { answers: Answer[]; hrefOf(agencyId: string): string }) {
  const open = (state: Answer['state']) => state === 'missing' || state === 'draft';
  return (
    <DataTable
      label={`${answers.length} cơ quan`}
      rows={answers.toSorted((a, b) => Number(open(b.state)) - Number(open(a.state)))}
      columns={answerColumns}
      rowKey={({ agency }) => agency.id}
      rowHref={({ agency }) => hrefOf(agency.id)}
      link="name"
    />
  );
}
