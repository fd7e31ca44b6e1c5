import * as fields from './fields.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { attachmentsIn } from './payload.ts';
import { isStatusCode } from './status.ts';
import { below, child, children, type Element, parseTree, placeOf, Unreadable } from './tree.ts';
import type { Business, EdxmlDocument, EdxmlStatus, ReadEdxml } from './types.ts';

/**
 * Reads a package as systems really send them: names under any prefix and namespace, wrapped in SOAP or not, days in
 * three orders, files as base64 or zipped within it. What is not as the standard has it stands in `notes` with its
 * place; what cannot be read gives one Vietnamese sentence with its place, never an exception. A document type is
 * refused, and what unpacks to more than the limits allow.
 *
 * @param bytes The XML file, UTF-8 or with a byte order mark.
 * @param limits In bytes, unless said otherwise.
 * @see QCVN 102:2016/BTTTT, Sửa đổi 1:2022
 * @example
 * const bytes = new TextEncoder().encode('<Status><StatusCode>3</StatusCode></Status>');
 * readEdxml(bytes).package.code // => '03'
 * readEdxml(new TextEncoder().encode('<!DOCTYPE a><a/>')).reason // => 'unsafe'
 */
export function readEdxml(bytes: Uint8Array, limits: Limits = defaultLimits): ReadEdxml {
  try {
    const root = parseTree(bytes, limits);
    const notes: fields.Notes = [];
    const header = below(root, 'MessageHeader')[0];
    if (header) return { ok: true, package: documentIn(root, header, limits, notes), notes };
    const status = statusElement(root);
    if (status) return { ok: true, package: statusIn(status, notes), notes };
    const message = 'Tệp XML không có phần MessageHeader hay Status nên không phải gói edXML.';
    return { ok: false, reason: 'notEdxml', place: placeOf(root), message };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, reason: error.reason, place: error.place, message: error.message };
  }
}

/** A status message is told by its code, whatever lies around it. */
function statusElement(root: Element): Element | null {
  return below(root, 'StatusCode')[0]?.parent ?? null;
}

function statusIn(element: Element, notes: fields.Notes): EdxmlStatus {
  const said = fields.words(element, 'StatusCode') ?? '';
  const code = said.padStart(2, '0');
  if (!isStatusCode(code)) {
    const place = placeOf(child(element, 'StatusCode') ?? element);
    throw new Unreadable('damaged', place, `Mã trạng thái «${said}» không có trong danh mục.`);
  }
  return {
    kind: 'status',
    responseFor: fields.reference(child(element, 'ResponseFor'), notes),
    from: fields.organisation(child(element, 'From')),
    code,
    description: fields.words(element, 'Description'),
    at: fields.moment(element, notes, 'Timestamp', 'TimeStamp'),
    staff: fields.staff(element),
  };
}

const BUSINESS: Record<number, Business> = { 0: 'new', 1: 'recall', 2: 'update', 3: 'replace' };

function documentIn(root: Element, header: Element, limits: Limits, notes: fields.Notes): EdxmlDocument {
  const other = child(header, 'OtherInfo');
  const promulgation = child(header, 'PromulgationInfo');
  const type = child(header, 'DocumentType');
  const to = children(header, 'To').map(fields.organisation);
  const from = fields.organisation(child(header, 'From'));
  const own = fields.code(header);
  const read: EdxmlDocument = {
    ...{ kind: 'document', from, to, code: own },
    documentId: fields.words(header, 'DocumentId'),
    place: fields.words(promulgation, 'Place'),
    promulgatedOn: fields.day(promulgation, notes, 'PromulgationDate'),
    type: { code: kindCode(type, notes), name: fields.words(type, 'TypeName') ?? '' },
    subject: fields.words(header, 'Subject') ?? '',
    content: fields.words(header, 'Content'),
    signer: signerIn(header),
    dueOn: fields.day(header, notes, 'DueDate'),
    toPlaces: children(child(header, 'ToPlaces'), 'Place').flatMap(({ text }) => text.trim() || []),
    priority: fields.within(other, notes, [0, 1, 2, 3, 4] as const, 'Priority') ?? 0,
    // SDK samples send 0, which the list of the regulation does not have.
    steering: fields.within(header, notes, [0, 1, 2, 3] as const, 'SteeringType') ?? 0,
    responseFor: children(header, 'ResponseFor').map((one) => fields.reference(one, notes)),
    pageAmount: count(other, notes, 'PageAmount'),
    ...businessIn(root, notes),
    trace: traceIn(root, notes),
    attachments: attachmentsIn(root, limits, notes),
  };
  for (const [name, value] of [
    ['From/OrganId', from.id],
    ['Subject', read.subject],
    ['Code', own.number],
    ['DocumentType/TypeName', read.type.name],
  ] as const)
    if (!value) notes.push({ place: `${placeOf(header)}/${name}`, message: 'Gói bỏ trống mục này.' });
  return read;
}

function signerIn(header: Element): EdxmlDocument['signer'] {
  const signer = child(header, 'SignerInfo');
  return {
    competence: fields.words(signer, 'Competence'),
    position: fields.words(signer, 'Position'),
    fullName: fields.words(signer, 'FullName'),
  };
}

function kindCode(type: Element | undefined, notes: fields.Notes): number | null {
  return count(type, notes, 'Type');
}

function count(element: Element | undefined, notes: fields.Notes, name: string): number | null {
  const said = fields.words(element, name);
  if (said === null) return null;
  if (/^\d{1,6}$/.test(said)) return Number(said);
  const found = child(element, name);
  notes.push({
    place: placeOf(found ?? (element as Element)),
    message: `«${fields.short(said)}» không phải số; bỏ trống.`,
  });
  return null;
}

/** Spelt `Bussiness` in the standard's own schema, and `Business` by those who corrected it. */
function businessIn(root: Element, notes: fields.Notes) {
  const found = below(root, 'Bussiness')[0] ?? below(root, 'Business')[0];
  const said = fields.words(found, 'BussinessDocType', 'BusinessDocType') ?? '0';
  const business = BUSINESS[Number(said)];
  if (!business && found)
    notes.push({
      place: placeOf(found),
      message: `Nghiệp vụ «${fields.short(said)}» không có trong danh mục; coi là gửi mới.`,
    });
  const replaced = children(child(found, 'ReplacementInfoList'), 'ReplacementInfo');
  return {
    business: business ?? 'new',
    reason: fields.words(found, 'BussinessDocReason', 'BusinessDocReason'),
    replaces: replaced.flatMap((one) => {
      const documentId = fields.words(one, 'DocumentId');
      const organisations = children(child(one, 'OrganIdList'), 'OrganId').map(({ text }) => text.trim());
      return documentId ? [{ documentId, organisationIds: organisations.filter(Boolean) }] : [];
    }),
    staff: fields.staff(found),
    isPaperSent: fields.words(found, 'Paper') === '1',
  };
}

function traceIn(root: Element, notes: fields.Notes): EdxmlDocument['trace'] {
  return below(root, 'TraceHeader').map((one) => ({
    organisationId: fields.words(one, 'OrganId') ?? '',
    at: fields.moment(one, notes, 'Timestamp', 'TimeStamp'),
  }));
}
