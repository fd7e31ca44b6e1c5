import { formatDate } from '@dondoc/vietnamese';
import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { foundAmong } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { deskOf, seesOccasion } from '../desk/routes.ts';
import { occasionsOf } from '../store.ts';

export const occasionSource: SearchSource<Viewer, Act> = {
  kind: 'occasion',
  act: 'participation.read',
  find(db, viewer, asked) {
    const list = async () => {
      const desk = await deskOf(db, viewer);
      const all = await occasionsOf(db, viewer.office.id, {}, viewer.today);
      return all.filter((one) => seesOccasion(desk, viewer, one));
    };
    return foundAmong(db, viewer.office.id, 'occasion', asked, list, (one) => ({
      ...{ id: one.id, title: one.title, detail: formatDate(one.startsOn), href: `/du-hop/${one.id}` },
      said: [one.place, one.about, one.organiser?.name ?? one.organiserAsWritten],
    }));
  },
};
