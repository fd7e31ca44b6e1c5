import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  authorsFault,
  isIsbn,
  isIssn,
  numberFault,
  readShare,
  sayShare,
  sharedOf,
  worksOnce,
} from './rules.ts';

describe('the digit that checks a number', () => {
  it('of an ISSN and of an ISBN, as printed', () => {
    // ISO 3297 and ISO 2108 give these as examples.
    expect(numberFault('article', 'ISSN 0317-8471')).toBeNull();
    expect(numberFault('article', '2434-561x')).toBeNull();
    expect(numberFault('book', 'ISBN 978-0-306-40615-7')).toBeNull();
    expect(numberFault('textbook', '0-306-40615-2')).toBeNull();
    expect(numberFault('article', '0317-8472')).toContain('ISSN');
    expect(numberFault('book', '978-0-306-40615-8')).toContain('ISBN');
    expect(numberFault('report', 'BC-01')).toBeNull();
    expect(numberFault('article', null)).toBeNull();
  });

  it('finds any one digit that was typed wrongly', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 12 });
    fc.assert(
      fc.property(digits, fc.nat(6), fc.integer({ min: 1, max: 9 }), (of, at, by) => {
        const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'X'];
        const change = (number: string) =>
          number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
        const issn = of.slice(0, 7).join('');
        const rightIssn = check.map((last) => issn + last).find(isIssn);
        expect(rightIssn && isIssn(change(rightIssn))).toBe(false);
        const isbn = of.join('').padStart(12, '9');
        const rightIsbn = check.map((last) => isbn + last).find(isIsbn);
        expect(rightIsbn && isIsbn(change(rightIsbn))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

it('shares are read as they are said, and are never more than the whole', () => {
  expect(['33,33 %', '50', '100%', '0', '101', 'một nửa'].map(readShare)).toEqual([
    3333,
    5000,
    10_000,
    null,
    null,
    null,
  ]);
  const shares = fc.array(fc.option(fc.integer({ min: 1, max: 10_000 })), { maxLength: 8 });
  fc.assert(
    fc.property(shares, (all) => {
      const authors = all.map((share, n) => ({ personId: String(n), outsideName: null, share }));
      const recount = all.reduce<number>((sum, share) => sum + (share ?? 0), 0);
      expect(sharedOf(authors)).toBe(recount);
      expect(authorsFault(authors) === null).toBe(recount <= 10_000);
      for (const share of all) if (share !== null) expect(readShare(sayShare(share))).toBe(share);
    }),
    { numRuns: 100 },
  );
  const twice = { personId: 'a', outsideName: null, share: null };
  expect(authorsFault([twice, twice])).toContain('hai lần');
});

it('a topic that the register accepted counts once, also where the hand wrote another title', () => {
  const work = (id: string, title: string, topicId: string | null, personId = 'a') => ({
    ...{ id, personId, title, topicId, kind: 'topic' as const, part: 'lead' as const },
    ...{ number: null, level: null, on: '2023-01-01', basis: null },
  });
  const byHand = [
    work('1', 'Chợ phiên', null),
    work('2', 'Chợ phiên ở bản', 't'),
    work('3', 'Chợ phiên ở bản', 't', 'b'),
    work('4', 'Đề tài khác', null),
  ];
  const once = worksOnce(byHand, [work('5', 'Chợ Phiên', 't')]);
  expect(once.map(({ id }) => id)).toEqual(['3', '4', '5']);
  expect(once[0]).not.toHaveProperty('topicId');
});
