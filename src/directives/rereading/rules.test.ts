import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemProposal } from '../review/schema.ts';
import { carrier, type Held, reread } from './rules.ts';

const proposal = (more: Partial<ItemProposal> = {}): ItemProposal => ({
  ...{
    ref: '1',
    kind: 'requirement',
    heading: null,
    proposal: null,
    title: 'Việc',
    text: 'Rà soát quy hoạch.',
  },
  ...{ span: [0, 18], actors: [], deadlineRead: null, deadline: { kind: 'none' }, product: null, doubts: [] },
  ...more,
});
const held = (id: string, more: Partial<Held> = {}): Held => ({
  ...proposal(more),
  ...{ id, position: 0, decision: 'pending', edited: false, addedByHand: false, madeFrom: [] },
  ...{ isOffered: false, isGone: false },
  ...more,
});
const stay = (span: [number, number]) => span;

describe('a new reading', () => {
  const before = [proposal(), proposal({ ref: '2', text: 'Lập kế hoạch năm.', span: [20, 37] })];
  const [first, second] = before as [ItemProposal, ItemProposal];
  const other = { ...second, text: 'Lập kế hoạch từng năm.', span: [20, 42] as [number, number] };

  it('that says the same leaves decided items alone, also those that the clerk has edited', () => {
    const items = [
      held('a', {
        ...first,
        decision: 'accepted',
        edited: true,
        title: 'Tên của chuyên viên',
        product: 'đề án',
      }),
      held('b', { ...second, position: 1 }),
    ];
    const result = reread(items, before, before, stay);
    expect(result.counts).toEqual({ added: 0, other: 0, gone: 0 });
    expect(result.kept.map(({ id, newer }) => [id, newer])).toEqual([['a', undefined]]);
    expect(result.taken.map(({ id }) => id)).toEqual(['b']);
  });

  it('that differs is taken by what nobody has touched, and only offered where somebody has', () => {
    const pending = reread([held('b', { ...second, position: 1 })], before, [other], stay);
    expect(pending.taken).toEqual([{ id: 'b', position: 0, proposal: other }]);
    const decided = reread(
      [held('b', { ...second, position: 1, decision: 'rejected' })],
      before,
      [other],
      stay,
    );
    expect(decided.kept[0]).toMatchObject({
      id: 'b',
      newer: other,
      isGone: false,
      proposal: { text: second.text },
    });
    expect([pending.counts.other, decided.counts.other]).toEqual([1, 1]);
  });

  it('adds what is new and flags what is lost, but never what a person added', () => {
    const items = [held('a', first), held('n', { addedByHand: true, text: 'Viết tay.', span: [50, 59] })];
    const fresh = proposal({ text: 'Một việc hoàn toàn khác hẳn.', span: [100, 130], ref: '9' });
    const result = reread(items, before, [fresh], stay);
    expect(result.added).toEqual([{ position: 0, proposal: fresh }]);
    expect(result.kept.map(({ id, isGone }) => [id, isGone])).toEqual([
      ['a', true],
      ['n', false],
    ]);
    expect(result.counts).toEqual({ added: 1, other: 0, gone: 1 });
  });

  it('does not add again what a person had added and it now finds too', () => {
    const byHand = held('n', { ...second, addedByHand: true, decision: 'accepted', position: 1_000_000 });
    const result = reread([byHand], [], [second], stay);
    expect(result.added).toEqual([]);
    expect(result.kept[0]?.newer).toBeUndefined();
  });

  it('keeps what was split or merged; it is lost only with all that it was made of', () => {
    const parts = [
      held('x', { ...first, madeFrom: ['a'] }),
      held('y', { ...first, madeFrom: ['a'], decision: 'accepted' }),
      held('m', { ...second, madeFrom: ['x', 'b'] }),
    ];
    const items = [held('a', first), held('b', { ...second, position: 1 }), ...parts];
    const flags = (fresh: ItemProposal[]) =>
      Object.fromEntries(reread(items, before, fresh, stay).kept.map(({ id, isGone }) => [id, isGone]));
    expect(flags(before)).toMatchObject({ x: false, y: false, m: false });
    expect(flags([second])).toMatchObject({ a: true, x: true, y: true, m: false });
    expect(flags([])).toMatchObject({ m: true });
  });

  it('tells items of one sentence apart by their bodies', () => {
    const body = (name: string) => ({
      ...{ role: 'lead' as const, name, agencyId: null, generic: false, inherited: false },
    });
    const twins = ['Sở A', 'Sở B'].map((name) => proposal({ actors: [body(name)] }));
    const items = twins.map((twin, position) =>
      held(`${position}`, { ...twin, position, decision: 'accepted' }),
    );
    const { kept } = reread(items, twins, [...twins].reverse(), stay);
    expect(kept.map(({ id, position, newer }) => [id, position, newer])).toEqual([
      ['0', 1, undefined],
      ['1', 0, undefined],
    ]);
  });
});

