import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchHolds, chainHash, type Entry, type Seal, START } from './seal.ts';

const OFFICE = '11111111-1111-4111-8111-111111111111';

const detail = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  {
    maxKeys: 3,
  },
);
const row = fc.record({
  gap: fc.integer({ min: 1, max: 3 }),
  at: fc.date({ min: new Date('2023-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
  actorId: fc.option(fc.uuid()),
  act: fc.constantFrom('document.upload', 'document.publish', 'directive.reported'),
  subjectId: fc.uuid(),
  detail,
});
/** A log of several batches, as the sealer leaves it. */
const log = fc
  .array(fc.array(row, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 })
  .map((batches) => {
    let seq = 0;
    let before = { batch: 0, lastSeq: 0, hash: START };
    const entries: Entry[] = [];
    const seals: Seal[] = [];
    for (const rows of batches) {
      const own = rows.map(({ gap, at, ...rest }): Entry => {
        seq += gap;
        return { seq, officeId: OFFICE, recordedAt: at, subjectKind: 'document', ...rest };
      });
      const hash = chainHash(before.hash, own);
      const [firstSeq, lastSeq] = [own[0]?.seq ?? 0, seq];
      seals.push({
        batch: before.batch + 1,
        firstSeq,
        lastSeq,
        entries: own.length,
        previousHash: before.hash,
        hash,
      });
      before = { batch: before.batch + 1, lastSeq, hash };
      entries.push(...own);
    }
    return { entries, seals };
  });

/** As `verifyLog` reads it: the rows of each batch are those whose number lies in its range. */
function holds(entries: Entry[], seals: Seal[]): boolean {
  const sorted = [...entries].sort((a, b) => a.seq - b.seq);
  let before = { batch: 0, lastSeq: 0, hash: START };
  for (const seal of seals) {
    const rows = sorted.filter((e) => e.seq > before.lastSeq && e.seq <= seal.lastSeq);
    if (!batchHolds(before, seal, rows)) return false;
    before = seal;
  }
  return true;
}

type Log = { entries: Entry[]; seals: Seal[] };
const put = ({ entries, seals }: Log, at: number, changed: Entry[]): Log => {
  return { seals, entries: [...entries.slice(0, at), ...changed, ...entries.slice(at + 1)] };
};
const other = '99999999-9999-4999-8999-999999999999';
/** Every single thing that somebody could do to one entry behind the triggers. */
const forgeries: Record<string, (log: Log, at: number, entry: Entry) => Log> = {
  'another actor': (l, at, e) => put(l, at, [{ ...e, actorId: other }]),
  'another act': (l, at, e) => put(l, at, [{ ...e, act: `${e.act}x` }]),
  'another subject': (l, at, e) => put(l, at, [{ ...e, subjectId: other }]),
  'another kind of subject': (l, at, e) => put(l, at, [{ ...e, subjectKind: 'directive' }]),
  'another moment': (l, at, e) => put(l, at, [{ ...e, recordedAt: new Date(e.recordedAt.getTime() + 1) }]),
  'another detail': (l, at, e) => put(l, at, [{ ...e, detail: { forged: true } }]),
  missing: (l, at) => put(l, at, []),
  'moved behind the next': (l, at, e) => {
    const next = l.entries[at + 1];
    if (!next) return put(l, at, [{ ...e, seq: e.seq + 1 }]);
    const swapped = put(l, at, [{ ...e, seq: next.seq }]);
    return put(swapped, at + 1, [{ ...next, seq: e.seq }]);
  },
  'one put in between': (l, at, e) => put(l, at, [{ ...e, seq: e.seq - 0.5, act: 'x' }, e]),
  'a batch gone with its seal': (l, at, e) => {
    const seal = l.seals.find((s) => s.firstSeq <= e.seq && e.seq <= s.lastSeq);
    // The last batch cut off leaves a shorter chain: only the hash noted elsewhere shows that.
    if (!seal || seal === l.seals.at(-1)) return put(l, at, []);
    const gone = (seq: number) => seal.firstSeq <= seq && seq <= seal.lastSeq;
    return { entries: l.entries.filter((x) => !gone(x.seq)), seals: l.seals.filter((s) => s !== seal) };
  },
};

test('an untouched log holds', () => {
  fc.assert(fc.property(log, ({ entries, seals }) => holds(entries, seals)));
});

test.each(Object.keys(forgeries))('%s is found, whichever entry it is', (name) => {
  fc.assert(
    fc.property(log, fc.nat(), (whole, n) => {
      const at = n % whole.entries.length;
      const entry = whole.entries[at];
      const forged = entry && forgeries[name]?.(whole, at, entry);
      expect(forged && holds(forged.entries, forged.seals)).toBe(false);
    }),
  );
});
