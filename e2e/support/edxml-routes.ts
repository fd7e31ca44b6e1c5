import { randomUUID } from 'node:crypto';
import { insertPackage } from '#documents/edxml/store.ts';
import { noteSender } from '#documents/organisations/store.ts';
import { insertSent } from '#documents/sending/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const readers = 'clerk leader inspector';

/** For each route of the room, the roles that may call it. */
export const edxmlCases: Record<string, string> = {
  'edxml.overview': readers,
  'edxml.get': readers,
  'edxml.ofDocument': readers,
  'edxml.exchange': 'clerk',
  'edxml.accept': 'clerk',
  'edxml.refuse': 'clerk',
  'edxml.answerRecall': 'clerk',
  'edxml.take': 'clerk',
  'edxml.marks': 'clerk',
  'edxml.declare': 'clerk',
  'edxmlOrganisations.list': readers,
  'edxmlOrganisations.save': 'clerk',
  'edxmlOrganisations.tie': 'clerk',
  'edxmlSending.setting': 'administrator',
  'edxmlSending.configure': 'administrator',
  'edxmlSending.list': readers,
  'edxmlSending.get': readers,
  'edxmlSending.send': 'clerk',
  'edxmlSending.recall': 'clerk',
  'edxmlSending.retry': 'clerk',
  'exchangeReports.next': 'clerk',
  'exchangeReports.send': 'clerk',
};

/** Those that carry bytes. */
export const edxmlFileCases: Record<string, string> = { 'GET /api/edxml/:id/package': readers };

export const edxmlTargets: Record<string, Target> = {
  'edxml.get': { input: ({ packageId: id }) => ({ id }), within: 'office' },
};

export const edxmlUntargeted: Record<string, unknown> = {
  'edxml.overview': undefined,
  'edxmlOrganisations.list': undefined,
  'edxmlSending.list': {},
  'exchangeReports.next': { issuedOn: '2023-11-20' },
};

/** Only things of one's own; the test beside each says what the role may not. */
export const edxmlMakers: string[] = [
  // Of one's own office: src/documents/edxml/routes.test.ts.
  ...['edxml.ofDocument', 'edxml.exchange', 'edxml.accept', 'edxml.refuse', 'edxml.answerRecall'],
  ...['edxml.take', 'edxml.marks', 'edxml.declare', 'edxmlOrganisations.save', 'edxmlOrganisations.tie'],
  ...['edxmlSending.setting', 'edxmlSending.configure', 'edxmlSending.get', 'edxmlSending.send'],
  ...['edxmlSending.recall', 'edxmlSending.retry', 'exchangeReports.send'],
];

/** One thing of each kind, of the example office. */
export async function edxmlThings(db: Database, officeId: string, _agencyId: string, documentId: string) {
  await noteSender(db, officeId, { id: 'H99.1', name: 'Cơ quan gửi thử quyền' });
  const packageId = await insertPackage(db, {
    ...{ officeId, kind: 'document', state: 'arrived', size: 1, sha256: 'thu-quyen' },
    ...{ receivedOn: '2023-11-20', fromCode: 'H99.1', subject: 'Gói thử quyền', documentId },
  });
  const sentId = randomUUID();
  const made = { madeBy: null, madeOn: '2023-11-20' };
  await insertSent(
    db,
    { officeId, id: sentId, kind: 'document', name: 'thu.edxml', xml: '<a/>', ...made },
    [],
  );
  return { packageId: packageId ?? '', edxmlSentId: sentId };
}
