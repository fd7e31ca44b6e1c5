import { expect, it } from 'vitest';
import { freshPassword } from './rules.ts';

it('is twelve signs of thirty-two, each by chance: sixty bits', () => {
  const drawn = Array.from({ length: 2000 }, freshPassword);
  for (const one of drawn) expect(one).toMatch(/^[a-km-z2-9]{4}-[a-km-z2-9]{4}-[a-km-z2-9]{4}$/);
  expect(new Set(drawn).size).toBe(drawn.length);
  // Of 24,000 signs each of the thirty-two comes some 750 times.
  const counts = Object.values(Object.groupBy([...drawn.join('').replaceAll('-', '')], (sign) => sign));
  expect(counts).toHaveLength(32);
  for (const same of counts) expect(Math.abs((same?.length ?? 0) - 750)).toBeLessThan(200);
});
