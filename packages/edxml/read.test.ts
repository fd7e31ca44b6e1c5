import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { document, status } from './fixtures.ts';
import { defaultLimits } from './limits.ts';
import { readEdxml } from './read.ts';
import type { EdxmlDocument, EdxmlPackage } from './types.ts';
import { writeEdxml, writeStatus } from './write.ts';

const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function read(bytes: Uint8Array): { package: EdxmlPackage; notes: { place: string; message: string }[] } {
  const found = readEdxml(bytes);
  return found.ok ? { package: found.package, notes: found.notes } : expect.fail(found.message);
}
function readDocument(xml: string): { said: EdxmlDocument; notes: { place: string; message: string }[] } {
  const { package: said, notes } = read(bytesOf(xml));
  return said.kind === 'document' ? { said, notes } : expect.fail('a status');
}

describe('round trip', () => {
  it('gives back what was written', () => {
    expect(read(writeEdxml(document()))).toEqual({ package: document(), notes: [] });
    expect(read(writeStatus(status()))).toEqual({ package: status(), notes: [] });
    expect(writeEdxml(document())).toEqual(writeEdxml(document()));
  });

  /** Words as the reader gives them back: with single spaces, no empty ones. */
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((said) =>
      said
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .filter((said) => said.length > 0 && said.isWellFormed());
  const optional = fc.option(words, { nil: null });
  const day = fc
    .integer({ min: 0, max: 40_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
  const code = fc.record({
    number: fc.nat(99_999).map(String),
    notation: words.map((said) => said.slice(0, 30).trim()),
  });
  const reference = fc.record({
    ...{ organisationId: words, code, documentId: optional },
    promulgatedOn: fc.option(day, { nil: null }),
  });
  const file = fc.record({
    name: fc.stringMatching(/^[a-z0-9-]{1,20}\.pdf$/),
    contentType: fc.constant('application/pdf'),
    description: optional,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 200 }),
  });
  const any = fc.record({
    ...{ code, dueOn: fc.option(day, { nil: null }), promulgatedOn: day, subject: words, content: optional },
    ...{ documentId: words, place: optional, toPlaces: fc.array(words, { maxLength: 4 }) },
    signer: fc.record({ competence: optional, position: optional, fullName: optional }),
    priority: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const),
    steering: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
    ...{ responseFor: fc.array(reference, { maxLength: 3 }), isPaperSent: fc.boolean() },
    business: fc.constantFrom('update' as const, 'replace' as const, 'recall' as const),
    ...{ reason: words, pageAmount: fc.option(fc.nat(500), { nil: null }) },
    attachments: fc.array(file, { maxLength: 3 }),
  });

  it('holds for any words, days and files', () => {
    fc.assert(
      fc.property(any, (some) => {
        const said: EdxmlDocument = { ...document(), ...some };
        expect(read(writeEdxml(said))).toEqual({ package: said, notes: [] });
      }),
      { numRuns: 150 },
    );
  });
});

