import type { Db } from '#platform/database/connection.ts';

/** The file, if a report of this directive carries it. */
export async function findReportFile(db: Db, directiveId: string, fileId: string) {
  return db
    .selectFrom('directiveEvent')
    .innerJoin('storedFile', (join) => join.on('storedFile.id', '=', fileId))
    .select(['storedFile.id', 'storedFile.name', 'storedFile.mediaType', 'directiveEvent.data'])
    .where('directiveEvent.directiveId', '=', directiveId)
    .where('directiveEvent.kind', '=', 'reported')
    .execute()
    .then((rows) => rows.find((row) => carries(row.data, fileId)));
}

const carries = (data: unknown, fileId: string): boolean => {
  const { files = [] } = data as { files?: { id: string }[] };
  return files.some((file) => file.id === fileId);
};
