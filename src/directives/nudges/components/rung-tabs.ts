import type { AgencyRef } from '#accounts/schema.ts';
import { rungNames } from '../labels.ts';
import type { NudgeBoard, PressedLine } from '../schema.ts';

/** Whether a line stands at a rung, or has its turn there: one may wait for its letter and lie before the leader. */
export const isAt = ({ taken, due }: PressedLine, rung: number): boolean =>
  taken === rung || due.includes(rung);

export type Tab = 1 | 2 | 3 | 4 | 'cho' | undefined;

const addressOf = (tab: Tab) => (tab === undefined ? '/don-doc' : `/don-doc?bac=${tab}`);

/** The tabs of the page, each with how many it holds. */
export function rungTabs({ lines, awaited }: NudgeBoard, now: Tab) {
  const tab = (key: Tab, label: string, count: number) => {
    return { href: addressOf(key), label: `${label} (${count})`, active: key === now };
  };
  const of = (rung: number) => lines.filter((line) => isAt(line, rung)).length;
  return [
    tab(undefined, 'Tất cả', lines.length),
    ...([1, 2, 3, 4] as const).map((rung) => tab(rung, rungNames[rung] ?? '', of(rung))),
    tab('cho', 'Chờ cho ý kiến', awaited.length),
  ];
}

/** Agencies of which something has come to the letter and stands in no draft. */
export function ripeAgencies(lines: PressedLine[]): { agency: AgencyRef; directives: number }[] {
  const ripe = lines.filter(({ due, inDraft }) => due.includes(2) && !inDraft);
  const drafted = new Set(lines.flatMap(({ inDraft, agency }) => (inDraft ? agency.id : [])));
  const byAgency = Map.groupBy(ripe, ({ agency }) => agency.id);
  return [...byAgency.values()].flatMap((of) => {
    const agency = of[0]?.agency;
    return agency && !drafted.has(agency.id) ? [{ agency, directives: of.length }] : [];
  });
}
