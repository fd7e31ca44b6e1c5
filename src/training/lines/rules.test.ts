import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide } from '../allocating/rules.ts';
import {
  audiencesMeet,
  type ClassRow,
  commonMonths,
  evenly,
  joinable,
  type Mergeable,
  proposalsFor,
  type Refused,
  splitIntoClasses,
  sumOf,
} from './rules.ts';

let made = 0;
const need = (part: Partial<Mergeable> = {}): Mergeable => {
  made += 1;
  const id = `n${made}`;
  return {
    ...{ id, agencyId: `a${made}`, agencyName: `Sở ${made}`, programmeKey: 'cvc' },
    ...{ programmeName: 'Bồi dưỡng ngạch chuyên viên chính', audience: 'Công chức', heads: 10, months: [] },
    ...part,
  };
};
const ids = (proposals: { needIds: string[] }[]) => proposals.map(({ needIds }) => needIds);

describe('proposals', () => {
  it('takes the same programme, people and months as one, and says why', () => {
    const needs = [need({ months: [3, 4] }), need({ months: [4, 5], heads: 5 }), need({ months: [9] })];
    const [first, second] = proposalsFor(needs, [], []);
    expect(first).toMatchObject({ needIds: [needs[0]?.id, needs[1]?.id], heads: 15, months: [4] });
    expect(first?.reason).toContain('2 nhu cầu của 2 cơ quan, 15 người; cùng chương trình trong danh mục');
    expect(first?.reason).toContain('tháng khác nhau, cùng mở được tháng 4');
    expect(first?.reason).toContain(`Không gộp cùng: ${needs[2]?.agencyName} (chỉ học được tháng 9)`);
    expect(second?.reason).toContain('Đứng riêng một dòng');
  });
  it('never takes two ranks for one, and reads short forms', () => {
    const free = { programmeKey: null };
    const needs = [
      need({ ...free, programmeName: 'Lớp bồi dưỡng kiến thức QLNN ngạch chuyên viên' }),
      need({ ...free, programmeName: 'Bồi dưỡng kiến thức quản lý nhà nước ngạch chuyên viên chính' }),
      need({ ...free, programmeName: 'Kiến thức quản lý nhà nước ngạch chuyên viên (khoá 2)' }),
    ];
    expect(ids(proposalsFor(needs, [], []))).toEqual([[needs[0]?.id, needs[2]?.id], [needs[1]?.id]]);
  });
  it('takes free words for the programme of the catalogue that they name', () => {
    const needs = [need(), need({ programmeKey: null, programmeName: 'Ngạch chuyên viên chính' })];
    expect(ids(proposalsFor(needs, [], []))).toEqual([needs.map(({ id }) => id)]);
  });
  it('adds to a line that is there, and keeps apart what was refused', () => {
    const [a, b, c] = [need(), need(), need()] as [Mergeable, Mergeable, Mergeable];
    expect(proposalsFor([b], [{ id: 'line', needs: [a] }], [])).toMatchObject([
      { lineId: 'line', needIds: [b.id], heads: 10 },
    ]);
    const refused: Refused[] = [{ needIds: [a.id, b.id, c.id], apartId: a.id }];
    expect(ids(proposalsFor([a, b, c], [], refused))).toEqual([[b.id, c.id], [a.id]]);
    expect(ids(proposalsFor([a, b, c], [], [{ needIds: [a.id, b.id, c.id], apartId: null }]))).toHaveLength(
      3,
    );
  });
  it('tells other people from the same', () => {
    expect(audiencesMeet('Công chức cấp xã', 'công chức cấp xã, lãnh đạo phòng')).toBe(true);
    expect(audiencesMeet('Công chức', 'Công chức cấp xã')).toBe(true);
    expect(audiencesMeet('Công chức cấp xã', 'Công chức cấp tỉnh')).toBe(false);
    expect(audiencesMeet('Viên chức', 'Công chức ngạch chuyên viên')).toBe(false);
  });
  it('merges by hand only what is one programme in a month for all', () => {
    expect(joinable([need(), need({ programmeKey: 'khac', programmeName: 'Khác' })]).ok).toBe(false);
    expect(joinable([need({ months: [1] }), need({ months: [2] })]).ok).toBe(false);
    expect(joinable([need({ audience: 'A' }), need({ audience: 'B' })]).ok).toBe(true);
  });
});

