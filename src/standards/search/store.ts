import { sql } from 'kysely';
import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { foundAmong, foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { idsOf } from '#platform/search/store.ts';
import { evidenceOf } from '../evidence/store.ts';

/** Indicators of the office's sets, for whoever may see the school. */
export const indicatorSource: SearchSource<Viewer, Act> = {
  kind: 'indicator',
  act: 'standard.read',
  async find(db, viewer, asked) {
    const ids = await idsOf(db, viewer.office.id, 'indicator', asked.query);
    if (ids.length === 0 || !(await schoolOf(db, viewer))) return { hits: [], total: 0 };
    const rows = await db
      .selectFrom('setIndicator as indicator')
      .innerJoin('indicatorSet as set', 'set.id', 'indicator.setId')
      .select(['indicator.id', 'indicator.code', 'indicator.name', 'evidenceExpected', 'set.name as setName'])
      .where('set.officeId', '=', viewer.office.id)
      .where('indicator.id', '=', sql<string>`any(${ids}::uuid[])`)
      .orderBy('set.basisOn', (o) => o.desc().nullsLast())
      .orderBy('set.version', 'desc')
      .orderBy('indicator.position')
      .execute();
    const things = rows.map(({ id, code, name, evidenceExpected, setName }) => ({
      ...{ id, title: `${code} ${name}`, detail: setName, said: [evidenceExpected] },
      href: `/truong-chuan/chi-tieu/${id}`,
    }));
    return foundIn(things, asked);
  },
};

/** Papers by their names and numbers, not by what stands in their files. */
export const evidenceSource: SearchSource<Viewer, Act> = {
  kind: 'evidence',
  act: 'standard.read',
  find(db, viewer, asked) {
    const list = async () => {
      const school = await schoolOf(db, viewer);
      return school ? evidenceOf(db, school.id) : [];
    };
    return foundAmong(db, viewer.office.id, 'evidence', asked, list, (one) => ({
      ...{ id: one.id, title: `${one.code} ${one.title}`, detail: one.number },
      ...{ said: [one.number, one.issuer], href: `/truong-chuan/minh-chung/${one.id}` },
    }));
  },
};
