import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayFollow } from './status.ts';
import type { StatusCode } from './types.ts';

const codes: StatusCode[] = ['01', '02', '03', '04', '05', '06', '13', '15', '16'];

/** The ways written out by hand: each a whole life of a document at its receiver. */
const whole = [
  /^01( 13 16)* 02$/,
  /^01( 13 16)*( 03( 13 16)*( 04( 13 16)*)?( 05( 13 16)*( 06)?)?)?( 13( 15)?)?$/,
];

it('lets through just those lives that the ways allow, whatever order codes come in', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...codes), { maxLength: 40 }), (sent) => {
      const life: StatusCode[] = [];
      for (const code of sent) if (mayFollow(life, code)) life.push(code);
      if (life.length > 0) expect(whole.some((way) => way.test(life.join(' ')))).toBe(true);
      // Nothing that has been said is said again, but a recall and its refusal.
      const own = life.filter((code) => code !== '13' && code !== '16');
      expect(new Set(own).size).toBe(own.length);
    }),
    { numRuns: 2_000 },
  );
});

it('reaches every life of a document', () => {
  const reached = new Set<string>();
  const walk = (life: StatusCode[]) => {
    reached.add(life.join(' '));
    if (life.length < 6) for (const code of codes) if (mayFollow(life, code)) walk([...life, code]);
  };
  walk([]);
  for (const life of [
    '01 02',
    '01 03 04 05 06',
    '01 03 05 06',
    '01 13 15',
    '01 03 13 16 04 05',
    '01 03 05 13',
  ])
    expect(reached).toContain(life);
  expect(reached).not.toContain('01 03 04 06');
});
