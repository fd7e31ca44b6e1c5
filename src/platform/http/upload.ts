import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import busboy from 'busboy';
import { type Outcome, ok, type Refusal, refuse } from './problems.ts';

export interface Upload {
  name: string;
  bytes: Uint8Array;
  /** Short words that came before the file in the form. */
  fields: Record<string, string>;
}

const missing = refuse('badInput', 'Yêu cầu không có tệp nào, hoặc tệp gửi dở dang. Chọn lại tệp rồi gửi.');

// Each lies in memory whole: more at once would cost more than a small office's machine has.
const MOST_AT_ONCE = 4;
let receiving = 0;

/**
 * The one file of a multipart request, held in memory and never on disk: a file that must be refused leaves
 * no trace. Stops reading as soon as the limit is passed.
 */
export async function receiveUpload(request: Request, maxBytes: number): Promise<Outcome<Upload>> {
  const tooLarge = refuse(
    'tooLarge',
    `Tệp lớn hơn ${Math.floor(maxBytes / 1048576)} MB nên không được nhận. Chưa có gì được lưu.`,
  );
  // Some room for the multipart frame itself.
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes + 65_536) return tooLarge;
  if (receiving >= MOST_AT_ONCE) return refuse('busy');
  receiving += 1;
  try {
    return await firstFile(request, maxBytes, tooLarge);
  } finally {
    receiving -= 1;
  }
}

async function firstFile(request: Request, maxBytes: number, tooLarge: Refusal): Promise<Outcome<Upload>> {
  const { body } = request;
  const type = request.headers.get('content-type') ?? '';
  if (!body || !/^multipart\/form-data;.*boundary=/i.test(type)) return missing;
  return new Promise((resolve) => {
    const source = Readable.fromWeb(body as ReadableStream);
    const finish = (outcome: Outcome<Upload>) => {
      source.destroy();
      resolve(outcome);
    };
    // Names of files are Vietnamese; the library's default would read them as Latin-1.
    const form = busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { files: 1, fileSize: maxBytes, fields: 4, fieldSize: 200 },
    });
    const fields: Record<string, string> = {};
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    form.on('file', (_field, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => finish(tooLarge));
      // A body that breaks off inside the file ends the stream with an error of its own.
      stream.on('error', () => finish(missing));
      stream.on('end', () =>
        finish(ok({ name: baseName(info.filename ?? ''), bytes: Buffer.concat(chunks), fields })),
      );
    });
    for (const failed of ['error', 'close']) form.on(failed, () => finish(missing));
    source.on('error', () => finish(missing));
    source.pipe(form);
  });
}

/** Older browsers send a whole path as the name. */
const baseName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').normalize('NFC').slice(0, 200) || 'tep';
