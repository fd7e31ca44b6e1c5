import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { foundAmong, foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { listProducts } from '../products/store.ts';
import { recordsFor } from '../topics/routes.ts';

/** Topics are so few that their register is asked itself: their codes and words change from version to version. */
export const topicSource: SearchSource<Viewer, Act> = {
  kind: 'topic',
  act: 'research.read',
  async find(db, viewer, asked) {
    const { records } = await recordsFor(db, viewer);
    const things = records.map(({ id, title, field, summary, steps }) => ({
      ...{ id, title, href: `/nghien-cuu/${id}`, said: [field, summary] },
      detail: steps.findLast((step) => step.code !== null)?.code ?? null,
    }));
    return foundIn(things, asked);
  },
};

export const productSource: SearchSource<Viewer, Act> = {
  kind: 'product',
  act: 'research.read',
  find(db, viewer, asked) {
    const list = async () => {
      const school = await schoolOf(db, viewer);
      return school ? listProducts(db, school.id) : [];
    };
    return foundAmong(db, viewer.office.id, 'product', asked, list, (one) => ({
      ...{ id: one.id, title: one.title, detail: one.madeOn?.slice(0, 4) ?? null },
      said: [one.place, one.number],
      href: `/nghien-cuu/san-pham?tim=${encodeURIComponent(one.title.slice(0, 200))}`,
    }));
  },
};
