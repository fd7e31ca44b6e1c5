import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import type { Evidence } from './schema.ts';

const columns = [
  ...(['id', 'code', 'title', 'number', 'issuedOn', 'issuer', 'effectiveOn', 'expiresOn'] as const),
  ...(['coversFrom', 'coversTo', 'paperPlace', 'appraisedBy', 'appraisedOn', 'appraisedRevision'] as const),
  ...(['addedBy', 'addedAt'] as const),
] as const;

/** All evidence of a school that has not been taken out, by code, with files and links. */
export async function evidenceOf(db: Db, schoolId: string): Promise<Evidence[]> {
  return rowsOf(db)
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .execute()
    .then(toEvidence);
}

const rowsOf = (db: Db) =>
  db
    .selectFrom('evidence')
    .select(columns)
    .select(({ selectFrom }) => [
      jsonArrayFrom(
        selectFrom('evidenceRevision')
          .select([
            'evidenceRevision.id',
            'evidenceRevision.number',
            'fileId',
            'fileName',
            'size',
            'sha256',
            'note',
          ])
          .select(['evidenceRevision.addedBy', 'evidenceRevision.addedAt'])
          .whereRef('evidenceRevision.evidenceId', '=', 'evidence.id')
          .orderBy('evidenceRevision.number'),
      ).as('revisions'),
      sql<
        string[]
      >`array(select indicator_id::text from evidence_link join set_indicator on set_indicator.id = indicator_id
        where evidence_link.evidence_id = evidence.id order by set_indicator.position)`.as('indicatorIds'),
    ])
    .orderBy('code');

const toEvidence = (rows: Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>): Evidence[] =>
  rows.map((row) => ({
    ...row,
    addedAt: row.addedAt.toISOString(),
    revisions: row.revisions.map((one) => ({
      ...one,
      size: Number(one.size),
      addedAt: new Date(one.addedAt).toISOString(),
    })),
  }));