describe('what senders really write', () => {
  const written = textOf(writeEdxml(document()));

  it('is read under other prefixes, without any, and in SOAP', () => {
    const bare = written.replaceAll('edXML:', '');
    expect(readDocument(bare).said).toEqual(document());
    const other = written.replaceAll('edXML:', 'ns1:').replace('xmlns:ns1', 'xmlns:edXML');
    expect(readDocument(other).said).toEqual(document());
    const [, header = ''] = /(<edXML:MessageHeader>.*)<edXML:DigitalSignature/s.exec(written) ?? [];
    const files = /<AttachmentEncoded>.*<\/AttachmentEncoded>/s.exec(written)?.[0] ?? '';
    const soap = `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"
      xmlns:edXML="http://www.e-doc.vn/Schema/"><SOAP-ENV:Header>${header}</SOAP-ENV:Header>
      <SOAP-ENV:Body>${files}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
    expect(readDocument(soap).said).toEqual(document());
  });

  it('is read where Business is spelt as the word is', () => {
    const xml = written
      .replaceAll('Bussiness', 'Business')
      .replace('BusinessDocType>0', 'BusinessDocType>2')
      .replace('<edXML:Paper>0', '<edXML:BusinessDocReason>Sửa ngày</edXML:BusinessDocReason><edXML:Paper>1');
    expect(readDocument(xml).said).toMatchObject({
      business: 'update',
      reason: 'Sửa ngày',
      isPaperSent: true,
    });
  });

  it('is read with days in three orders and moments in two; what is no day is noted with its place', () => {
    const on = (said: string) =>
      readDocument(written.replace('2023/11/17</edXML:Prom', `${said}</edXML:Prom`));
    for (const said of ['2023-11-17', '17/11/2023', '2023/11/17 08:00:00', '2023-11-17T00:00:00'])
      expect(on(said)).toMatchObject({ said: { promulgatedOn: '2023-11-17' }, notes: [] });
    const { said, notes } = on('31/02/2023');
    expect(said.promulgatedOn).toBeNull();
    expect(notes).toEqual([
      {
        place: 'edXML/edXMLEnvelope/edXMLHeader/MessageHeader/PromulgationInfo/PromulgationDate',
        message: '«31/02/2023» không phải ngày giờ đọc được; bỏ trống.',
      },
    ]);
    // Half a character is no text that a database takes.
    for (const note of on(`${'x'.repeat(38)}😀😀`).notes) expect(note.message.isWellFormed()).toBe(true);
    const trace = readDocument(written.replace('2023/11/17 08:05:09', '17/11/2023 8:05:09')).said.trace;
    expect(trace).toEqual([{ organisationId: '000.00.00.H99', at: '2023-11-17T08:05:09' }]);
  });

  it('gives a file that was zipped within its base64, and leaves a document of many parts as it is', () => {
    const [file] = document().attachments;
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const withFile = (bytes: Uint8Array, name: string) =>
      readDocument(
        written
          .replace(/(<ContentTransferEncoded>).*?(<)/, (_, a, b) => `${a}${base64(bytes)}${b}`)
          .replaceAll('thong-bao-118.txt', name),
      );
    const zipped = zipSync({ 'Thông báo 118.txt': file?.bytes ?? new Uint8Array() });
    const { said, notes } = withFile(zipped, 'thong-bao-118.zip');
    expect(said.attachments[0]).toMatchObject({
      name: 'Thông báo 118.txt',
      bytes: Buffer.from(file?.bytes ?? []),
    });
    expect(notes[0]?.message).toContain('Thông báo 118.txt');
    const parts = zipSync({ '[Content_Types].xml': bytesOf('<a/>'), 'word/document.xml': bytesOf('<b/>') });
    expect(withFile(parts, 'thong-bao.docx').said.attachments[0]?.bytes).toEqual(new Uint8Array(parts));
    const bad = withFile(zipped.subarray(0, 60), 'thong-bao-118.zip');
    expect(bad.said.attachments[0]?.bytes).toEqual(new Uint8Array(zipped.subarray(0, 60)));
  });

  it('gives a large file back, in one line or in lines, and says where a fault after it stands', () => {
    const bytes = Uint8Array.from({ length: 90_000 }, (_, n) => (n * 7919) % 251);
    const [file] = document().attachments;
    const large = { ...document(), attachments: file ? [{ ...file, bytes }] : [] };
    const xml = textOf(writeEdxml(large));
    const inLines = xml.replace(/[A-Za-z0-9+/=]{5000,}/, (run) => run.replace(/.{76}/g, '$&\r\n'));
    for (const said of [xml, inLines]) expect(readDocument(said).said.attachments[0]?.bytes).toEqual(bytes);
    const torn = readEdxml(bytesOf(inLines.replace('</AttachmentEncoded>', '</Attachments>')));
    const lines = inLines.slice(0, inLines.indexOf('</AttachmentEncoded>')).split('\n').length;
    expect(torn).toMatchObject({ ok: false, place: expect.stringContaining(`dòng ${lines},`) });
  });

  it('takes number and notation from one field, and a name without its way', () => {
    const xml = written
      .replace(
        /<edXML:CodeNumber>118<\/edXML:CodeNumber><edXML:CodeNotation>TB\/VPTU</,
        '<edXML:CodeNumber>118-TB/VPTU</edXML:CodeNumber><edXML:CodeNotation><',
      )
      .replaceAll('thong-bao-118.txt', '..\\..\\etc/thong-bao.txt');
    const { said } = readDocument(xml);
    expect(said.code).toEqual({ number: '118', notation: 'TB/VPTU' });
    expect(said.attachments[0]?.name).toBe('thong-bao.txt');
  });

  it('notes an unknown code and a missing file, and reads on', () => {
    const xml = written
      .replace('SteeringType>2', 'SteeringType>8')
      .replace(/<AttachmentEncoded>.*<\/AttachmentEncoded>/s, '');
    const { said, notes } = readDocument(xml);
    expect([said.steering, said.attachments]).toEqual([0, []]);
    expect(notes.map(({ place }) => place)).toEqual([
      'edXML/edXMLEnvelope/edXMLHeader/MessageHeader/SteeringType',
      'edXMLBody/edXMLManifest',
    ]);
  });

  it('knows a status by its code, with one digit or two, wherever it stands', () => {
    const soap = `<Envelope><Header><e:Status xmlns:e="x"><e:StatusCode>3</e:StatusCode>
      <e:Timestamp>17/11/2023 14:30:00</e:Timestamp></e:Status></Header></Envelope>`;
    expect(read(bytesOf(soap)).package).toMatchObject({
      kind: 'status',
      code: '03',
      at: '2023-11-17T14:30:00',
    });
    const odd = readEdxml(bytesOf(soap.replace('>3<', '>77<')));
    expect(odd).toMatchObject({ ok: false, reason: 'damaged', place: 'Envelope/Header/Status/StatusCode' });
  });

  it('is read in UTF-16 and with a byte order mark', () => {
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(written.replace('UTF-8', 'UTF-16'), 'utf16le'),
    ]);
    expect(read(utf16).package).toEqual(document());
    expect(read(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(written)])).package).toEqual(
      document(),
    );
  });
});

describe('what is refused, with its place', () => {
  const refused = (xml: string | Uint8Array, limits = defaultLimits) => {
    const found = readEdxml(typeof xml === 'string' ? bytesOf(xml) : xml, limits);
    return found.ok ? expect.fail('was read') : found;
  };

  it('a document type, before any entity of it is looked at', () => {
    const laughs = `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>`;
    expect(refused(laughs)).toMatchObject({ reason: 'unsafe', place: expect.stringContaining('dòng 1') });
    expect(refused('<a>&ngoai;</a>')).toMatchObject({ reason: 'damaged' });
  });

  it('what is no XML, is torn, is another format, or is in letters that cannot be read', () => {
    expect(refused('Thông báo số 118').reason).toBe('notXml');
    expect(refused('').reason).toBe('notXml');
    const torn = refused(textOf(writeEdxml(document())).slice(0, 900));
    expect(torn).toMatchObject({ reason: 'damaged', message: expect.stringMatching(/dòng \d+, cột \d+/) });
    expect(refused('<events xmlns="http://edxml.org/edxml"/>')).toMatchObject({
      reason: 'notEdxml',
      place: 'events',
    });
    expect(refused(new Uint8Array([0x3c, 0x61, 0xff, 0xfe, 0x3e])).reason).toBe('damaged');
  });

  it('what is large without being a file, in whatever it is said', () => {
    const much = 9 * 1024 * 1024;
    const said = [
      'ế'.repeat(much),
      `<!--${'-x'.repeat(much / 2)}-->`,
      '&#233;'.repeat(much / 6),
      '<![CDATA[x]]>'.repeat(much / 13),
    ];
    for (const one of said)
      expect(refused(`<a>${one}</a>`)).toMatchObject({ reason: 'tooLarge', place: 'gói' });
    const attributes = Array.from({ length: 501 }, (_, n) => `x${n}="1"`).join(' ');
    expect(refused(`<a ${attributes}/>`).reason).toBe('tooLarge');
  });

  it('too many elements, too deep, too large, and a file that grows without end', () => {
    expect(refused(`<a>${'<b/>'.repeat(50_001)}</a>`).reason).toBe('tooLarge');
    expect(refused(`${'<a>'.repeat(61)}${'</a>'.repeat(61)}`).reason).toBe('tooLarge');
    expect(refused(writeEdxml(document()), { ...defaultLimits, bytes: 100 }).reason).toBe('tooLarge');
    const bomb = zipSync({ 'bom.txt': new Uint8Array(40 * 1024 * 1024) });
    const said = {
      ...document(),
      attachments: [
        {
          ...(document().attachments[0] as never as object),
          name: 'bom.zip',
          contentType: '',
          description: null,
          bytes: bomb,
        },
      ],
    };
    expect(refused(writeEdxml(said))).toMatchObject({
      reason: 'tooLarge',
      place: expect.stringContaining('Attachment'),
    });
  });
});
