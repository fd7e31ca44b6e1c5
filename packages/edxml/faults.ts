import type { EdxmlDocument, EdxmlPackage, EdxmlStatus, Note } from './types.ts';

/** In characters. What receivers are known to check; the standard itself gives fewer. */
const LENGTHS = {
  id: 50,
  name: 200,
  number: 11,
  notation: 30,
  subject: 500,
  content: 500,
  place: 150,
  file: 200,
};

/**
 * What keeps a package from being sent, each with its place and a Vietnamese sentence; empty: it may go.
 *
 * @example
 * const said = readEdxml(new TextEncoder().encode('<Status><StatusCode>2</StatusCode></Status>')).package;
 * faultsOf(said).at(-1) // => { place: 'Description', message: 'Từ chối nhận phải ghi rõ lý do.' }
 */
export function faultsOf(said: EdxmlPackage): Note[] {
  return said.kind === 'status' ? statusFaults(said) : documentFaults(said);
}

function statusFaults({ responseFor, from, code, description }: EdxmlStatus): Note[] {
  return [
    ...long('From/OrganId', 'Mã cơ quan gửi', from.id, LENGTHS.id, true),
    ...long('From/OrganName', 'Tên cơ quan gửi', from.name, LENGTHS.name, true),
    ...long(
      'ResponseFor/OrganId',
      'Mã cơ quan ban hành văn bản gốc',
      responseFor.organisationId,
      LENGTHS.id,
      true,
    ),
    ...long('ResponseFor/Code/CodeNumber', 'Số văn bản gốc', responseFor.code.number, LENGTHS.number, true),
    ...(code === '02' && !description
      ? [{ place: 'Description', message: 'Từ chối nhận phải ghi rõ lý do.' }]
      : []),
  ];
}

function documentFaults(said: EdxmlDocument): Note[] {
  const receivers = said.to.map(({ id }) => id);
  const doubled = receivers.find((id, at) => receivers.indexOf(id) !== at);
  return [
    ...long('From/OrganId', 'Mã cơ quan gửi', said.from.id, LENGTHS.id, true),
    ...long('From/OrganName', 'Tên cơ quan gửi', said.from.name, LENGTHS.name, true),
    ...(said.to.length ? [] : [{ place: 'To', message: 'Chưa chọn cơ quan nhận.' }]),
    ...said.to.flatMap(({ id }, at) =>
      long(`To[${at + 1}]/OrganId`, 'Mã cơ quan nhận', id, LENGTHS.id, true),
    ),
    ...said.to.flatMap(({ name }, at) =>
      long(`To[${at + 1}]/OrganName`, 'Tên cơ quan nhận', name, LENGTHS.name, true),
    ),
    ...(doubled === undefined
      ? []
      : [{ place: 'To', message: `Cơ quan có mã ${doubled} được chọn hai lần.` }]),
    ...long('Code/CodeNumber', 'Số văn bản', said.code.number, LENGTHS.number, true),
    ...long('Code/CodeNotation', 'Ký hiệu văn bản', said.code.notation, LENGTHS.notation, true),
    ...long('Subject', 'Trích yếu', said.subject, LENGTHS.subject, true),
    ...long('Content', 'Nội dung tóm tắt', said.content ?? '', LENGTHS.content),
    ...long('PromulgationInfo/Place', 'Nơi ban hành', said.place ?? '', LENGTHS.place),
    ...long('PromulgationInfo/PromulgationDate', 'Ngày ban hành', said.promulgatedOn ?? '', 10, true),
    ...long('DocumentType/TypeName', 'Tên loại văn bản', said.type.name, 100, true),
    ...said.attachments.flatMap(({ name }, at) =>
      long(`Attachment[${at + 1}]/AttachmentName`, 'Tên tệp', name, LENGTHS.file, true),
    ),
    ...(said.business === 'new' || said.reason
      ? []
      : [{ place: 'BussinessDocReason', message: 'Thu hồi, cập nhật hoặc thay thế phải ghi lý do.' }]),
  ];
}

function long(place: string, what: string, words: string, most: number, isRequired = false): Note[] {
  if (isRequired && !words.trim()) return [{ place, message: `${what} đang bỏ trống.` }];
  if (words.length <= most) return [];
  return [{ place, message: `${what} dài ${words.length} ký tự; gói chỉ nhận ${most} ký tự.` }];
}
