import { expect, test } from 'vitest';
import { distributionOf, type Holding, unmatchedLines } from './rules.ts';

const refOf = (id: string) => ({ id, name: id.toUpperCase(), shortName: id });
const holdings: Holding[] = [
  { directive: '1', agencyId: 'truong', role: 'lead' },
  { directive: '2', agencyId: 'truong', role: 'lead' },
  { directive: '2', agencyId: 'truong', role: 'submitTo' },
  { directive: '2', agencyId: 'vptu', role: 'coordinate' },
];
const recipients = [{ agencyIds: ['truong', 'so'] }, { agencyIds: [] }];

test('a holder that nobody told and one told who holds nothing are pointed out', () => {
  const rows = distributionOf(recipients, holdings, [], refOf);
  expect(rows.map((r) => [r.agency.id, r.directives, r.roles, r.mismatch])).toEqual([
    ['truong', 2, ['lead', 'submitTo'], null],
    ['vptu', 1, ['coordinate'], 'holderNotRecipient'],
    ['so', 0, [], 'recipientWithoutWork'],
  ]);
  expect(rows.every((r) => r.receipt === null)).toBe(true);
});

test('of a published document the receipt says who was told, whatever its header now says', () => {
  const receipt = { deliveredOn: '2023-11-20', receivedOn: null, receivedAt: null, openedAt: null };
  const receipts = [{ ...receipt, agency: refOf('vptu'), isRecipient: true }];
  const rows = distributionOf([], holdings, receipts, refOf);
  expect(rows.find((r) => r.agency.id === 'vptu')).toMatchObject({ mismatch: null, receipt });
});

test('lines that the directory does not know stay as written; the archive is none', () => {
  const line = (text: string, agencyIds: string[] = []) => ({ text, purpose: null, agencyIds });
  expect(unmatchedLines([line('Ban Bí thư'), line('Sở', ['so']), line('Lưu VT')])).toEqual(['Ban Bí thư']);
});