const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 });
const anyNeed = fc
  .record({
    key: fc.constantFrom('cv', 'cvc', null),
    audience: fc.constantFrom('Công chức', 'Công chức cấp xã', 'Lãnh đạo phòng'),
    heads: fc.integer({ min: 1, max: 400 }),
    months,
  })
  .map(({ key, audience, heads, months: wished }) =>
    need({ programmeKey: key, programmeName: key ?? 'Kỹ năng số', audience, heads, months: wished }),
  );

describe('merging and splitting', () => {
  /** The lines and what is in none, as the store keeps them. */
  type World = { lines: Map<string, Mergeable[]>; free: Mergeable[] };
  const step = ({ lines, free }: World, act: number, pick: number): World => {
    const all = [...lines];
    const [id, needs = []] = all[pick % Math.max(1, all.length)] ?? ['', []];
    if (act === 0 || all.length === 0) {
      // One proposal, or all of them.
      const open = all.map(([lineId, there]) => ({ id: lineId, needs: there }));
      const proposals = proposalsFor(free, open, []);
      for (const one of pick % 2 ? proposals : proposals.slice(0, 1))
        lines.set(one.lineId ?? `line${pick}:${one.needIds[0]}`, [
          ...(lines.get(one.lineId ?? '') ?? []),
          ...free.filter((each) => one.needIds.includes(each.id)),
        ]);
      const taken = new Set([...lines.values()].flat().map((each) => each.id));
      return { lines, free: free.filter((each) => !taken.has(each.id)) };
    }
    const out = act === 1 ? needs.slice(pick % needs.length, (pick % needs.length) + 1) : needs;
    const left = needs.filter((each) => !out.includes(each));
    if (left.length > 0) lines.set(id, left);
    else lines.delete(id);
    return { lines, free: [...free, ...out] };
  };

  it('keeps the sum of heads, each need in one line at most, and every month of a line a wish of all in it', () => {
    fc.assert(
      fc.property(
        fc.array(anyNeed, { minLength: 1, maxLength: 14 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.nat(50)), { maxLength: 12 }),
        (needs, acts) => {
          let world: World = { lines: new Map(), free: needs };
          for (const [act, pick] of acts) {
            world = step(world, act, pick);
            const inLines = [...world.lines.values()].flat();
            const everywhere = [...inLines, ...world.free];
            expect(sumOf(everywhere)).toBe(sumOf(needs));
            expect(new Set(everywhere.map(({ id }) => id)).size).toBe(needs.length);
            for (const line of world.lines.values())
              expect(commonMonths(line.map((each) => each.months))).not.toBeNull();
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('lines and their classes', () => {
  interface HeldRow extends ClassRow {
    isHeld: boolean;
  }
  interface PlanLine {
    id: string;
    needs: Mergeable[];
    classes: HeldRow[];
  }
  const idOf = (kind: string) => {
    made += 1;
    return `${kind}${made}`;
  };
  const rowOf = (row: { ordinal: number; heads: number }): HeldRow => ({
    ...{ ...row, id: idOf('c'), isFixed: false, isHeld: false },
  });
  /** Classes follow the needs of the line; one that is held stays as one that is fixed does. */
  const settle = (line: PlanLine): PlanLine => {
    const rows = line.classes.map((row) => ({ ...row, isFixed: row.isFixed || row.isHeld }));
    const { keep, add } = splitIntoClasses(sumOf(line.needs), 60, rows);
    const stay = line.classes.filter(({ id }) => keep.some((row) => row.id === id));
    return { ...line, classes: [...stay, ...add.map(rowOf)].toSorted((a, b) => a.ordinal - b.ordinal) };
  };
  /** Without `out`; null where the line goes, itself where that is refused for a class that is held. */
  const without = (line: PlanLine, out: readonly Mergeable[]): PlanLine | null => {
    const needs = line.needs.filter((one) => !out.includes(one));
    if (needs.length > 0) return settle({ ...line, needs });
    return line.classes.some(({ isHeld }) => isHeld) ? line : null;
  };
  const divided = (line: PlanLine, classes: number): PlanLine => {
    const sizes = divide(sumOf(line.needs), classes);
    if (line.classes.slice(sizes.length).some(({ isHeld }) => isHeld)) return line;
    const rows = sizes.map((heads, at) => ({
      ...(line.classes[at] ?? rowOf({ ordinal: at + 1, heads })),
      heads,
    }));
    return { ...line, classes: rows };
  };
  const merged = (lines: PlanLine[], free: Mergeable[]): PlanLine[] => {
    const proposals = proposalsFor(free, lines, []);
    const coming = (ids: string[]) => free.filter(({ id }) => ids.includes(id));
    const grown = lines.map((line) => {
      const more = proposals.filter(({ lineId }) => lineId === line.id).flatMap(({ needIds }) => needIds);
      return more.length > 0 ? settle({ ...line, needs: [...line.needs, ...coming(more)] }) : line;
    });
    const fresh = proposals
      .filter(({ lineId }) => lineId === null)
      .map(({ needIds }) => settle({ id: idOf('l'), needs: coming(needIds), classes: [] }));
    return [...grown, ...fresh];
  };
  const acts = ['merge', 'takeOut', 'dissolve', 'divide', 'fix', 'hold'] as const;
  const acted = (line: PlanLine, act: (typeof acts)[number], pick: number): PlanLine | null => {
    if (act === 'takeOut') return without(line, line.needs.slice(pick % line.needs.length).slice(0, 1));
    if (act === 'dissolve') return without(line, line.needs);
    if (act === 'divide') return divided(line, 1 + (pick % 5));
    const marked = (row: HeldRow, at: number) =>
      at === pick % line.classes.length
        ? { ...row, isFixed: row.isFixed || act === 'fix', isHeld: row.isHeld || act === 'hold' }
        : row;
    return { ...line, classes: line.classes.map(marked) };
  };

  it('keep the sum of heads over merging, splitting and dividing, with classes fixed and held', () => {
    const someActs = fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(60)), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(anyNeed, { minLength: 1, maxLength: 10 }), someActs, (needs, some) => {
        let lines: PlanLine[] = [];
        for (const [act, pick] of some) {
          const inLines = new Set(lines.flatMap((line) => line.needs));
          const held = lines.flatMap(({ classes }) => classes.filter(({ isHeld }) => isHeld));
          if (act === 'merge' || lines.length === 0)
            lines = merged(
              lines,
              needs.filter((one) => !inLines.has(one)),
            );
          else
            lines = lines.flatMap((line, at) =>
              at === pick % lines.length ? (acted(line, act, pick) ?? []) : line,
            );
          const all = lines.flatMap((line) => line.needs);
          const free = needs.filter((one) => !all.includes(one));
          expect(sumOf(all) + sumOf(free)).toBe(sumOf(needs));
          for (const line of lines) {
            // More only where what is fixed or held has more seats than the needs left: shown as a conflict.
            const kept = sumOf(line.classes.filter(({ isFixed, isHeld }) => isFixed || isHeld));
            expect(sumOf(line.classes)).toBe(Math.max(sumOf(line.needs), kept));
          }
          const rows = new Set(lines.flatMap(({ classes }) => classes.map(({ id }) => id)));
          expect(held.every(({ id }) => rows.has(id))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('classes of a line', () => {
  it('holds all heads in as few classes as may be, evenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 120 }), (heads, sizeTo) => {
        const { add } = splitIntoClasses(heads, sizeTo, []);
        expect(sumOf(add)).toBe(heads);
        expect(add).toHaveLength(Math.ceil(heads / sizeTo));
        const sizes = add.map((one) => one.heads);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(sizeTo);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
    expect(evenly(100, 3)).toEqual([34, 33, 33]);
    expect(splitIntoClasses(100, null, []).add).toEqual([{ ordinal: 1, heads: 100 }]);
  });
  it('leaves what is fixed, and what still has its heads', () => {
    const rows = [
      { id: 'a', ordinal: 1, heads: 40, isFixed: true },
      { id: 'b', ordinal: 2, heads: 30, isFixed: false },
      { id: 'c', ordinal: 3, heads: 20, isFixed: false },
    ];
    const again = splitIntoClasses(100, 50, rows);
    expect(again.keep.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(again.drop.map(({ id }) => id)).toEqual(['c']);
    expect(again.add).toEqual([{ ordinal: 3, heads: 30 }]);
    // Fewer than is fixed: that is a conflict to be shown, not heads to be made up.
    expect(splitIntoClasses(30, 50, rows)).toMatchObject({ keep: [{ id: 'a' }], add: [] });
  });
});
