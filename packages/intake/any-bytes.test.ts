import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fault, faulty, seeds } from './any-bytes.ts';
import { readBytes } from './read-bytes.ts';

/** More cases by `npm run fuzz -- intake`. */
const numRuns = Number(process.env.FUZZ_CASES ?? 300);
/** How long any of these small files may take, beside other work on a busy machine. */
const mostMs = 5000;

const part = fc.double({ min: 0, max: 1, noNaN: true });
const faults: fc.Arbitrary<Fault> = fc.record({
  seed: fc.nat(seeds.length - 1),
  bytes: fc.array(fc.tuple(part, fc.nat(255)), { maxLength: 12 }),
  left: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: part }),
  again: fc.option(fc.tuple(part, part), { nil: undefined }) as fc.Arbitrary<[number, number]>,
});
const noise = fc
  .tuple(fc.nat(seeds.length - 1), fc.uint8Array({ maxLength: 300 }), fc.nat(40))
  .map(([seed, bytes, head]) => Buffer.concat([(seeds[seed] ?? new Uint8Array()).subarray(0, head), bytes]));

describe('any bytes', () => {
  it.each(seeds.map((seed, i) => [i, seed] as const))('seed %i is read as it is', async (_, seed) => {
    expect(await readBytes(seed, 'a')).toMatchObject({ ok: true });
  });

  it('give a result with sound spans or a refusal, in bounded time', async () => {
    const made = fc.oneof({ weight: 4, arbitrary: faults.map(faulty) }, { weight: 1, arbitrary: noise });
    await fc.assert(
      fc.asyncProperty(made, async (bytes) => {
        const started = performance.now();
        const read = await readBytes(new Uint8Array(bytes), 'a');
        expect(performance.now() - started).toBeLessThan(mostMs);
        if (!read.ok) {
          expect(read.message).toMatch(/[Cc]hưa có gì được lưu/);
          return;
        }
        const { text, pages, tables = [], words = [] } = read.value;
        expect(text).toBe(text.normalize('NFC'));
        const spans = [...pages, ...words]
          .map((one) => one.span)
          .concat(tables.flatMap((t) => t.rows.flat()));
        for (const [start, end] of spans) expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }),
      { numRuns },
    );
  }, 3_600_000);
});
