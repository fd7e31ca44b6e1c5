import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { deskOf } from '../desk/store.ts';
import { concerns, itemsOn } from '../items/store.ts';

/** So few that they are asked themselves: their words change from version to version. */
export const itemSource: SearchSource<Viewer, Act> = {
  kind: 'item',
  act: 'investment.read',
  async find(db, viewer, asked) {
    const desk = await deskOf(db, viewer);
    const known = desk ? await itemsOn(db, desk.school.id, viewer.today) : [];
    const things = known
      .filter((one) => desk !== null && concerns(desk, one))
      .map(({ id, code, name, need, note }) => ({
        ...{ id, title: `${code} ${name}`, detail: null, said: [need, note], href: `/dau-tu/${id}` },
      }));
    return foundIn(things, asked);
  },
};
