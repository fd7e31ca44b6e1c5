import { formatDate } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { type Act, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { bestPlaces, marksOf, placesIn, shownIn, snippetOf } from '#platform/search/marking.ts';
import type { Hit, Query, SearchSource } from '#platform/search/schema.ts';
import { entriesOf } from '#platform/search/store.ts';
import { fullNumber } from '../numbering/rules.ts';
import { notHeld } from '../register-hold/store.ts';
import { visible } from '../store.ts';

/** Header and text of what the list of documents shows this person. */
export const documentSource: SearchSource<Viewer, Act> = {
  kind: 'document',
  act: 'document.read',
  async find(db, viewer, { query, limit, offset }) {
    const scope = sees(viewer);
    const found = await entriesOf(db, {
      ...{ officeId: scope.officeId, kind: 'document', query, seesAll: scope.agencyIds === null },
      visible: visible(db, scope).select('document.id'),
    });
    const ids = found.slice(offset, offset + limit).map(({ subjectId }) => subjectId);
    return { hits: await hitsOf(db, ids, query), total: found.length };
  },
};

async function hitsOf(db: Db, ids: string[], query: Query): Promise<Hit[]> {
  const rows = await db
    .selectFrom('document')
    .innerJoin('storedFile', 'storedFile.id', 'document.fileId')
    .select(['document.id', 'number', 'typeName', 'issuer', 'issuedOn', 'subject', 'text', 'pages'])
    .select('storedFile.name as fileName')
    .where('document.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [hitOf(row, query)] : [];
  });
}

interface Row {
  id: string;
  number: string | null;
  typeName: string | null;
  issuer: string | null;
  issuedOn: string | null;
  subject: string | null;
  text: string;
  pages: unknown;
  fileName: string;
}

function hitOf({ id, text, ...row }: Row, query: Query): Hit {
  const named = [row.typeName, row.number].filter(Boolean).join(' ');
  const title = [named, row.subject].filter(Boolean).join(': ') || row.fileName;
  const issuer = row.issuer ?? '';
  const [inTitle = [], inText = [], inIssuer = []] = placesIn([title, text, issuer], query);
  const places = bestPlaces(inText);
  const [first] = places;
  const address = first && `#ky-tu-${first.start}-${Math.max(...places.map(({ end }) => end))}`;
  return {
    ...{ id, title: { text: title, marks: marksOf(inTitle) }, href: `/van-ban/${id}${address ?? ''}` },
    detail: [row.issuer, row.issuedOn && formatDate(row.issuedOn)].filter(Boolean).join(', ') || null,
    // The issuer may be known though its words could not be read.
    snippet: first ? snippetOf(text, places) : inIssuer.length > 0 ? snippetOf(issuer, inIssuer) : null,
    page: first ? pageAt(row.pages, first.start) : null,
  };
}

/** The page on which a place of the text stands, where there is more than one. */
function pageAt(pages: unknown, at: number): number | null {
  const all = pages as { number: number; span: [number, number] }[];
  return all.length > 1
    ? (all.find(({ span: [start, end] }) => start <= at && at < end)?.number ?? null)
    : null;
}

/** Lines of the books of what came in and went out, as the office reads them. */
export const registerSource: SearchSource<Viewer, Act> = {
  kind: 'register',
  act: 'register.read',
  async find(db, { office }, { query, limit, offset }) {
    const found = await entriesOf(db, {
      ...{ officeId: office.id, kind: 'register', query, seesAll: true },
      visible: standing(db).select('paper.id'),
    });
    const ids = found.slice(offset, offset + limit).map(({ subjectId }) => subjectId);
    return { hits: await linesOf(db, ids, query), total: found.length };
  },
};

/** What a line says now, unless its document is said to hold a secret. */
const standing = (db: Db) =>
  db.selectFrom('registerPaper as paper').where('paper.replacedAt', 'is', null).where(notHeld('paper'));

async function linesOf(db: Db, ids: string[], query: Query): Promise<Hit[]> {
  const rows = await standing(db)
    .innerJoin('registerEntry as entry', 'entry.id', 'paper.entryId')
    .select(['paper.id', 'paper.entryId', 'paperNumber', 'notation', 'paper.subject', 'paper.issuer'])
    .select(['toWhom', 'paper.signer as signedBy', 'note', 'entry.book', 'entry.number', 'registeredOn'])
    .where('paper.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): Hit[] => {
    const row = byId.get(id);
    if (!row) return [];
    const { entryId, paperNumber, notation, subject, issuer, toWhom, signedBy, note } = row;
    const number = fullNumber(paperNumber, notation);
    const said = [issuer, toWhom, signedBy, note].filter(Boolean).join('; ');
    const book = row.book === 'in' ? 'Số đến' : 'Số đi';
    const named = [number, subject].filter(Boolean).join(': ') || `${book} ${row.number}`;
    return [
      {
        ...{ id, href: `/so-van-ban/${entryId}`, page: null },
        ...shownIn(named, [said], query),
        detail: `${book} ${row.number}, ${formatDate(row.registeredOn)}`,
      },
    ];
  });
}
