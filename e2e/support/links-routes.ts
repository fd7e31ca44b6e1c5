import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';

/** For each route of the room, the roles that may call it. */
export const linksCases: Record<string, string> = {
  'links.get': `clerk leader inspector contact head ${officers}`,
  'links.add': 'clerk',
  'links.say': 'clerk',
};

/** Those that carry bytes. */
export const linksFileCases: Record<string, string> = {};

export const linksTargets: Record<string, Target> = {
  'links.get': { input: ({ documentId: id }) => ({ id }), within: 'agency' },
  'links.add': {
    input: ({ documentId: id }) => ({
      ...{ id, kind: 'cites', way: 'rests', number: '77-KL/TQ', issuer: null, issuedOn: null },
    }),
    within: 'office',
  },
  'links.say': { input: ({ linkId }) => ({ linkId, word: 'confirmed', why: null }), within: 'office' },
};

export const linksUntargeted: Record<string, unknown> = {};

/** Only things of one's own; the test beside each says what the role may not. */
export const linksMakers: string[] = [];

/** One thing of each kind, of the example office. */
export async function linksThings(db: Database, officeId: string, _agencyId: string, _documentId: string) {
  const made = async (number: string) => {
    const row = { officeId, number, numberKey: number.toLowerCase(), issuerKey: '' };
    return db.insertInto('linkedPaper').values(row).returning('id').executeTakeFirstOrThrow();
  };
  const [from, to] = [await made('71-kl-tq'), await made('72-kl-tq')];
  const ends = { officeId, fromId: from.id, toId: to.id, saidNumber: '72-KL/TQ' };
  const link = await db
    .insertInto('paperLink')
    .values({ ...ends, kind: 'cites', origin: 'person' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { linkId: link.id };
}
