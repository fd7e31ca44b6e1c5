import { fold } from '@dondoc/vietnamese';
import type { Roster, RosterAddress, RosterRow } from '../schema.ts';

/** The rows that the address and the words sought leave; marks do not count. */
export function narrowed(roster: Roster, address: RosterAddress, sought: string): RosterRow[] {
  const counted = address.so ? roster.figures.find(({ name }) => name === address.so) : undefined;
  const ids = counted ? new Set(counted.personIds) : null;
  const words = fold(sought.trim());
  return roster.rows.filter(
    (row) =>
      (!ids || ids.has(row.id)) &&
      (!address.don_vi || row.unit === address.don_vi) &&
      (!address.giang || (row.lecturing ?? 'none') === address.giang) &&
      (!address.hang || (row.rank ?? 'none') === address.hang) &&
      (!address.trinh_do || (row.degree ?? 'none') === address.trinh_do) &&
      (!words || fold([row.name, row.code, row.title, row.field].join(' ')).includes(words)),
  );
}
