import { foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { idsOf } from '#platform/search/store.ts';
import { agenciesCalled } from '../agencies/store.ts';
import type { Act } from '../permissions.ts';
import { nameOn } from '../rules.ts';
import type { Viewer } from '../schema.ts';

/** By any name that an agency has or had. */
export const agencySource: SearchSource<Viewer, Act> = {
  kind: 'agency',
  act: 'agency.read',
  async find(db, { office, today }, asked) {
    const nameIds = await idsOf(db, office.id, 'agency', asked.query);
    const things = (await agenciesCalled(db, office.id, nameIds)).map((agency) => {
      const { name, shortName } = nameOn(agency, today);
      const said = agency.names.flatMap((one) => [one.name, one.shortName, ...one.aliases]);
      return {
        ...{ id: agency.id, title: name, detail: shortName === name ? null : shortName },
        href: `/co-quan?tim=${encodeURIComponent(name)}`,
        said: [...new Set(said)].filter((one) => one !== name),
      };
    });
    return foundIn(things, asked);
  },
};
