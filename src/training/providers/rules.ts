import { nameOn } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { ProviderData } from '../schema.ts';

/** The name by which a plan of the year calls an agency: that of its last day. */
export function namesInYear(agencies: Agency[], year: number): (agencyId: string) => string {
  const names = new Map(agencies.map((agency) => [agency.id, nameOn(agency, `${year}-12-31`).name]));
  return (agencyId) => names.get(agencyId) ?? 'Cơ quan không còn';
}

/** Whether what is said of a body fits together, and speaks only of what the office has. */
export function provides(
  data: ProviderData,
  known: { programmeKeys: ReadonlySet<string>; agencyIds: ReadonlySet<string> },
): Outcome<null> {
  const stranger = data.programmes.find((key) => !known.programmeKeys.has(key));
  const rooms = data.rooms.map(({ name }) => name.toLocaleLowerCase('vi'));
  const twice = data.rooms.find(({ name }, at) => rooms.indexOf(name.toLocaleLowerCase('vi')) < at);
  const unrunnable = data.prefers.programmes.find((key) => !data.programmes.includes(key));
  const far = Object.keys(data.distances).find((id) => !known.agencyIds.has(id));
  if (stranger || far) return refuse('badInput');
  if (twice)
    return refuse('badInput', `Phòng «${twice.name}» ghi hai lần. Chưa có gì được lưu; bỏ một dòng.`);
  if (unrunnable)
    return refuse(
      'badInput',
      'Chương trình muốn dạy phải nằm trong các chương trình được dạy. Chưa có gì được lưu.',
    );
  return ok(null);
}
