import type { Column } from '#platform/ui/data-columns.ts';
import { Deadline } from '#platform/ui/deadline.tsx';
import { type StateCode, StateLabel } from '#platform/ui/state-label.tsx';
import { cadenceLabels, originLabels, workStateLabels } from '../labels.ts';
import type { Assignment, AssignmentRole, DirectiveSummary, Standing } from '../schema.ts';
import { DirectiveCode, mayShorten } from './directive-code.tsx';
import css from './directive-columns.module.css';
import { nextOf } from './next-actor.ts';
import { stateOf } from './state-of.ts';

export const bodyName = ({ agency, nameAsWritten }: Assignment): string => agency?.name ?? nameAsWritten;

export function bodiesIn(row: Pick<DirectiveSummary, 'assignments'>, roles: AssignmentRole[]): string[] {
  return row.assignments.flatMap((assignment) =>
    roles.includes(assignment.role) ? [bodyName(assignment)] : [],
  );
}

/** Who leads; where the document names nobody, those it tells to take part. */
export function leadsOf(row: Pick<DirectiveSummary, 'assignments'>): string[] {
  const leads = bodiesIn(row, ['lead']);
  return leads.length > 0 ? leads : bodiesIn(row, ['coordinate']);
}

/** The deadline with its origin under it, as every row and panel shows it. */
export function DeadlineOf({ standing: s, inline }: { standing: Standing; inline?: boolean }) {
  return (
    <Deadline
      date={s.due}
      origin={s.dueOrigin && originLabels[s.dueOrigin]}
      firstDate={s.firstDue}
      cadence={s.cadence && cadenceLabels[s.cadence]}
      inline={inline ?? false}
    />
  );
}

function Leads({ row }: { row: DirectiveSummary }) {
  const [first = '–', ...more] = leadsOf(row);
  return more.length > 0 ? (
    <span title={[first, ...more].join(', ')}>{`${first} +${more.length}`}</span>
  ) : (
    first
  );
}

/** The columns of the screen: who is late and who must move next, without opening anything. */
export function screenColumns(rows: readonly DirectiveSummary[], day: string): Column<DirectiveSummary>[] {
  const short = mayShorten(rows.map(({ code }) => code));
  return [
    {
      key: 'code',
      head: 'Mã',
      width: short ? 112 : 146,
      nowrap: true,
      card: 'code',
      cell: ({ code, ref }) => <DirectiveCode code={code} reference={ref} short={short} />,
    },
    { key: 'title', head: 'Nội dung', card: 'title', cell: ({ title }) => <TwoLines text={title} /> },
    { key: 'lead', head: 'Chủ trì', width: 150, cell: (row) => <Leads row={row} /> },
    { key: 'next', head: 'Ai phải làm tiếp', width: 168, cell: (row) => <NextActor row={row} day={day} /> },
    { key: 'due', head: 'Thời hạn, gốc', width: 134, cell: (row) => <DeadlineOf standing={row.standing} /> },
    {
      key: 'state',
      head: 'Trạng thái',
      width: 197,
      nowrap: true,
      card: 'state',
      cell: (row) => <StateLabel {...stateOf(row.standing)} />,
    },
  ];
}

/** As much as a row of two lines holds; all of it under the pointer and in the panel. */
function TwoLines({ text, children = text }: { text: string; children?: string }) {
  return (
    <span className={css.twoLines} title={text}>
      {children}
    </span>
  );
}

function NextActor({ row, day }: { row: DirectiveSummary; day: string }) {
  const next = nextOf(row.standing, day);
  if (!next) return '–';
  return (
    <>
      <span className={css.who} title={next.who}>
        {next.desk}
      </span>
      <span className={css.what}>
        {next.short}, {next.since}
      </span>
    </>
  );
}

const ofTime = new Set<StateCode>(['late', 'due-soon', 'silent']);

/** The columns that offices print. */
export function paperColumns(rows: readonly DirectiveSummary[]): Column<DirectiveSummary>[] {
  return [
    { key: 'index', head: 'TT', width: '4%', cell: (row) => rows.indexOf(row) + 1 },
    { key: 'code', head: 'Mã', width: '13%', nowrap: true, cell: (row) => row.code },
    { key: 'title', head: 'Nội dung', cell: (row) => row.title },
    { key: 'lead', head: 'Chủ trì', width: '13%', cell: (row) => leadsOf(row).join('; ') },
    {
      key: 'other',
      head: 'Phối hợp',
      width: '13%',
      cell: (row) => bodiesIn(row, ['coordinate', 'appraise', 'submitTo']).join('; '),
    },
    { key: 'due', head: 'Thời hạn', width: '11%', cell: (row) => <DeadlineOf standing={row.standing} /> },
    { key: 'product', head: 'Kết quả', width: '12%', cell: (row) => row.product ?? '' },
    {
      key: 'state',
      head: 'Tiến độ',
      width: '15%',
      cell: (row) => <StateLabel {...stateOf(row.standing)} />,
      // How far the work is, where the state speaks of time only.
      sub: (row) => (ofTime.has(stateOf(row.standing).state) ? workStateLabels[row.standing.state] : null),
    },
  ];
}
