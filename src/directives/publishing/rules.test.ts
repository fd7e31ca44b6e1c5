import { describe, expect, it } from 'vitest';
import type { ItemActor, ReviewItem } from '../review/schema.ts';
import { becomeDirectives, delivered, directiveCodes, issuerShort, responsible } from './rules.ts';

describe('codes', () => {
  const document = { type: 'TB', number: '296-TB/VPTU', issuedOn: '2023-11-13' };

  it('carry number, year and place in the document', () => {
    expect(directiveCodes(document, ['2.1', '3.1'])).toEqual(['TB296-2023-2.1', 'TB296-2023-3.1']);
  });

  it('get a letter where one item holds several', () => {
    expect(directiveCodes(document, ['3.3', '3.3', '3.4'])).toEqual([
      'TB296-2023-3.3a',
      'TB296-2023-3.3b',
      'TB296-2023-3.4',
    ]);
  });

  it('get the issuer’s short name on a clash', () => {
    expect(directiveCodes(document, ['3.1'], 'TU')).toEqual(['TB296-TU-2023-3.1']);
  });

  it.each([
    ['296-TB/VPTU', 'VPTU'],
    ['12/TB-SNV', 'SNV'],
    ['07', null],
  ])('take %s as issued by %s', (number, short) => {
    expect(issuerShort(number)).toBe(short);
  });
});

const actor = (role: ItemActor['role'], agencyId: string | null): ItemActor => {
  return { role, agencyId, name: agencyId ?? 'các sở', generic: agencyId === null, inherited: false };
};
const item = (...actors: ItemActor[]) =>
  ({ decision: 'accepted', kind: 'requirement', actors }) as ReviewItem;

it('those who lead answer for it, or else those who take part', () => {
  expect(responsible(item(actor('lead', 'a'), actor('lead', 'b'), actor('coordinate', 'c')))).toEqual([
    'a',
    'b',
  ]);
  expect(responsible(item(actor('coordinate', 'c'), actor('coordinate', null)))).toEqual(['c']);
});

it('is delivered once to every agency that is told or has a role', () => {
  const items = [
    item(actor('lead', 'a'), actor('submitTo', 't')),
    item(actor('lead', 'a'), actor('coordinate', null)),
  ];
  expect(delivered(items, [{ agencyIds: ['n', 't'] }, { agencyIds: [] }])).toEqual([
    { agencyId: 'n', isRecipient: true },
    { agencyId: 't', isRecipient: true },
    { agencyId: 'a', isRecipient: false },
  ]);
});

it('a decision with nobody assigned and what was rejected become no directive', () => {
  const decision = { ...item(), kind: 'decision' } as ReviewItem;
  const rejected = { ...item(actor('lead', 'a')), decision: 'rejected' } as ReviewItem;
  expect(becomeDirectives([decision, rejected, item(actor('lead', 'a'))])).toHaveLength(1);
});
