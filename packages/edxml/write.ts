import { createHash } from 'node:crypto';
import { faultsOf } from './faults.ts';
import { element, type Tag } from './markup.ts';
import type {
  Attachment,
  Business,
  Code,
  EdxmlDocument,
  EdxmlStatus,
  Organisation,
  Reference,
  Staff,
} from './types.ts';

const NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
const XLINK = 'http://www.w3.org/1999/xlink';
const CODES: Record<Business, number> = { new: 0, recall: 1, update: 2, replace: 3 };

/**
 * The package of a document, as QCVN 102:2016/BTTTT has it; `edxml.xsd` beside this file describes it. The same
 * document gives the same bytes.
 *
 * @returns UTF-8.
 * @throws RangeError when the document has faults: ask `faultsOf` first, it says them in Vietnamese.
 * @example
 * const xml = `<MessageHeader><From><OrganId>H9</OrganId><OrganName>Sở</OrganName></From>
 *   <To><OrganId>H8</OrganId><OrganName>Trường</OrganName></To><Subject>Về kế hoạch</Subject>
 *   <Code><CodeNumber>5</CodeNumber><CodeNotation>SNV-VP</CodeNotation></Code>
 *   <PromulgationInfo><PromulgationDate>13/11/2023</PromulgationDate></PromulgationInfo>
 *   <DocumentType><TypeName>Công văn</TypeName></DocumentType></MessageHeader>`;
 * const said = readEdxml(new TextEncoder().encode(`<a>${xml}</a>`)).package;
 * new TextDecoder().decode(writeEdxml(said)).includes('2023/11/13') // => true
 */
export function writeEdxml(document: EdxmlDocument): Uint8Array {
  const [fault] = faultsOf(document);
  if (fault) throw new RangeError(`${fault.place}: ${fault.message}`);
  const files = document.attachments.map((file, at) => ({ file, id: contentId(document, file, at) }));
  return packaged(
    [
      ['edXML:MessageHeader', messageHeader(document)],
      ['edXML:TraceHeaderList', [...document.trace.map(traceHeader), businessOf(document)], TRACE],
      ['edXML:DigitalSignature', null],
    ],
    [['edXML:edXMLManifest', files.map(manifestReference), { version: '1.0' }]],
    files.length ? [['AttachmentEncoded', files.map(attachmentOf)]] : [],
  );
}

/**
 * The package of a status message, in the same envelope.
 *
 * @returns UTF-8.
 * @throws RangeError when the message has faults: ask `faultsOf` first.
 * @example
 * const code = { number: '296', notation: 'TB/VPTU' };
 * const responseFor = { organisationId: 'H9', code, promulgatedOn: '2023-11-13', documentId: null };
 * const from = { id: 'H8', name: 'Trường Chính trị tỉnh' };
 * const more = { description: null, at: '2023-11-14T08:30:00', staff: null };
 * const said = { kind: 'status', responseFor, from, code: '03', ...more };
 * readEdxml(writeStatus(said)).package // => said
 */
export function writeStatus(status: EdxmlStatus): Uint8Array {
  const [fault] = faultsOf(status);
  if (fault) throw new RangeError(`${fault.place}: ${fault.message}`);
  const content: Tag[] = [
    ['edXML:ResponseFor', referenceOf(status.responseFor)],
    ['edXML:From', organisationOf(status.from)],
    ['edXML:StatusCode', status.code],
    ...optional('edXML:Description', status.description),
    ...optional('edXML:Timestamp', momentOut(status.at)),
    ...staffOf(status.staff),
  ];
  return packaged([['edXML:Status', content]], null, []);
}

const TRACE = {
  'edXML:id': 'TraceHeaderList',
  'edXML:version': '1.0',
  'edXML:mustUnderstand': '1',
  'edXML:actor': 'http://schemas.xmlsoap.org/soap/actor/next',
};

