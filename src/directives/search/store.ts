import { formatDate } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { type Act, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { shownIn } from '#platform/search/marking.ts';
import type { Hit, Query, SearchSource } from '#platform/search/schema.ts';
import { hitsIn } from '#platform/search/store.ts';
import { visible } from '../visibility/store.ts';

/** Code, title, words, agencies of the directives that this person's list has. */
export const directiveSource: SearchSource<Viewer, Act> = {
  kind: 'directive',
  act: 'directive.read',
  find(db, viewer, asked) {
    const scope = sees(viewer);
    const search = {
      ...{ officeId: scope.officeId, kind: 'directive', seesAll: scope.agencyIds === null },
      visible: visible(db, scope, viewer.today).select('directive.id'),
    };
    return hitsIn(db, search, asked, (ids) => rowsOf(db, ids), hitOf);
  },
};

const rowsOf = (db: Db, ids: string[]) =>
  db
    .selectFrom('directive')
    .leftJoin('document', 'document.id', 'directive.documentId')
    .select(['directive.id', 'code', 'title', 'directive.text', 'directive.publishedOn', 'document.number'])
    .select('document.subject')
    .select(
      sql<string[]>`(select coalesce(array_agg(distinct coalesce(agency_name.name, name_as_written)), '{}')
      from assignment left join agency_name on agency_name.agency_id = assignment.agency_id
      where assignment.directive_id = directive.id)`.as('names'),
    )
    .where('directive.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();

function hitOf(row: Awaited<ReturnType<typeof rowsOf>>[number], query: Query): Hit {
  const { id, code, title, number, publishedOn, names, subject } = row;
  // What the index has of it beside the title.
  const said = [row.text, number, names.join('; '), subject].filter((one) => one !== null);
  return {
    ...{ id, href: `/nhiem-vu/${encodeURIComponent(code)}`, page: null },
    ...shownIn(`${code} ${title}`, said, query),
    detail: [number, formatDate(publishedOn)].filter(Boolean).join(', '),
  };
}
