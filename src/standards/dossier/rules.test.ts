import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../evidence/schema.ts';
import { asItWas, countsOf, filesIn, indexOf, LONGEST_PATH, safeName } from './rules.ts';
import type { Dossier, Filed } from './schema.ts';

const piece = (code: string, title: string, fileName: string | null): Filed => ({
  ...{
    id: code,
    code,
    title,
    number: null,
    issuedOn: null,
    issuer: null,
    paperPlace: null,
    state: 'present',
  },
  file: fileName === null ? null : { fileId: code, fileName, sha256: code, size: 1 },
});

const dossier = (sheaves: [code: string, name: string, ...evidence: Filed[]][]): Dossier => ({
  ...{ school: 'Trường', setName: 'Bộ thử', isPractice: true, roundName: 'đợt 1', asOf: '2023-11-20' },
  isClosed: false,
  criteria: [1, 2].map((number) => ({ number, name: `Tiêu chí: thử "${number}"` })),
  sheaves: sheaves.map(([code, name, ...evidence]) => ({
    ...{ criterion: Number(code[0]), code, name, result: 'met', evidence },
  })),
});

describe('names in the archive', () => {
  it('are such as Windows takes, whatever was written', () => {
    expect(safeName('Quy chế: "phối hợp" 5/2023?', 80)).toBe('Quy chế phối hợp 5 2023');
    expect(safeName('CON', 80)).toBe('_CON');
    expect(safeName('lpt1.txt', 80)).toBe('_lpt1.txt');
    expect(safeName('Kết thúc. . ', 80)).toBe('Kết thúc');
    expect(safeName('///', 80)).toBe('_');
  });

  it('are never forbidden, never too long, never twice, for any title and file', () => {
    const words = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { maxLength: 12 }), words, (pieces, name) => {
        const evidence = pieces
          .map(([title, file], i) => piece(`mc-${i % 3}`, title, file))
          .map((one, i) => ({ ...one, id: `${i}` }));
        const paths = filesIn(indexOf(dossier([['2.5', name, ...evidence]]))).map(({ path }) => path);
        expect(paths.length).toBe(pieces.length);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
        for (const path of paths) {
          expect(path.length).toBeLessThanOrEqual(LONGEST_PATH);
          expect(path).not.toMatch(/[<>:"\\|?*]|[. ](\/|$)/);
          expect(path.split('/').length).toBe(3);
        }
      }),
    );
  });
});

describe('the index', () => {
  const shared = piece('MC-001', 'Quy chế', 'quy-che.PDF');
  const paper = { ...piece('MC-002', 'Sổ', null), paperPlace: 'Tủ 3' };
  const made = dossier([
    ['1.2', 'Thứ hai', shared, paper],
    ['1.10', 'Thứ mười'],
    ['2.1', 'Dùng chung', shared],
  ]);

  it('names a shared file in each indicator, and lays it once, in the first one’s folder', () => {
    const lines = indexOf(made);
    const path = '1. Tiêu chí thử 1/1.02 Thứ hai/MC-001 Quy chế.pdf';
    expect(lines.map((line) => line.path)).toEqual([path, null, null, path]);
    expect(filesIn(lines).map((file) => file.path)).toEqual([path]);
  });

  it('lists indicators with nothing behind them', () => {
    expect(indexOf(made)[2]).toMatchObject({ sheaf: { code: '1.10' }, filed: null });
    expect(countsOf(made)).toEqual({ indicators: 3, bare: 1, pieces: 2 });
  });
});

it('a piece is shown as it stood when the round closed', () => {
  const at = (hour: number) => new Date(Date.UTC(2023, 10, 20, hour));
  const now = {
    ...{ title: 'Tên ba', number: '3', appraisedRevision: 2 },
    revisions: [1, 2].map((number) => ({ number, addedAt: at(number * 4) })),
  } as Evidence;
  const told = [
    { kind: 'edited', madeAt: at(12), data: { before: { title: 'Tên hai' } } },
    { kind: 'appraised', madeAt: at(11), data: { revision: 2 } },
    { kind: 'edited', madeAt: at(7), data: { before: { title: 'Tên một', number: '1' } } },
    { kind: 'appraised', madeAt: at(5), data: { revision: 1 } },
  ];
  const then = asItWas(now, told, at(6));
  expect([then.title, then.number, then.appraisedRevision, then.revisions.length]).toEqual([
    'Tên một',
    '1',
    1,
    1,
  ]);
  expect(asItWas(now, told, at(13))).toEqual(now);
});
