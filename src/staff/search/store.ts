import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { foundAmong } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { peopleOfSchool } from '../store.ts';

/** People of the school by their names, for whoever may see who works there; nothing personal is searched. */
export const personSource: SearchSource<Viewer, Act> = {
  kind: 'person',
  act: 'staff.read',
  find(db, viewer, asked) {
    const list = async () => {
      const school = await schoolOf(db, viewer);
      return school?.seesStaff ? peopleOfSchool(db, school.id) : [];
    };
    return foundAmong(db, viewer.office.id, 'person', asked, list, ({ id, name, code }) => ({
      ...{ id, title: name, detail: code, href: `/doi-ngu/${id}` },
    }));
  },
};
