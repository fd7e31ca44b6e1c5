import { formatDate } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { type Act, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { bestPlaces, marksOf, placesIn, shownIn, snippetOf } from '#platform/search/marking.ts';
import type { Hit, Query, SearchSource } from '#platform/search/schema.ts';
import { hitsIn } from '#platform/search/store.ts';
import { fullNumber } from '../numbering/rules.ts';
import { notHeld } from '../register-hold/store.ts';
import { visible } from '../store.ts';

/** Header and text of what the list of documents shows this person. */
export const documentSource: SearchSource<Viewer, Act> = {
  kind: 'document',
  act: 'document.read',
  find(db, viewer, asked) {
    const scope = sees(viewer);
    const search = {
      ...{ officeId: scope.officeId, kind: 'document', seesAll: scope.agencyIds === null },
      visible: visible(db, scope).select('document.id'),
    };
    return hitsIn(db, search, asked, (ids) => documentsOf(db, ids), documentHit);
  },
};

const documentsOf = (db: Db, ids: string[]) =>
  db
    .selectFrom('document')
    .innerJoin('storedFile', 'storedFile.id', 'document.fileId')
    .select(['document.id', 'number', 'typeName', 'issuer', 'issuedOn', 'subject', 'text', 'pages'])
    .select('storedFile.name as fileName')
    .where('document.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();

type DocumentRow = Awaited<ReturnType<typeof documentsOf>>[number];

function documentHit({ id, text, ...row }: DocumentRow, query: Query): Hit {
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
  find(db, { office }, asked) {
    const search = {
      ...{ officeId: office.id, kind: 'register', seesAll: true },
      visible: standing(db).select('paper.id'),
    };
    return hitsIn(db, search, asked, (ids) => linesOf(db, ids), lineHit);
  },
};

/** What a line says now, unless its document is said to hold a secret. */
const standing = (db: Db) =>
  db.selectFrom('registerPaper as paper').where('paper.replacedAt', 'is', null).where(notHeld('paper'));

const linesOf = (db: Db, ids: string[]) =>
  standing(db)
    .innerJoin('registerEntry as entry', 'entry.id', 'paper.entryId')
    .select(['paper.id', 'paper.entryId', 'paperNumber', 'notation', 'paper.subject', 'paper.issuer'])
    .select(['toWhom', 'paper.signer as signedBy', 'note', 'entry.book', 'entry.number', 'registeredOn'])
    .where('paper.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();

function lineHit(row: Awaited<ReturnType<typeof linesOf>>[number], query: Query): Hit {
  const { id, entryId, paperNumber, notation, subject, issuer, toWhom, signedBy, note } = row;
  const number = fullNumber(paperNumber, notation);
  const said = [issuer, toWhom, signedBy, note].filter(Boolean).join('; ');
  const book = row.book === 'in' ? 'Số đến' : 'Số đi';
  const named = [number, subject].filter(Boolean).join(': ') || `${book} ${row.number}`;
  return {
    ...{ id, href: `/so-van-ban/${entryId}`, page: null },
    ...shownIn(named, [said], query),
    detail: `${book} ${row.number}, ${formatDate(row.registeredOn)}`,
  };
}
