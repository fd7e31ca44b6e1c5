import { compareVietnamese, formatDate, formatNumber } from '@dondoc/vietnamese';
import { stateOf } from '../classes/rules.ts';
import { stageAddress } from './labels.ts';
import type { DeliveredClass, DeliveryAddress, PlannedRow, Stage, Tally, Verdict } from './schema.ts';

type Dated = Pick<DeliveredClass, 'decisionOn' | 'startedOn' | 'endedOn' | 'cancelledOn' | 'cancelReason'>;

/** A class without what happened after a day. */
export function asOf<C extends Dated>(one: C, day: string): C & Pick<DeliveredClass, 'state'> {
  const known = (on: string | null) => (on !== null && on <= day ? on : null);
  const cancelledOn = known(one.cancelledOn);
  const dates = {
    ...{ decisionOn: known(one.decisionOn), startedOn: known(one.startedOn), endedOn: known(one.endedOn) },
    ...{ cancelledOn, cancelReason: cancelledOn ? one.cancelReason : null },
  };
  return { ...one, ...dates, state: stateOf(dates) };
}

const lastDayOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

type Planned = Pick<PlannedRow, 'month' | 'heads' | 'provider' | 'held'>;

/** What is otherwise than planned, each in words with its figures. */
export function variancesOf({ month, heads, provider, held }: Planned, year: number, day: string): string[] {
  const due = month !== null && day > lastDayOf(year, month);
  if (!held || held.state === 'planned') return due ? [`Chưa mở; kế hoạch mở tháng ${month}/${year}`] : [];
  if (held.state === 'cancelled') return [`Không tổ chức: ${held.cancelReason ?? 'chưa ghi lý do'}`];
  const found: string[] = [];
  if (provider && held.providerAgencyId !== provider.agencyId)
    found.push(`${held.providerName} tổ chức; kế hoạch giao ${provider.name}`);
  if (!held.startedOn) return due ? [...found, `Chưa khai giảng; kế hoạch tháng ${month}/${year}`] : found;
  if (month !== null && held.startedOn.slice(0, 7) !== `${year}-${String(month).padStart(2, '0')}`)
    found.push(`Khai giảng ${formatDate(held.startedOn)}; kế hoạch tháng ${month}/${year}`);
  if (held.learners !== heads) found.push(`${held.learners}/${heads} học viên so với kế hoạch`);
  if (!held.endedOn && held.toDay < day)
    found.push(`Chưa bế giảng; dự kiến kết thúc ${formatDate(held.toDay)}`);
  return found;
}

/** Whether a class of the plan has come to a stage. One that is not held has come to none but its own. */
export function isAt({ held }: Pick<PlannedRow, 'held'>, stage: Stage): boolean {
  if (stage === 'given') return true;
  if (!held) return false;
  if (stage === 'cancelled' || held.state === 'cancelled') return held.state === stage;
  if (stage === 'opened') return held.state !== 'planned';
  return (stage === 'started' && held.state === 'started') || held.state === 'ended';
}

/** What a row is found under where the plan gave the class to nobody. */
export const NO_PROVIDER = 'chua-phan-bo';

/** Whether a row is among what the address asks for. */
export function isShown(
  row: Pick<PlannedRow, 'provider' | 'programme' | 'variances' | 'held'>,
  { xep, nhom, buoc }: DeliveryAddress,
): boolean {
  const group = xep === 'don-vi' ? (row.provider?.agencyId ?? NO_PROVIDER) : row.programme;
  if (nhom !== undefined && group !== nhom) return false;
  if (buoc === undefined) return true;
  if (buoc === 'co-lech') return row.variances.length > 0;
  const stage = (Object.keys(stageAddress) as (keyof typeof stageAddress)[]).find(
    (one) => stageAddress[one] === buoc,
  );
  return stage !== undefined && isAt(row, stage);
}

const percent = (part: number, of: number): string => `${formatNumber((part / of) * 100, 1)}\u00a0%`;

/**
 * «Hoàn thành vượt mức» is said only of what was given and is finished whole, with more beyond it. A class beyond the
 * plan does not stand for one that was given and not held.
 */
export function verdictOf({
  given,
  ended,
  beyond,
}: {
  given: number;
  ended: number;
  beyond: number;
}): Verdict {
  if (given === 0) return { code: 'beyond', words: `Không được giao; ${beyond} lớp ngoài kế hoạch bế giảng` };
  const figures = `${ended}/${given} lớp được giao đã bế giảng (${percent(ended, given)})`;
  if (ended < given) {
    const more = beyond > 0 ? `; ${beyond} lớp ngoài kế hoạch không thay lớp được giao` : '';
    return { code: 'short', words: `Chưa hoàn thành: ${figures}, còn ${given - ended} lớp${more}` };
  }
  if (beyond === 0) return { code: 'done', words: `Hoàn thành: ${figures}` };
  const all = given + beyond;
  return {
    code: 'exceeded',
    words: `Hoàn thành vượt mức: ${all}/${given} lớp (${percent(all, given)}), có ${beyond} lớp ngoài kế hoạch`,
  };
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

const STAGES: Stage[] = ['given', 'opened', 'started', 'ended', 'cancelled'];

export function tally(
  { key, name }: { key: string; name: string },
  rows: readonly Pick<PlannedRow, 'held' | 'heads'>[],
  beyond: readonly DeliveredClass[],
): Tally {
  const count = (stage: Stage) => rows.filter((row) => isAt(row, stage)).length;
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, count(stage)])) as Tally['stages'];
  const more = beyond.filter(({ state }) => state === 'ended').length;
  const begun = rows.filter((row) => isAt(row, 'started'));
  return {
    ...{ key, name, stages, beyond: more, heads: sum(rows, ({ heads }) => heads) },
    learners: sum(begun, ({ held }) => held?.learners ?? 0),
    certificates: sum(begun, ({ held }) => held?.certificates ?? 0),
    verdict: verdictOf({ given: rows.length, ended: stages.ended, beyond: more }),
  };
}

/** The tallies of each programme or provider, as `of` names them; those alone beyond the plan come last. */
export function tallies(
  rows: readonly PlannedRow[],
  beyond: readonly DeliveredClass[],
  of: { row(row: PlannedRow): [key: string, name: string]; held(one: DeliveredClass): [string, string] },
): Tally[] {
  const names = new Map([...beyond.map(of.held), ...rows.map(of.row)]);
  const all = [...names].map(([key, name]) =>
    tally(
      { key, name },
      rows.filter((row) => of.row(row)[0] === key),
      beyond.filter((one) => of.held(one)[0] === key),
    ),
  );
  return all.toSorted(
    (a, b) => Number(b.stages.given > 0) - Number(a.stages.given > 0) || compareVietnamese(a.name, b.name),
  );
}

/** Of earlier years, begun by the end of this one and not ended before it: neither given in this plan nor beyond it. */
export const isCarried = (one: DeliveredClass, year: number): boolean =>
  one.year < year &&
  one.state !== 'cancelled' &&
  one.startedOn !== null &&
  one.startedOn <= `${year}-12-31` &&
  (one.endedOn === null || one.endedOn >= `${year}-01-01`);
