import { assignmentRoleLabels, headlineLabels, rateWholeLabels, workStateLabels } from '../labels.ts';
import { SILENT_AFTER_DAYS } from '../rules.ts';
import type { DirectiveFilter } from '../schema.ts';

export const nextActorLabels: Record<Exclude<NonNullable<DirectiveFilter['next']>, 'none'>, string> = {
  agency: 'cơ quan thực hiện',
  head: 'thủ trưởng duyệt',
  office: 'văn phòng',
};

/** The filter with some conditions set, others (null or undefined) taken off. */
export function withConditions(
  filter: DirectiveFilter,
  patch: { [K in keyof DirectiveFilter]?: DirectiveFilter[K] | null },
): DirectiveFilter {
  const entries = Object.entries({ ...filter, ...patch }).filter(
    ([, value]) => value != null && value !== '' && value !== false,
  );
  return Object.fromEntries(entries) as DirectiveFilter;
}

/** The router reads `q=296` as a number and would drop it: what reads as JSON is written as a JSON string. */
function spelled(value: string | boolean): string {
  if (typeof value === 'boolean') return String(value);
  try {
    JSON.parse(value);
    return JSON.stringify(value);
  } catch {
    return value;
  }
}

/** Address of the list with this filter, so that a view can be mailed. */
export function addressOf(filter: DirectiveFilter): string {
  const query = new URLSearchParams(
    Object.entries(withConditions(filter, {})).map(([key, value]) => [key, spelled(value)]),
  ).toString();
  return query ? `/nhiem-vu?${query}` : '/nhiem-vu';
}

/** The same list as XLSX. */
export function sheetAddress(filter: DirectiveFilter): string {
  const query = new URLSearchParams(
    Object.entries(withConditions(filter, {})).map(([key, value]) => [key, String(value)]),
  ).toString();
  return query ? `/api/directives.xlsx?${query}` : '/api/directives.xlsx';
}

export interface Condition {
  key: keyof DirectiveFilter;
  words: string;
}

/** Names that the address carries only as ids. */
export interface FilterNames {
  agency?: string | undefined;
  document?: string | undefined;
}

/** The conditions in force, in words. The as-of date is none: it says when, not which. */
export function conditionsOf(filter: DirectiveFilter, names: FilterNames = {}): Condition[] {
  const { q, agency, role, document, headline, state, next, silent, whole } = filter;
  const conditions: [keyof DirectiveFilter, string | false | undefined][] = [
    ['document', document && `Văn bản ${names.document ?? 'đã chọn'}`],
    ['headline', headline && headlineLabels[headline]],
    ['whole', whole && rateWholeLabels[whole]],
    ['silent', silent && `Im lặng trên ${SILENT_AFTER_DAYS}\u00a0ngày`],
    ['agency', agency && `Cơ quan: ${names.agency ?? 'đã chọn'}`],
    ['role', role && `Vai trò: ${assignmentRoleLabels[role]}`],
    ['next', next && next !== 'none' && `Ai phải làm tiếp: ${nextActorLabels[next]}`],
    ['state', state && `Tiến trình: ${workStateLabels[state]}`],
    ['q', q && `Có chữ “${q}”`],
  ];
  return conditions.flatMap(([key, words]) => (words ? [{ key, words }] : []));
}
