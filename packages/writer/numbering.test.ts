import { describe, expect, it } from 'vitest';
import { formatByVersion } from './formats/choose.ts';
import { Numbering } from './numbering.ts';

describe('Numbering', () => {
  it('counts as Party papers do, and starts again below a new number', () => {
    const numbering = new Numbering(formatByVersion('HD36'));
    const levels = [1, 2, 3, 3, 4, 2, 3, 1, 2] as const;
    expect(levels.map((level) => numbering.next(level))).toEqual([
      'I- ',
      '1. ',
      'a) ',
      'b) ',
      '- ',
      '2. ',
      'a) ',
      'II- ',
      '1. ',
    ]);
  });

  it('counts as State papers do', () => {
    const numbering = new Numbering(formatByVersion('ND30'));
    expect([numbering.next(1), numbering.next(2)]).toEqual(['I. ', '1. ']);
  });

  it('has đ after d and doubles letters after y', () => {
    const numbering = new Numbering(formatByVersion('HD36'));
    const letters = Array.from({ length: 24 }, () => numbering.next(3));
    expect(letters.slice(3, 6)).toEqual(['d) ', 'đ) ', 'e) ']);
    expect(letters.slice(-2)).toEqual(['y) ', 'aa) ']);
  });
});
