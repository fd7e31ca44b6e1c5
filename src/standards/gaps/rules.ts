import type { Agency, AgencyRef } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { resultLabels, unitOf } from '../labels.ts';
import type { LedBy, Owner } from '../owners/schema.ts';
import { gapOf, withUnit } from '../roadmap/rules.ts';
import type { GapRow, KeptRow, PlanTask, RoadmapLine, TaskRow, TaskWork } from '../roadmap/schema.ts';
import type { Assessed } from '../rounds/schema.ts';
import { isMet } from '../rules.ts';
import type { Indicator, Threshold } from '../schema.ts';
import { asksYes } from '../sets/labels.ts';

/** An indicator with what the newest round says of it; without a round nothing is known. */
export interface Known {
  indicator: Indicator;
  result: Assessed['result'] | null;
  value: string | null;
  threshold: Threshold | null;
  reason: string | null;
  note: string | null;
  /** Its place in the set. */
  position: number;
}

export const knownOf = (one: Assessed, position: number): Known => ({ ...one, position });

export const neverAssessed = (indicator: Indicator, level: number, position: number): Known => ({
  ...{ indicator, position },
  ...{ result: null, value: null, reason: null, note: null },
  threshold: indicator.thresholds.find((one) => one.level === level) ?? null,
});

/** What the roadmap is read with. */
export interface Desk {
  school: AgencyRef;
  lines: ReadonlyMap<string, RoadmapLine>;
  owners: ReadonlyMap<string, Owner>;
  nameOf: (agencyId: string | null) => string | null;
}

export const deskNames = (agencies: Agency[], day: string) => {
  const names = new Map(agencies.map((agency) => [agency.id, refOn(agency, day).shortName]));
  return (id: string | null): string | null => (id && names.get(id)) || null;
};

/** Who leads: a unit of the school or the school; else the body outside, as the directory or the regulation names it. */
function leaderOf({ indicator }: Known, ledBy: LedBy, desk: Desk): string | null {
  const owner = desk.owners.get(indicator.id);
  if (ledBy === 'school') return desk.nameOf(owner?.agencyId ?? null) ?? desk.school.shortName;
  const tasks = desk.lines.get(indicator.id)?.tasks ?? [];
  const leads = tasks.flatMap(({ leadId }) => desk.nameOf(leadId) ?? []);
  return desk.nameOf(owner?.dependsOnId ?? null) ?? leads[0] ?? indicator.dependsOn;
}

const refOf = ({ indicator: { id, code, criterion, name }, position }: Known) => ({
  ...{ id, code, criterion, name, position },
});

/** "Chưa đạt, 14,3 %" */
export function nowOf({ indicator, result, value }: Known): string {
  const word = result === null ? 'Chưa có đợt đánh giá' : resultLabels[result];
  // Of a yes or no the result says it all.
  return value === null || asksYes(indicator.kind) ? word : `${word}, ${withUnit(value, unitOf(indicator))}`;
}

export function gapRow(known: Known, desk: Desk): GapRow {
  const { indicator, result } = known;
  const line = desk.lines.get(indicator.id);
  const ledBy = line?.ledBy ?? desk.owners.get(indicator.id)?.ledBy ?? 'school';
  return {
    indicator: refOf(known),
    result,
    now: nowOf(known),
    gap: line?.gap ?? gapOf({ ...known, kind: indicator.kind, unit: indicator.unit }),
    isOwnGap: Boolean(line?.gap),
    ledBy,
    leader: leaderOf(known, ledBy, desk),
    plannedOn: line?.plannedOn ?? null,
    note: line?.note ?? null,
    version: line?.version ?? null,
    taskIds: line?.tasks.map(({ id }) => id) ?? [],
  };
}

/** What is met does not keep itself: who sees to it, and when somebody looks again. */
function keptRow(known: Known, desk: Desk): KeptRow[] {
  const { indicator, result } = known;
  if (result === null) return [];
  const line = desk.lines.get(indicator.id);
  const owner = desk.owners.get(indicator.id);
  return [
    {
      indicator: refOf(known),
      result,
      now: nowOf(known),
      watcher: desk.nameOf(owner?.agencyId ?? null) ?? indicator.owner,
      lookOn: line?.lookOn ?? null,
      note: line?.note ?? null,
      ledBy: line?.ledBy ?? owner?.ledBy ?? 'school',
      version: line?.version ?? null,
    },
  ];
}

/** Each indicator once: among the gaps, or among what is kept. */
export const rowsOf = (all: readonly Known[], desk: Desk) => ({
  gaps: all.filter(({ result }) => !isMet(result)).map((known) => gapRow(known, desk)),
  kept: all.filter(({ result }) => isMet(result)).flatMap((known) => keptRow(known, desk)),
});

export const taskRow = (task: PlanTask, work: TaskWork | null, nameOf: Desk['nameOf']): TaskRow => ({
  ...task,
  leadName: nameOf(task.leadId),
  coordinatingNames: task.coordinatingIds.flatMap((id) => nameOf(id) ?? []),
  work,
});

/** How the directive that a task became stands; a date moved or work handed on stays with the directive. */
export function workOf({ code, standing }: DirectiveSummary): TaskWork {
  const states = {
    'done-on-time': 'done',
    'done-late': 'doneLate',
    'open-late': 'overdue',
    'open-in-time': 'open',
    undated: standing.completedOn ? 'done' : 'open',
  } as const;
  return {
    code,
    state: states[standing.headline],
    daysLate: standing.daysLate,
    doneOn: standing.completedOn,
  };
}
