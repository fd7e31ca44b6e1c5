import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { idsOf } from '#platform/search/store.ts';
import { peopleOfSchool } from '../store.ts';

/** People of the school by their names, for whoever may see who works there; nothing personal is searched. */
export const personSource: SearchSource<Viewer, Act> = {
  kind: 'person',
  act: 'staff.read',
  async find(db, viewer, asked) {
    const ids = new Set(await idsOf(db, viewer.office.id, 'person', asked.query));
    const school = ids.size > 0 ? await schoolOf(db, viewer) : null;
    const things = (school?.seesStaff ? await peopleOfSchool(db, school.id) : [])
      .filter(({ id }) => ids.has(id))
      .map(({ id, name, code }) => ({ id, title: name, detail: code, href: `/doi-ngu/${id}` }));
    return foundIn(things, asked);
  },
};
