import { Draft } from '../draft.ts';
import { FlowWriter } from '../flow/blocks.ts';
import { FontDecoder } from '../fonts.ts';
import { Refused, refusal, unsupported } from '../refusals.ts';
import type { Limits, ReadFile } from '../types.ts';
import { Container } from './container.ts';
import { DocText } from './text.ts';

const WORD_97 = 0xa5ec;
const OLDER = [0xa5dc, 0xa59b, 0xa59c, 0xfe37];

/** A DOC file of Word 97 to 2003 ([MS-DOC]): page headers, text boxes, body, notes; automatic numbers are typed out. */
export function readDoc(bytes: Uint8Array, limits: Limits): ReadFile {
  try {
    return read(bytes, limits);
  } catch (error) {
    // A range outside of the file: it is cut, or points where nothing is.
    if (error instanceof RangeError) throw new Refused(refusal('damaged', limits));
    throw error;
  }
}

function read(bytes: Uint8Array, limits: Limits): ReadFile {
  const container = new Container(bytes);
  const document = container.stream('WordDocument') ?? Buffer.alloc(0);
  const kind = document.readUInt16LE(0);
  if (OLDER.includes(kind))
    throw new Refused(
      unsupported('Tệp .doc của Word 6.0 hoặc Word 95', 'Lưu lại thành .docx rồi chọn lại') as ReturnType<
        typeof refusal
      >,
    );
  if (kind !== WORD_97) throw new RangeError('no document');
  const flags = document.readUInt16LE(0x0a);
  if ((flags & 0x100) !== 0) throw new Refused(refusal('encrypted', limits));
  const table = container.stream((flags & 0x200) !== 0 ? '1Table' : '0Table');
  if (!table) throw new RangeError('no table');
  const fonts = new FontDecoder();
  const text = new DocText(document, table, container.stream('Data') ?? Buffer.alloc(0), fonts);
  const draft = new Draft();
  const writer = new FlowWriter(draft);
  for (const header of text.headers()) writer.header(header);
  const boxes = text.boxes();
  writer.header(boxes);
  if (boxes.length > 0) {
    const message = 'Chữ trong các khung (text box) được đặt ở đầu văn bản. Đối chiếu với bản gốc.';
    draft.warnings.push({ code: 'boxes-moved', message, span: [0, draft.length] });
  }
  writer.blocks(text.body());
  writer.notes(text.notes());
  const done = draft.finish();
  if (done.text === '') throw new Refused(refusal(text.hasPictures ? 'no-text' : 'empty', limits));
  return {
    mediaType: 'application/msword',
    method: 'text',
    encoding: fonts.encoding,
    ...done,
    warnings: draft.warnings,
  };
}
