import { formatDate } from '@dondoc/vietnamese';
import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { idsOf } from '#platform/search/store.ts';
import { deskOf, seesOccasion } from '../desk/routes.ts';
import { occasionsOf } from '../store.ts';

export const occasionSource: SearchSource<Viewer, Act> = {
  kind: 'occasion',
  act: 'participation.read',
  async find(db, viewer, asked) {
    const ids = new Set(await idsOf(db, viewer.office.id, 'occasion', asked.query));
    if (ids.size === 0) return { hits: [], total: 0 };
    const desk = await deskOf(db, viewer);
    const things = (await occasionsOf(db, viewer.office.id, {}, viewer.today))
      .filter((one) => ids.has(one.id) && seesOccasion(desk, viewer, one))
      .map(({ id, title, startsOn, place, about, organiser, organiserAsWritten }) => ({
        ...{ id, title, detail: formatDate(startsOn), href: `/du-hop/${id}` },
        said: [place, about, organiser?.name ?? organiserAsWritten],
      }));
    return foundIn(things, asked);
  },
};