const word = fc.constantFrom('giao', 'sở', 'rà', 'soát', 'kế', 'hoạch', 'đề', 'án', 'năm', 'lập', 'trường');
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

describe('whatever the new reading holds', () => {
  const anyProposal = fc.record({
    text: sentence,
    start: fc.nat(300),
    ref: fc.constantFrom('1', '2', '3.1'),
  });
  const toProposal = ({ text, start, ref }: { text: string; start: number; ref: string }) =>
    proposal({ text, ref, span: [start, start + text.length] });
  const anyHeld = fc.record({
    proposal: anyProposal,
    position: fc.nat(8),
    decision: fc.constantFrom('pending' as const, 'accepted' as const, 'rejected' as const),
    edited: fc.boolean(),
    addedByHand: fc.boolean(),
    from: fc.option(fc.nat(5)),
  });

  it('no decision, edit or added item is lost', () => {
    fc.assert(
      fc.property(
        fc.array(anyHeld, { maxLength: 7 }),
        fc.array(anyProposal, { maxLength: 7 }),
        (lying, read) => {
          const items = lying.map(({ proposal: of, from, ...rest }, at) =>
            // Made only of items before it, as a person can.
            held(`${at}`, {
              ...toProposal(of),
              ...rest,
              madeFrom: from !== null && from < at ? [`${from}`] : [],
            }),
          );
          const fresh = read.map(toProposal);
          const result = reread(items, null, fresh, stay);
          const kept = new Map(result.kept.map((one) => [one.id, one]));
          const taken = new Map(result.taken.map((one) => [one.id, one]));
          for (const item of items) {
            // Each lies there once more, and only the untouched have other words.
            expect(kept.has(item.id) !== taken.has(item.id)).toBe(true);
            const isTouched = item.decision !== 'pending' || item.edited || item.addedByHand;
            if (isTouched || item.madeFrom.length > 0) {
              expect(kept.get(item.id)?.proposal).toMatchObject({ title: item.title, text: item.text });
            }
            if (item.addedByHand && item.madeFrom.length === 0) expect(kept.get(item.id)?.isGone).toBe(false);
          }
          // Each proposal of the reading is found in one item, or is a new one.
          const read1 = items.filter((item) => item.madeFrom.length === 0).map(({ id }) => id);
          const positions = [
            ...result.taken.map(({ position }) => position),
            ...result.added.map(({ position }) => position),
            ...result.kept
              .filter(
                ({ id, position }) => read1.includes(id) && position < fresh.length && !kept.get(id)?.isGone,
              )
              .map(({ position }) => position),
          ];
          for (const position of fresh.keys()) expect(positions).toContain(position);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('places carried over to another text', () => {
  const edit = fc.record({ at: fc.nat(200), cut: fc.nat(20), put: fc.oneof(sentence, fc.constant('')) });

  it('stay inside it, in order', () => {
    fc.assert(
      fc.property(sentence, sentence, fc.nat(80), fc.nat(80), (from, to, a, b) => {
        const span: [number, number] = [Math.min(a, b, from.length), Math.min(Math.max(a, b), from.length)];
        const [start, end] = carrier(from, to)(span);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(to.length);
      }),
      { numRuns: 500 },
    );
  });

  it('hold the same words when those are unchanged, whatever changes around them', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 3, maxLength: 8 }),
        fc.nat(7),
        edit,
        edit,
        (lines, pick, a, b) => {
          const own = lines[pick % lines.length] ?? '';
          const before = `${lines.slice(0, pick % lines.length).join('\n')}\n`;
          const after = `\n${lines.slice((pick % lines.length) + 1).join('\n')}`;
          const changed = (text: string, { at, cut, put }: { at: number; cut: number; put: string }) =>
            text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut);
          const from = before + own + after;
          // Changes end before the words and begin after them, with a space between.
          const to = `${changed(before, a)} ${own} ${changed(after, b)}`;
          const carried = carrier(from, to)([before.length, before.length + own.length]);
          expect(to.slice(...carried)).toBe(own);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('grow and shrink with words that change inside', () => {
    const from = 'Giao Sơ Nội vụ rà soat quy hoạch. Hết.';
    const to = 'Mở đầu. Giao Sở Nội vụ tỉnh rà soát quy hoạch. Hết.';
    const carried = carrier(from, to)([0, from.indexOf(' Hết')]);
    expect(to.slice(...carried)).toBe('Giao Sở Nội vụ tỉnh rà soát quy hoạch.');
  });

  it('are found for a long text in no time', () => {
    const lines = Array.from(
      { length: 6_000 },
      (_, n) => `Dòng ${n} giao sở ${n % 7} lập kế hoạch năm ${n % 13}.`,
    );
    const from = lines.join('\n');
    const to = lines.map((line, n) => (n % 50 ? line : line.replace('lập', 'xây dựng'))).join('\n');
    const start = performance.now();
    const carry = carrier(from, to);
    const line = lines[4_321] ?? '';
    const at = from.indexOf(line);
    expect(to.slice(...carry([at, at + line.length]))).toBe(line);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
