import { insertDossier } from '#documents/dossiers/store.ts';
import { insertTerm } from '#documents/numbering/store.ts';
import { blankPaper } from '#documents/registers/rules.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const readers = 'clerk leader inspector';

/** For each route of the room, the roles that may call it. */
export const registersCases: Record<string, string> = {
  'registers.list': readers,
  'registers.get': readers,
  'registers.prefill': readers,
  'registers.twins': readers,
  'registers.register': 'clerk',
  'registers.reserve': 'clerk',
  'registers.fill': 'clerk',
  'registers.cancel': 'clerk',
  'registers.settle': 'clerk',
  'registers.unsettle': 'clerk',
  'registers.loadExample': 'clerk',
  'numbering.get': readers,
  'numbering.set': 'clerk',
  'numbering.addTerm': 'clerk',
  'numbering.endTerm': 'clerk',
  'numbering.removeTerm': 'clerk',
  'numbering.startAfter': 'clerk',
  'dossiers.list': readers,
  'dossiers.save': 'clerk',
  'dossiers.put': 'clerk',
  'dossiers.takeOut': 'clerk',
  'dossiers.handOver': 'clerk',
};

/** Those that carry bytes. */
export const registersFileCases: Record<string, string> = {
  'GET /api/registers.xlsx': readers,
  'GET /api/registers.docx': readers,
  'GET /api/dossiers.xlsx': readers,
  'GET /api/dossiers.docx': readers,
  'GET /api/dossiers/:id/papers.xlsx': readers,
  'GET /api/dossiers/:id/papers.docx': readers,
};

const paper = {
  ...blankPaper,
  number: '901',
  notation: 'CV/TQ',
  issuer: 'Cơ quan thử',
  subject: 'thử quyền',
};
const office = (input: Target['input']): Target => ({ input, within: 'office' });

export const registersTargets: Record<string, Target> = {
  'registers.get': office(({ entryId: id }) => ({ id })),
  'registers.prefill': office(({ documentId }) => ({ documentId })),
  'registers.register': office(({ documentId }) => ({ book: 'in', paper: { ...paper, documentId } })),
  'registers.fill': office(({ entryId: id }) => ({ id, paper: { ...paper, number: '902' } })),
  'registers.settle': office(({ entryId: id }) => ({ id, on: '2023-11-10', how: 'thử quyền' })),
  'registers.unsettle': office(({ entryId: id }) => ({ id })),
  'dossiers.save': office(({ dossierId: id }) => ({
    ...{ id, code: 'HS-TQ', title: 'Hồ sơ thử', keepUntil: null, handOverOn: null },
  })),
  'dossiers.put': office(({ filledDossierId: id, entryId }) => ({ id, entryId })),
  'dossiers.takeOut': office(({ filledDossierId: id, entryId }) => ({ id, entryId })),
  'dossiers.handOver': office(({ filledDossierId: id }) => ({ id, day: '2023-11-10' })),
  'numbering.endTerm': office(({ termId: id }) => ({ id, endsOn: '1999-12-31' })),
  'registers.cancel': office(({ entryId: id }) => ({ id, why: 'thử quyền' })),
};

export const registersUntargeted: Record<string, unknown> = {
  'registers.list': { book: 'in' },
  'registers.twins': { number: '900', notation: 'CV/TQ', issuer: null },
  'registers.reserve': { book: 'in', issuer: null, type: null, day: '2023-11-10' },
  'numbering.get': undefined,
  'numbering.set': { stateOut: 'perType', partyIn: 'year', ownSymbol: null },
  'numbering.addTerm': { name: 'Nhiệm kỳ thử', startsOn: '1980-01-01', endsOn: '1984-12-31' },
  'numbering.startAfter': { book: 'in', issuer: null, type: null, day: '2023-11-10', afterNumber: 900 },
  'dossiers.list': undefined,
};

/** Only things of one's own; the test beside each says what the role may not. */
export const registersMakers: string[] = ['registers.loadExample', 'numbering.removeTerm'];

/** One thing of each kind, of the example office. */
export async function registersThings(
  db: Database,
  officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  return db.transaction().execute(async (tx) => {
    const by = { officeId, madeBy: null };
    const termId = await insertTerm(tx, by, { name: 'Nhiệm kỳ cũ', startsOn: '1995-01-01', endsOn: null });
    const series = await tx
      .insertInto('registerSeries')
      .values({ officeId, book: 'in', issuerKey: '', type: '', year: 2022 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const entry = await tx
      .insertInto('registerEntry')
      .values({
        ...by,
        seriesId: series.id,
        book: 'in',
        number: 900,
        isGiven: true,
        registeredOn: '2022-11-10',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const keys = { numberKey: '900-cv-tq', issuerKey: 'co quan thu', words: '900-cv/tq co quan thu' };
    await tx
      .insertInto('registerPaper')
      .values({ ...by, entryId: entry.id, paperNumber: '900', notation: 'CV/TQ', subject: 'thử', ...keys })
      .execute();
    const dossier = { title: 'Hồ sơ thử quyền', keepUntil: null, handOverOn: null };
    const dossierId = (await insertDossier(tx, by, { ...dossier, code: 'HS-TQ-1' })) ?? '';
    const filledDossierId = (await insertDossier(tx, by, { ...dossier, code: 'HS-TQ-2' })) ?? '';
    return { termId, entryId: entry.id, dossierId, filledDossierId };
  });
}
