import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { ListAddress } from '../listing/schema.ts';
import { SILENT_AFTER_DAYS } from '../rules.ts';

/** Of an address what a view keeps: not the day, the page or the row, which are of the moment. */
export function keptOf({
  asOf: _,
  recordedUntil: __,
  page: ___,
  row: ____,
  ...kept
}: ListAddress): ListAddress {
  return kept;
}

export interface View {
  name: string;
  address: ListAddress;
}

const all: View = { name: 'Tất cả', address: {} };
const late: View = { name: 'Quá hạn', address: { headline: 'open-late' } };
const silent: View = { name: 'Im lặng', address: { silent: SILENT_AFTER_DAYS } };
const atOffice: View = { name: 'Chờ Văn phòng', address: { next: 'office' } };
const undated: View = { name: 'Chưa có thời hạn', address: { headline: 'undated' } };

/** The views that each role has without saving any. */
export function builtInViews(viewer: Viewer): View[] {
  if (sees(viewer).agencyIds === null)
    return may(viewer, 'deadline.set')
      ? [all, late, silent, atOffice, undated]
      : [all, late, silent, atOffice];
  const lead: View = { name: 'Chủ trì', address: { role: 'lead', agency: viewer.agency.id } };
  const mine: View = { name: 'Chờ tôi', address: { mine: true } };
  const unreceived: View = { name: 'Chưa ký nhận', address: { unreceived: true } };
  return may(viewer, 'document.receive') ? [all, mine, lead, unreceived, late, silent] : [all, mine, late];
}

/** What makes two addresses the same view; the columns are a matter of taste. */
export function isSameView(a: ListAddress, b: ListAddress): boolean {
  const key = (address: ListAddress) => {
    const { columns: _, ...rest } = keptOf(address);
    const said = Object.entries(rest).filter(
      ([, value]) => value !== undefined && value !== false && value !== 'urgency',
    );
    return JSON.stringify(said.sort(([x], [y]) => x.localeCompare(y)));
  };
  return key(a) === key(b);
}
