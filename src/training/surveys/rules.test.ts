import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData } from '#platform/data-file.ts';
import {
  audiencesOf,
  dueWaves,
  isVoid,
  itemsOf,
  mayLeave,
  mayOpen,
  missingKinds,
  stateOfWave,
} from './rules.ts';
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

  it('ask learners of the programme again months after, and of the effect managers and peers too', () => {
    const objects = (audience: 'learner' | 'peer') => [
      ...new Set(itemsOf(frame, audience, 'after').map(({ objectKey }) => objectKey)),
    ];
    expect([objects('learner'), objects('peer')]).toEqual([['programme', 'effect'], ['effect']]);
    expect(audiencesOf(instrument, 'after')).toEqual(['learner', 'manager', 'peer']);
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

describe('a class', () => {
  const held = {
    ...{ id: 'c1', name: 'Lớp K1', code: 'K1', toDay: '2024-05-20', cancelledOn: null },
    ...{ startedOn: null as string | null, endedOn: null as string | null },
  };
  const begun = { ...held, startedOn: '2024-05-01' };
  const ended = { ...begun, endedOn: '2024-05-21' };
  const end = { classId: 'c1', kind: 'end' as const, closedOn: null };
  const today = '2024-05-21';
  const wave = { classId: 'c1', instrumentKey: 'tt-10-2017', opensOn: today, closesOn: '2024-06-04' };
  const opened = (of: typeof held, kind: 'end' | 'after') => {
    const outcome = mayOpen(of, [], { ...wave, kind }, today);
    return 'value' in outcome ? 'ok' : JSON.stringify(outcome);
  };

  it('is not asked about before it began', () => {
    expect(dueWaves([held], [], today)).toEqual([]);
    expect(missingKinds(held, [])).toEqual([]);
    expect(opened(held, 'end')).toContain('chưa ghi khai giảng');
    expect(dueWaves([begun], [], today)).toMatchObject([{ kind: 'end', endsOn: '2024-05-20' }]);
    expect(opened(begun, 'end')).toBe('ok');
  });

  it('is not asked after its effect before it ended', () => {
    expect(dueWaves([begun], [end], today)).toEqual([]);
    expect(opened(begun, 'after')).toContain('chưa ghi bế giảng');
    expect(dueWaves([ended], [end], today)).toMatchObject([{ kind: 'after', opensOn: '2024-11-21' }]);
    expect([opened(ended, 'after'), missingKinds(ended, [end])]).toEqual(['ok', ['after']]);
  });
});
