import { formatDate } from '@dondoc/vietnamese';
import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { idsOf } from '#platform/search/store.ts';
import { classesSeenBy } from '../classes/routes.ts';
import { deskOf } from '../desk/store.ts';
import { speaking } from '../programmes/rules.ts';
import { versionsOf } from '../programmes/store.ts';

export const classSource: SearchSource<Viewer, Act> = {
  kind: 'class',
  act: 'training.read',
  async find(db, viewer, asked) {
    const ids = new Set(await idsOf(db, viewer.office.id, 'class', asked.query));
    if (ids.size === 0) return { hits: [], total: 0 };
    const things = (await classesSeenBy(db, viewer, await deskOf(db, viewer)))
      .filter(({ id }) => ids.has(id))
      .map(({ id, code, name, place, decisionNumber, fromDay }) => ({
        ...{
          id,
          title: `${code} ${name}`,
          detail: `từ ${formatDate(fromDay)}`,
          said: [place, decisionNumber],
        },
        href: `/dao-tao/lop/${id}`,
      }))
      .toReversed();
    return foundIn(things, asked);
  },
};

/** The version that speaks today of each programme. */
export const programmeSource: SearchSource<Viewer, Act> = {
  kind: 'programme',
  act: 'training.read',
  async find(db, viewer, asked) {
    const ids = new Set(await idsOf(db, viewer.office.id, 'programme', asked.query));
    const all = ids.size > 0 ? await versionsOf(db, viewer.office.id) : [];
    const things = [...Map.groupBy(all, ({ key }) => key).values()]
      .flatMap((versions) => speaking(versions, viewer.today) ?? [])
      .filter(({ id }) => ids.has(id))
      .map(({ id, name, basis }) => ({
        ...{ id, title: name, detail: null, said: [basis], href: `/dao-tao/chuong-trinh/${id}` },
      }));
    return foundIn(things, asked);
  },
};
