import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData } from '#platform/data-file.ts';
import { audiencesOf, isVoid, itemsOf, mayLeave, stateOfWave } from './rules.ts';
import { Instrument } from './schema.ts';

const instrument = Instrument.parse(await readData('survey-instruments/tt-10-2017'));
const items = (n: number) => Array.from({ length: n }, (_, at) => `i${at}`);
const scores = (n: number) => Object.fromEntries(items(n).map((item) => [item, 7]));

describe('a sheet with blanks (TT 10/2017/TT-BNV)', () => {
  it('still counts at exactly 5 %, and no longer with one more blank', () => {
    expect(isVoid(items(20), scores(19), 5)).toBe(false);
    expect(isVoid(items(20), scores(18), 5)).toBe(true);
    expect(isVoid(items(19), scores(18), 5)).toBe(true);
    expect(isVoid(items(40), scores(38), 5)).toBe(false);
    expect(isVoid(items(40), scores(37), 5)).toBe(true);
  });

  it('takes no notice of scores for what was not asked', () => {
    expect(isVoid(items(20), { ...scores(18), other: 10 }, 5)).toBe(true);
  });

  it('counts exactly as long as no more are blank than may be', () => {
    const sheet = fc.nat(200).chain((n) => fc.tuple(fc.constant(n), fc.nat(n), fc.nat(100)));
    fc.assert(
      fc.property(sheet, ([n, blank, percent]) => {
        expect(isVoid(items(n), scores(n - blank), percent)).toBe(blank > mayLeave(n, percent));
      }),
    );
  });
});

describe('the questions', () => {
  const frame = {
    instrument,
    lecturers: [
      { key: 'a1', name: 'Tòng Thị Hạnh' },
      { key: 'b2', name: 'Lò Văn Quý' },
    ],
  };

  it('ask of each lecturer once, of learners at the end', () => {
    const asked = itemsOf(frame, 'learner', 'end');
    expect(asked.filter(({ lecturer }) => lecturer?.key === 'a1')).toHaveLength(4);
    expect(new Set(asked.map(({ ref }) => ref)).size).toBe(asked.length);
    expect(asked.map(({ ref }) => ref)).toContain('gv-kien-thuc@b2');
  });

  it('ask of the effect alone months after, managers and peers too', () => {
    expect(audiencesOf(instrument, 'after')).toEqual(['learner', 'manager', 'peer']);
    expect(new Set(itemsOf(frame, 'peer', 'after').map(({ objectKey }) => objectKey))).toEqual(
      new Set(['effect']),
    );
    expect(audiencesOf(instrument, 'end')).toEqual(['learner', 'lecturer']);
  });
});

it('is open from its first day to its last', () => {
  const wave = { opensOn: '2024-05-10', closesOn: '2024-05-20', closedOn: null };
  expect(stateOfWave(wave, '2024-05-09')).toBe('waiting');
  expect(stateOfWave(wave, '2024-05-10')).toBe('open');
  expect(stateOfWave(wave, '2024-05-20')).toBe('open');
  expect(stateOfWave(wave, '2024-05-21')).toBe('closed');
  expect(stateOfWave({ ...wave, closedOn: '2024-05-12' }, '2024-05-12')).toBe('closed');
});
