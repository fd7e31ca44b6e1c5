import { spelled } from '#platform/ui/address.ts';
import {
  assignmentRoleLabels,
  headlineLabels,
  nextActorLabels,
  rateWholeLabels,
  workStateLabels,
} from '../labels.ts';
import { ListAddress, type ListQuery } from '../listing/schema.ts';

/** The address with some of it set, some (null or undefined) taken off. Another list begins at its first page and row. */
export function withConditions(
  filter: ListAddress,
  patch: { [K in keyof ListAddress]?: ListAddress[K] | null },
): ListAddress {
  const entries = Object.entries({ ...filter, page: null, row: null, ...patch }).filter(
    ([, value]) => value != null && value !== '' && value !== false,
  );
  return Object.fromEntries(entries) as ListAddress;
}

const queryOf = (entries: [string, string | boolean | number][], write: typeof spelled): string =>
  new URLSearchParams(entries.map(([key, value]) => [key, write(value)])).toString();

/** What is asked of the server: the address without what only the page knows. */
export function questionOf({ columns: _, row: __, ...query }: ListAddress): ListQuery {
  return query;
}

/** What stands behind the question mark for this list, always in one order. */
export function queryFor(address: ListAddress): string {
  const { page, row } = address;
  const kept = Object.entries(withConditions(address, { page, row }));
  return queryOf(
    kept.sort(([a], [b]) => a.localeCompare(b)),
    spelled,
  );
}

/** Address of the list with this filter, so that a view can be mailed. */
export function addressOf(address: ListAddress): string {
  const query = queryFor(address);
  return query ? `/nhiem-vu?${query}` : '/nhiem-vu';
}

/** What a query string says, the way the router reads it; what it says wrongly counts as unsaid. */
export function readQuery(query: string): ListAddress {
  const said = [...new URLSearchParams(query)].map(([key, value]) => [key, unspelled(value)]);
  return withConditions(ListAddress.parse(Object.fromEntries(said)), {});
}

function unspelled(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The whole of the same list as XLSX, with its order and columns. */
export function sheetAddress(address: ListAddress): string {
  const query = queryOf(Object.entries(withConditions(address, {})), String);
  return query ? `/api/directives.xlsx?${query}` : '/api/directives.xlsx';
}

export interface Condition {
  key: keyof ListAddress;
  words: string;
}

/** Names that the address carries only as ids. */
export interface FilterNames {
  agency?: string | undefined;
  document?: string | undefined;
}

/** The conditions in force, in words. The as-of date is none: it says when, not which. */
export function conditionsOf(filter: ListAddress, names: FilterNames = {}): Condition[] {
  const { q, agency, role, document, headline, state, next, silent, whole, mine, unreceived, asked } = filter;
  const conditions: [keyof ListAddress, string | false | 0 | undefined][] = [
    ['document', document && `Văn bản ${names.document ?? 'đã chọn'}`],
    ['headline', headline && headlineLabels[headline]],
    ['whole', whole && rateWholeLabels[whole]],
    ['silent', silent && `Im lặng trên ${silent}\u00a0ngày`],
    ['agency', agency && `Cơ quan: ${names.agency ?? 'đã chọn'}`],
    ['role', role && `Vai trò: ${assignmentRoleLabels[role]}`],
    ['next', next && next !== 'none' && `Ai phải làm tiếp: ${nextActorLabels[next]}`],
    ['mine', mine && 'Chờ tôi'],
    ['unreceived', unreceived && 'Chưa ký nhận'],
    ['asked', asked && 'Xin gia hạn, chờ quyết định'],
    ['state', state && `Tiến trình: ${workStateLabels[state]}`],
    ['q', q && `Có chữ “${q}”`],
  ];
  return conditions.flatMap(([key, words]) => (words ? [{ key, words }] : []));
}