function packaged(header: Tag[], body: Tag[] | null, beside: Tag[]): Uint8Array {
  const envelope: Tag[] = [['edXML:edXMLHeader', header]];
  if (body) envelope.push(['edXML:edXMLBody', body]);
  const names = { xmlns: NAMESPACE, 'xmlns:edXML': NAMESPACE, 'xmlns:xlink': XLINK };
  const root = element(['edXML', [['edXML:edXMLEnvelope', envelope], ...beside], names]);
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`);
}

const messageHeader = (said: EdxmlDocument): Tag[] => [
  ['edXML:From', organisationOf(said.from)],
  ...said.to.map((one): Tag => ['edXML:To', organisationOf(one)]),
  ['edXML:Code', codeOf(said.code)],
  [
    'edXML:PromulgationInfo',
    [
      ['edXML:Place', said.place ?? ''],
      ['edXML:PromulgationDate', dayOut(said.promulgatedOn)],
    ],
  ],
  [
    'edXML:DocumentType',
    [...optional('edXML:Type', said.type.code?.toString() ?? null), ['edXML:TypeName', said.type.name]],
  ],
  ['edXML:Subject', said.subject],
  ['edXML:Content', said.content ?? ''],
  [
    'edXML:SignerInfo',
    [
      ['edXML:Competence', said.signer.competence ?? ''],
      ['edXML:Position', said.signer.position ?? ''],
      ['edXML:FullName', said.signer.fullName ?? ''],
    ],
  ],
  ...optional('edXML:DueDate', said.dueOn && dayOut(said.dueOn)),
  ...many('edXML:ToPlaces', 'edXML:Place', said.toPlaces),
  [
    'edXML:OtherInfo',
    [
      ['edXML:Priority', String(said.priority)],
      ...optional('edXML:PageAmount', said.pageAmount?.toString() ?? null),
    ],
  ],
  ...said.responseFor.map((one): Tag => ['edXML:ResponseFor', referenceOf(one)]),
  ['edXML:SteeringType', String(said.steering)],
  ['edXML:DocumentId', said.documentId ?? documentIdOf(said.from.id, said.promulgatedOn, said.code)],
];

/**
 * The id that a sender gives its document: organisation, day, number and notation.
 *
 * @param day Calendar day, `2023-11-13`; null: not dated.
 * @example
 * documentIdOf('000.00.00.H35', '2023-11-13', { number: '296', notation: 'TB/VPTU' }) // => '000.00.00.H35,2023/11/13,296/TB/VPTU'
 */
export function documentIdOf(organisationId: string, day: string | null, code: Code): string {
  return `${organisationId},${dayOut(day)},${code.number}/${code.notation}`;
}

function businessOf({ business, reason, replaces, staff, isPaperSent }: EdxmlDocument): Tag {
  const replaced = replaces.map(
    ({ documentId, organisationIds }): Tag => [
      'edXML:ReplacementInfo',
      [['edXML:DocumentId', documentId], ...many('edXML:OrganIdList', 'edXML:OrganId', organisationIds)],
    ],
  );
  return [
    'edXML:Bussiness',
    [
      ['edXML:BussinessDocType', String(CODES[business])],
      ...optional('edXML:BussinessDocReason', reason),
      ...staffOf(staff),
      ['edXML:Paper', isPaperSent ? '1' : '0'],
      ...(replaced.length ? [['edXML:ReplacementInfoList', replaced] satisfies Tag] : []),
    ],
  ];
}

const traceHeader = ({ organisationId, at }: EdxmlDocument['trace'][number]): Tag => [
  'edXML:TraceHeader',
  [
    ['edXML:OrganId', organisationId],
    ['edXML:Timestamp', momentOut(at) ?? ''],
  ],
];

interface Filed {
  file: Attachment;
  id: string;
}

const manifestReference = ({ file, id }: Filed): Tag => [
  'edXML:Reference',
  [
    ['edXML:Description', file.description ?? ''],
    ['edXML:AttachmentName', file.name],
    ['edXML:ContentType', file.contentType],
    ['edXML:ContentId', `cid:${id}`],
  ],
  { 'xlink:href': `cid:${id}`, 'xlink:role': 'XLinkRole', 'xlink:type': 'simple' },
];

const attachmentOf = ({ file, id }: Filed): Tag => [
  'Attachment',
  [
    ['ContentType', file.contentType],
    ['ContentId', id],
    ['Description', file.description ?? ''],
    ['ContentTransferEncoded', Buffer.from(file.bytes).toString('base64')],
    ['AttachmentName', file.name],
  ],
];

/** Looks like a GUID and is made of what it stands for. */
function contentId(document: EdxmlDocument, file: Attachment, at: number): string {
  const own = `${document.documentId} ${at} ${file.name}`;
  const hash = createHash('sha256').update(own).update(file.bytes).digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

const organisationOf = (one: Organisation): Tag[] => [
  ['edXML:OrganId', one.id],
  ...optional('edXML:OrganizationInCharge', one.inCharge),
  ['edXML:OrganName', one.name],
  ...optional('edXML:OrganAdd', one.address),
  ...optional('edXML:Email', one.email),
  ...optional('edXML:Telephone', one.telephone),
  ...optional('edXML:Fax', one.fax),
  ...optional('edXML:Website', one.website),
];

const codeOf = ({ number, notation }: Code): Tag[] => [
  ['edXML:CodeNumber', number],
  ['edXML:CodeNotation', notation],
];

const referenceOf = ({ organisationId, code, promulgatedOn, documentId }: Reference): Tag[] => [
  ['edXML:OrganId', organisationId],
  ['edXML:Code', codeOf(code)],
  ...optional('edXML:PromulgationDate', promulgatedOn && dayOut(promulgatedOn)),
  ...optional('edXML:DocumentId', documentId),
];

function staffOf(staff: Staff | null): Tag[] {
  if (!staff) return [];
  const { department, name, mobile, email } = staff;
  return [
    [
      'edXML:StaffInfo',
      [
        ...optional('edXML:Department', department),
        ...optional('edXML:Staff', name),
        ...optional('edXML:Mobile', mobile),
        ...optional('edXML:Email', email),
      ],
    ],
  ];
}

const many = (list: string, name: string, words: string[]): Tag[] =>
  words.length ? [[list, words.map((one): Tag => [name, one])]] : [];

const optional = (name: string, said: string | null | undefined): Tag[] => (said ? [[name, said]] : []);

const dayOut = (day: string | null): string => (day ?? '').replaceAll('-', '/');

const momentOut = (at: string | null): string | null => at?.replaceAll('-', '/').replace('T', ' ') ?? null;
