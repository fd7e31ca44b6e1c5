import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { document, status } from './fixtures.ts';
import { readEdxml } from './read.ts';
import { writeEdxml, writeStatus } from './write.ts';

const runs = Number(process.env.FUZZ_CASES ?? 400);

const zipped = {
  ...document(),
  attachments: [
    {
      name: 'a.zip',
      contentType: '',
      description: null,
      bytes: zipSync({ 'a.txt': new Uint8Array(5_000).fill(65) }),
    },
  ],
};
const seeds = [writeEdxml(document()), writeStatus(status()), writeEdxml(zipped)];

const HOSTILE = [
  ...[
    '<!DOCTYPE x [<!ENTITY a "&b;">]>',
    '&a;',
    '<![CDATA[',
    ']]>',
    '<?xml version="1.1"?>',
    '\u0000',
    '<a xmlns:b="c" b:d="e"',
  ],
  ...[
    '<edXML:To>'.repeat(200),
    '<StatusCode>13</StatusCode>',
    '<Attachment>',
    '</edXML:MessageHeader>',
    'cid:cid:',
    '='.repeat(500),
  ],
];

const place = fc.nat(1_000_000);
const edit = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, to: fc.nat(255) }),
  fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.integer({ min: 1, max: 4_000 }) }),
  fc.record({ kind: fc.constant('double' as const), at: place, length: fc.integer({ min: 1, max: 4_000 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: place, what: fc.constantFrom(...HOSTILE) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(bytes: Uint8Array, change: Edit): Uint8Array {
  const at = bytes.length === 0 ? 0 : change.at % bytes.length;
  const before = bytes.subarray(0, at);
  if (change.kind === 'flip') return Uint8Array.from(bytes, (byte, n) => (n === at ? change.to : byte));
  if (change.kind === 'insert') return Buffer.concat([before, Buffer.from(change.what), bytes.subarray(at)]);
  const rest = bytes.subarray(at + (change.kind === 'cut' ? change.length : 0));
  const twice = change.kind === 'double' ? bytes.subarray(at, at + change.length) : new Uint8Array();
  return Buffer.concat([before, twice, rest]);
}

it('answers any bytes soon, with a package or with a sentence and its place', () => {
  fc.assert(
    fc.property(fc.nat(seeds.length - 1), fc.array(edit, { minLength: 1, maxLength: 6 }), (seed, edits) => {
      const bytes = edits.reduce(edited, seeds[seed] ?? new Uint8Array());
      const started = performance.now();
      const found = readEdxml(bytes);
      expect(performance.now() - started).toBeLessThan(10_000);
      expect(process.memoryUsage().rss).toBeLessThan(1e9);
      if (found.ok)
        for (const { place: where, message } of found.notes) expect([where, message]).not.toContain('');
      else {
        expect(found.message).toMatch(/\p{L}.*\.$/u);
        expect(found.place).not.toBe('');
      }
    }),
    { numRuns: runs },
  );
}, 3_600_000);
