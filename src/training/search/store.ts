import { formatDate } from '@dondoc/vietnamese';
import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { foundAmong } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { classesSeenBy } from '../classes/routes.ts';
import { deskOf } from '../desk/store.ts';
import { speaking } from '../programmes/rules.ts';
import { versionsOf } from '../programmes/store.ts';

export const classSource: SearchSource<Viewer, Act> = {
  kind: 'class',
  act: 'training.read',
  find(db, viewer, asked) {
    const list = async () => (await classesSeenBy(db, viewer, await deskOf(db, viewer))).toReversed();
    return foundAmong(db, viewer.office.id, 'class', asked, list, (one) => ({
      ...{ id: one.id, title: `${one.code} ${one.name}`, detail: `từ ${formatDate(one.fromDay)}` },
      ...{ said: [one.place, one.decisionNumber], href: `/dao-tao/lop/${one.id}` },
    }));
  },
};

/** The version that speaks today of each programme. */
export const programmeSource: SearchSource<Viewer, Act> = {
  kind: 'programme',
  act: 'training.read',
  find(db, { office, today }, asked) {
    const list = async () =>
      [...Map.groupBy(await versionsOf(db, office.id), ({ key }) => key).values()].flatMap(
        (versions) => speaking(versions, today) ?? [],
      );
    return foundAmong(db, office.id, 'programme', asked, list, ({ id, name, basis }) => ({
      ...{ id, title: name, detail: null, said: [basis], href: `/dao-tao/chuong-trinh/${id}` },
    }));
  },
};
