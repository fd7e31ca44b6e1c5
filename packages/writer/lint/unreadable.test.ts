import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { report } from '../samples/report.ts';
import { writeDocument } from '../write.ts';
import { lintDocument } from './check.ts';

const sample = await writeDocument(report('party'));
const files = unzipSync(sample);
const main = strFromU8(files['word/document.xml'] ?? new Uint8Array());

const zipped = (document: string, name = 'word/document.xml') => zipSync({ [name]: strToU8(document) });
const inBody = (inner: string) => zipped(`<w:document><w:body>${inner}</w:body></w:document>`);

describe('a file that cannot be checked', () => {
  it.each<[name: string, bytes: Uint8Array, message: RegExp]>([
    ['nothing', new Uint8Array(), /rỗng/],
    ['a PDF', strToU8('%PDF-1.7'), /không phải \.docx/],
    ['an old DOC', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /\.doc đời cũ/],
    ['a cut file', sample.subarray(0, sample.length / 2), /bị hỏng/],
    ['another zip', zipped('x', 'mimetype'), /không phải văn bản Word/],
    ['a sheet', zipped('<worksheet/>'), /không phải văn bản Word/],
    ['an open tag', zipped('<w:document><w:body>'), /bị hỏng/],
    ['tags out of order', zipped('<w:document><w:body></w:document></w:body>'), /bị hỏng/],
    ['signs without end', zipped('<a '.repeat(100_000)), /bị hỏng/],
    ['quotes without end', zipped('<a "'.repeat(100_000)), /bị hỏng/],
    ['comments without end', zipped('<!--'.repeat(100_000)), /bị hỏng/],
    ['a well without bottom', inBody('<w:tbl>'.repeat(100_000)), /bị hỏng/],
    ['no head', inBody('<w:p><w:r><w:t>Xin chào</w:t></w:r></w:p>'), /không đoán được thể thức/],
    ['no text', inBody(''), /không đoán được thể thức/],
    ['a broken style', zipSync({ ...files, 'word/styles.xml': strToU8('<w:styles>') }), /bị hỏng/],
    ['a large part', zipSync({ 'word/document.xml': new Uint8Array(21 * 1024 * 1024) }), /quá lớn/],
  ])('%s is refused in a sentence', (_, bytes, message) => {
    const result = lintDocument(bytes);
    expect(result.ok).toBe(false);
    expect(result.ok || result.message).toMatch(message);
  });

  it('is never a reason to crash: any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, asZip) => {
        const result = lintDocument(asZip ? new Uint8Array([0x50, 0x4b, 3, 4, ...bytes]) : bytes);
        expect(result.ok || result.message.length > 10).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is never a reason to crash: bytes of a package that were changed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { maxLength: 20 }),
        (changes) => {
          const bytes = sample.slice();
          for (const [at, value] of changes) bytes[at] = value;
          expect(typeof lintDocument(bytes).ok).toBe('boolean');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is never a reason to crash: elements that are missing or doubled', () => {
    const tags = [...main.matchAll(/<w:(?:p|tbl|tr|tc|r|pPr|rPr|sectPr)[ >].*?>/g)];
    fc.assert(
      fc.property(fc.nat(main.length), fc.nat(4000), fc.nat(tags.length - 1), (at, length, tag) => {
        const document = main.slice(0, at) + (tags[tag]?.[0] ?? '') + main.slice(at + length);
        const result = lintDocument(
          zipSync({ ...files, 'word/document.xml': strToU8(document) }, { level: 0 }),
        );
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });

  // Well-formed, but with elements of any kind anywhere: what the reading of a file must stand.
  it('is never a reason to crash: any tree of elements', () => {
    const names = [
      'p',
      'r',
      't',
      'tbl',
      'tr',
      'tc',
      'pPr',
      'rPr',
      'sectPr',
      'pgSz',
      'pgMar',
      'jc',
      'sz',
      'sdt',
      'drawing',
    ];
    const texts = [
      'Số 08-BC/VPTU',
      'Nơi nhận:',
      '- Lưu.',
      'BÁO CÁO',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'K/T',
      'Phụ lục 1',
      ', ngày a tháng b năm c',
    ];
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 8 },
        fc.constantFrom(...texts).map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`),
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie('tree'), { maxLength: 4 }))
          .map(([name, inner]) => `<w:${name} w:val="-1" w:w="x">${inner.join('')}</w:${name}>`),
      ),
    }));
    fc.assert(
      fc.property(
        fc.array(tree, { maxLength: 12 }),
        fc.constantFrom('party' as const, 'state' as const),
        (inner, regime) => {
          expect(lintDocument(inBody(inner.join('')), { regime }).ok).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what is guessed', () => {
  const swap = (from: string, to: string) =>
    zipSync({ ...files, 'word/document.xml': strToU8(main.replaceAll(from, to)) });

  it('is said: the regime by the title, or by the number where there is none', () => {
    const byTitle = lintDocument(sample);
    expect(byTitle).toMatchObject({
      regime: { value: 'party', from: 'đoán từ dòng «ĐẢNG CỘNG SẢN VIỆT NAM»' },
    });
    const byNumber = lintDocument(swap('ĐẢNG CỘNG SẢN VIỆT NAM', ''));
    expect(byNumber).toMatchObject({ regime: { value: 'party', from: 'đoán từ dòng «Số 08-BC/VPTU»' } });
    expect(lintDocument(sample, { regime: 'party' })).toMatchObject({ regime: { from: 'theo yêu cầu' } });
  });

  it('chooses the guideline of the day, and none for a day before all that are known', () => {
    expect(lintDocument(sample)).toMatchObject({ version: 'HD05' });
    expect(lintDocument(sample, { date: '2026-05-26' })).toMatchObject({ version: 'HD36' });
    const old = lintDocument(swap('năm 2026', 'năm 2012'));
    expect(old).toMatchObject({ version: null, findings: [], date: { value: '2012-06-05' } });
  });
});
