import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { idsOf } from '#platform/search/store.ts';
import { listProducts } from '../products/store.ts';
import { registerFor } from '../topics/routes.ts';

const nobody = async () => [];

/** Topics are so few that their register is asked itself: their codes and words change from version to version. */
export const topicSource: SearchSource<Viewer, Act> = {
  kind: 'topic',
  act: 'research.read',
  async find(db, viewer, asked) {
    const { records } = await registerFor(db, viewer, nobody);
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
  async find(db, viewer, asked) {
    const ids = new Set(await idsOf(db, viewer.office.id, 'product', asked.query));
    const school = ids.size > 0 ? await schoolOf(db, viewer) : null;
    const things = (school ? await listProducts(db, school.id) : [])
      .filter(({ id }) => ids.has(id))
      .map(({ id, title, place, number, madeOn }) => ({
        ...{ id, title, detail: madeOn?.slice(0, 4) ?? null, said: [place, number] },
        href: `/nghien-cuu/san-pham?tim=${encodeURIComponent(title.slice(0, 200))}`,
      }));
    return foundIn(things, asked);
  },
};
