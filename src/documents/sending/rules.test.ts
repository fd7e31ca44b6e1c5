import { mayFollow, type StatusCode } from '@dondoc/edxml';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dueCodes, mayRecall, type Reached } from './rules.ts';

const nothing: Reached = {
  ...{ isAccepted: false, isPublished: false, directives: 0, done: 0, isReported: false },
};

it('says each stage that was reached and not said, oldest first', () => {
  expect(dueCodes(nothing, [])).toEqual(['01']);
  expect(dueCodes({ ...nothing, isAccepted: true }, [])).toEqual(['01', '03']);
  const published = { ...nothing, isAccepted: true, isPublished: true, directives: 2 };
  expect(dueCodes(published, ['01', '03'])).toEqual(['04']);
  expect(dueCodes({ ...published, isReported: true }, ['01', '03', '04'])).toEqual(['05']);
  expect(dueCodes({ ...published, done: 2 }, ['01', '03', '04'])).toEqual(['05', '06']);
});

it('lays no work that nobody was given', () => {
  const now = { ...nothing, isAccepted: true, isPublished: true };
  expect(dueCodes(now, ['01'])).toEqual(['03']);
});

it('says nothing while a recall waits, and goes on where it was after a refusal', () => {
  const now = { isAccepted: true, isPublished: true, directives: 1, done: 0, isReported: true };
  expect(dueCodes(now, ['01', '03', '13'])).toEqual([]);
  expect(dueCodes(now, ['01', '03', '13', '16'])).toEqual(['04', '05']);
  expect(dueCodes(now, ['01', '03', '13', '15'])).toEqual([]);
});

it('asks nothing back before it has arrived, nor what is done or asked already', () => {
  expect(mayRecall([])).toBe('unconfirmed');
  expect([['01'], ['01', '03', '13', '16']].map((codes) => mayRecall(codes as StatusCode[]))).toEqual([
    'yes',
    'yes',
  ]);
  for (const codes of [
    ['01', '02'],
    ['01', '03', '05', '06'],
    ['01', '13'],
    ['01', '13', '15'],
  ])
    expect(mayRecall(codes as StatusCode[])).toBe('no');
});

/** A document on its way, also back: work taken away, asked for again; said after any of these. */
const moment = fc.record({
  isAccepted: fc.boolean(),
  isPublished: fc.boolean(),
  directives: fc.nat(3),
  done: fc.nat(3),
  isReported: fc.boolean(),
  asked: fc.constantFrom<StatusCode | null>(null, null, '13', '15', '16'),
});

it('never goes back, says nothing twice and always follows the rule, whatever happens in which order', () => {
  const property = fc.property(fc.array(moment, { maxLength: 12 }), (moments) => {
    const said: StatusCode[] = [];
    for (const { asked, ...now } of moments) {
      if (asked && mayFollow(said, asked)) said.push(asked);
      const due = dueCodes(now, said);
      for (const code of due) {
        expect(mayFollow(said, code)).toBe(true);
        said.push(code);
      }
      // Compared again at once there is nothing left to say.
      expect(dueCodes(now, said)).toEqual([]);
    }
    const own = said.filter((code) => Number(code) <= 6);
    expect(own).toEqual([...new Set(own)].toSorted());
  });
  fc.assert(property, { numRuns: 300 });
});
