import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fact, FactName } from '#platform/facts.ts';
import { measureWords } from './labels.ts';
import { measured, measuresFor, proposedMeasures, sectionsOf, withTurns } from './rules.ts';

const names = new Map<string, FactName>(
  ['giang_vien', 'giang_vien_chinh', 'chi_tieu_dat', 'chi_tieu', 'da_lap'].map((name) => [
    name,
    { name, label: name, unit: null, explains: '' },
  ]),
);
const known = new Set(names.keys());
const fact = (value: number | boolean): Fact => ({ known: true, value, rows: [] });

it('proposes figures by the words of a part, only those that a room offers', () => {
  expect(proposedMeasures('Số GIẢNG VIÊN CHÍNH còn ít', known)).toEqual([
    { fact: 'giang_vien_chinh', ofFact: 'giang_vien' },
  ]);
  expect(proposedMeasures('Thành lập Ban Chỉ đạo', known)).toEqual([]);
});

it('what the clerk refused is not proposed again', () => {
  const refused = { fact: 'giang_vien_chinh', ofFact: 'giang_vien', decision: 'refused' as const };
  expect(measuresFor('giảng viên chính', [refused], known)).toEqual([]);
  const other = { fact: 'giang_vien', ofFact: null, decision: 'confirmed' as const };
  expect(measuresFor('giảng viên chính', [refused, other], known)).toEqual([
    { fact: 'giang_vien', ofFact: null, isConfirmed: true },
  ]);
});

it('an unknown is never nought and never no; a share of nothing is no percentage', () => {
  const ratio = { fact: 'giang_vien_chinh', ofFact: 'giang_vien' };
  const none: Fact = { known: false, reason: 'chưa có danh sách', rows: [] };
  const of = (one: Fact, whole: Fact) =>
    measured(
      ratio,
      new Map([
        ['giang_vien_chinh', one],
        ['giang_vien', whole],
      ]),
      names,
    );
  expect(of(fact(4), fact(28))).toEqual({ words: '4/28 (14,3\u00a0%)', reason: null });
  expect(of(fact(4), none)).toEqual({ words: null, reason: 'chưa có danh sách' });
  expect(of(fact(0), fact(0))).toEqual({ words: '0/0', reason: null });
  const money = new Map(
    ['giang_vien_chinh', 'giang_vien'].map((name) => [
      name,
      { name, label: name, unit: 'đồng', explains: '' },
    ]),
  );
  const paid = new Map([
    ['giang_vien_chinh', fact(9_250_000_000)],
    ['giang_vien', fact(18_500_000_000)],
  ]);
  expect(measured(ratio, paid, money).words).toBe('9.250/18.500 triệu đồng (50\u00a0%)');
  const yes = { fact: 'da_lap', ofFact: null };
  expect(measured(yes, new Map([['da_lap', fact(true)]]), names).words).toBe('có');
  expect(measured(yes, new Map(), names).words).toBeNull();
});

it('no directive of the notice is left out, and each stands under every request that it carries', () => {
  const part = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('requirement' as const, 'answer' as const),
    isOwn: fc.boolean(),
  });
  const parts = fc.uniqueArray(part, { selector: ({ id }) => id, maxLength: 15 });
  fc.assert(
    fc.property(parts, fc.array(fc.array(fc.nat(14), { maxLength: 4 }), { maxLength: 7 }), (all, asked) => {
      const proposals = asked.map((places, n) => ({
        id: String(n),
        directiveIds: [...new Set(places.flatMap((place) => all[place]?.id ?? []))],
      }));
      const { answers, requirements, others } = sectionsOf(all, proposals);
      expect(requirements).toEqual(all.filter(({ kind, isOwn }) => isOwn && kind === 'requirement'));
      for (const [at, { parts }] of answers.entries())
        expect(parts.map(({ id }) => id).sort()).toEqual(proposals[at]?.directiveIds.toSorted());
      const placed = [...answers.flatMap(({ parts }) => parts), ...requirements, ...others];
      const own = all.filter(({ isOwn }) => isOwn);
      expect(own.filter(({ id }) => !placed.some((one) => one.id === id))).toEqual([]);
      expect(others.some(({ id }) => proposals.some((one) => one.directiveIds.includes(id)))).toBe(false);
    }),
    { numRuns: 60 },
  );
});

it('a turn stands beneath its duty, and for itself where the duty is not there', () => {
  const part = (id: string, parentId: string | null = null) => ({ id, parentId, directive: `${id}!` });
  const found = withTurns([part('a'), part('k', 'a'), part('b'), part('lone', 'gone')]);
  expect(found.map(({ id, turns }) => [id, turns])).toEqual([
    ['a', ['k!']],
    ['b', []],
    ['lone', []],
  ]);
});

it('says on paper which figure nobody has confirmed', () => {
  const one = { fact: 'giang_vien', ofFact: null, label: 'Giảng viên', words: '28', reason: null };
  expect(measureWords([{ ...one, isConfirmed: false }])).toBe('Giảng viên: 28 (máy đề xuất)');
  expect(measureWords([{ ...one, isConfirmed: true }])).toBe('Giảng viên: 28');
});
