import { daysBetween, formatDate, formatNumber } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { Deadline } from '#platform/ui/deadline.tsx';
import { type StateCode, StateLabel } from '#platform/ui/state-label.tsx';
import { cadenceLabels, originLabels, workStateLabels } from '../labels.ts';
import { columnLabels } from '../listing/labels.ts';
import { type ColumnKey, type Order, SortKey } from '../listing/schema.ts';
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

type ScreenColumn = Omit<Column<DirectiveSummary>, 'key' | 'head' | 'width'> & { width?: number };

/** Every column of the screen: who is late and who must move next, without opening anything. */
function columnsOfScreen(day: string, short: boolean): Record<ColumnKey, ScreenColumn> {
  return {
    code: {
      width: short ? 112 : 146,
      nowrap: true,
      card: 'code',
      cell: ({ code, ref }) => <DirectiveCode code={code} reference={ref} short={short} />,
    },
    title: { card: 'title', cell: ({ title }) => <TwoLines text={title} /> },
    document: { width: 104, cell: (row) => row.documentNumber ?? '–' },
    lead: { width: 120, cell: (row) => <Leads row={row} /> },
    others: { width: 150, cell: (row) => <TwoLines text={othersOf(row)} /> },
    next: { width: 120, cell: (row) => <NextActor row={row} day={day} /> },
    days: { width: 80, align: 'right', nowrap: true, cell: ({ standing }) => daysWaited(standing, day) },
    due: { width: 122, cell: (row) => <DeadlineOf standing={row.standing} /> },
    state: {
      width: 186,
      nowrap: true,
      card: 'state',
      cell: (row) => <StateLabel {...stateOf(row.standing)} />,
    },
    lastReport: {
      width: 104,
      cell: ({ standing: s }) => (s.lastReportOn ? formatDate(s.lastReportOn) : '–'),
    },
    product: { width: 120, cell: (row) => row.product ?? '–' },
    publishedOn: { width: 98, cell: (row) => formatDate(row.publishedOn) },
  };
}

/** How long it has lain with whoever must move next, in calendar days. */
function daysWaited({ next }: Standing, day: string): string {
  if (next.actor === 'none') return '–';
  const days = daysBetween(next.since, day);
  return days > 0 ? `${formatNumber(days)}\u00a0ngày` : 'hôm nay';
}

const othersOf = (row: DirectiveSummary): string =>
  bodiesIn(row, ['coordinate', 'appraise', 'submitTo']).join(', ') || '–';

interface Sorting extends Order {
  onSort(order: Order): void;
}

/** The chosen columns; a head that can sort goes its way, then the other way, then back to what is pressing. */
export function screenColumns(
  rows: readonly DirectiveSummary[],
  day: string,
  chosen: readonly ColumnKey[],
  sorting?: Sorting,
): Column<DirectiveSummary>[] {
  const all = columnsOfScreen(day, mayShorten(rows.map(({ code }) => code)));
  return chosen.map((key) => ({
    key,
    head: columnLabels[key],
    ...all[key],
    ...(sorting && SortKey.options.includes(key as SortKey) ? { sort: sortOf(key as SortKey, sorting) } : {}),
  }));
}

function sortOf(key: SortKey, { sort, desc = false, onSort }: Sorting): Column<DirectiveSummary>['sort'] {
  const longestFirst = key === 'days';
  const isOn = sort === key;
  const next: Order = !isOn
    ? { sort: key, desc: longestFirst }
    : desc === longestFirst
      ? { sort: key, desc: !longestFirst }
      : { sort: undefined, desc: undefined };
  return {
    state: isOn ? (desc ? 'descending' : 'ascending') : 'none',
    onToggle: () => onSort(next),
  };
}

/** The narrowest in which the title can still be read, in pixels. */
export const widthOf = (columns: readonly Column<DirectiveSummary>[]): number =>
  columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : 170), 38);

/** As much as a row of two lines holds; all of it under the pointer and in the panel. */
function TwoLines({ text, children = text }: { text: string; children?: string }) {
  return (
    <span className={css.twoLines} title={text}>
      {children}
    </span>
  );
}

/** From here on a name is cut in a narrow column, and the registered short one says more. */
const LONG_NAME = 17;

function shortDesk({ next }: Standing): string | null {
  const names = next.agencies.map(({ name, shortName }) => (name.length > LONG_NAME ? shortName : name));
  return names.length > 0 ? names.join(', ') : null;
}

function NextActor({ row, day }: { row: DirectiveSummary; day: string }) {
  const next = nextOf(row.standing, day);
  if (!next) return '–';
  return (
    <>
      <span className={css.who} title={next.who}>
        <span className={css.short}>{shortDesk(row.standing) ?? next.desk}</span>
        <span className={css.full}>{next.desk}</span>
      </span>
      <span className={css.what}>{next.short}</span>
    </>
  );
}

const ofTime = new Set<StateCode>(['late', 'due-soon', 'silent']);

/** The columns that offices print. */
export function paperColumns(rows: readonly DirectiveSummary[], before = 0): Column<DirectiveSummary>[] {
  return [
    { key: 'index', head: 'TT', width: '4%', cell: (row) => before + rows.indexOf(row) + 1 },
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
