import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

// A backup is encrypted in pieces of one length, so that any place of it can be read without the rest lying anywhere in
// the clear. Each file has a key of its own (its salt), so the number of a piece may be its nonce; the last piece says
// that it is the last, which shows a file cut short (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár).
const MAGIC = Buffer.from('DONDOC-BACKUP-1\n');
const SALT = 16;
const CHECK = 16;
const HEAD = MAGIC.length + SALT + CHECK;
const PIECE = 64 * 1024;
const TAG = 16;
const SEALED = PIECE + TAG;

/** Words shorter than this are guessed sooner than the backup is forgotten. */
export const SHORTEST_KEY = 16;

const keyOf = (words: string, salt: Buffer): Buffer =>
  scryptSync(words, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });

const checkOf = (key: Buffer): Buffer =>
  createHmac('sha256', key).update('check').digest().subarray(0, CHECK);

function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(piece));
  nonce.writeUInt8(isLast ? 1 : 0, 8);
  return nonce;
}

/** The same bytes under the key, as they come. */
export async function* encrypted(
  chunks: AsyncIterable<Uint8Array>,
  words: string,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(SALT);
  const key = keyOf(words, salt);
  const head = Buffer.concat([MAGIC, salt, checkOf(key)]);
  yield head;
  let waiting: Buffer = Buffer.alloc(0);
  let piece = 0;
  const sealed = (bytes: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(piece++, isLast)).setAAD(head);
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  };
  for await (const chunk of chunks) {
    waiting = waiting.length > 0 ? Buffer.concat([waiting, chunk]) : Buffer.from(chunk);
    // One piece is always kept back: the last must be known as such.
    while (waiting.length > PIECE) {
      yield sealed(waiting.subarray(0, PIECE), false);
      waiting = waiting.subarray(PIECE);
    }
  }
  yield sealed(waiting, true);
}

export async function isEncrypted(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return bytesRead === MAGIC.length && buffer.equals(MAGIC);
  } finally {
    await handle.close();
  }
}

const DAMAGED = 'Tệp sao lưu đã hỏng, bị cắt cụt hoặc bị sửa. Chưa khôi phục gì. Dùng bản sao lưu khác.';

/** What is inside an encrypted file, at any place. */
export class EncryptedFile extends RandomAccessReader {
  readonly size: number;
  readonly #handle: FileHandle;
  readonly #key: Buffer;
  readonly #head: Buffer;
  readonly #pieces: number;
  readonly #whole: number;
  #last: { piece: number; bytes: Buffer } | null = null;

  private constructor(handle: FileHandle, head: Buffer, key: Buffer, whole: number) {
    super();
    this.#handle = handle;
    this.#head = head;
    this.#key = key;
    this.#whole = whole;
    this.#pieces = Math.ceil((whole - HEAD) / SEALED);
    this.size = whole - HEAD - this.#pieces * TAG;
  }

  /** Opens it, and looks that the key is the right one and that the end is there. */
  static async open(file: string, words: string): Promise<EncryptedFile> {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const { buffer: head } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      const key = keyOf(words, head.subarray(MAGIC.length, MAGIC.length + SALT));
      if (!timingSafeEqual(checkOf(key), head.subarray(MAGIC.length + SALT)))
        throw new Error(
          'Khoá không mở được bản sao lưu này. Chưa khôi phục gì. Đặt BACKUP_KEY (hoặc BACKUP_KEY_FILE) đúng khoá đã dùng khi sao lưu.',
        );
      if (size < HEAD + TAG) throw new Error(DAMAGED);
      const opened = new EncryptedFile(handle, head, key, size);
      await opened.#piece(opened.#pieces - 1);
      return opened;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async #piece(piece: number): Promise<Buffer> {
    if (this.#last?.piece === piece) return this.#last.bytes;
    const at = HEAD + piece * SEALED;
    const length = Math.min(SEALED, this.#whole - at);
    const { buffer } = await this.#handle.read(Buffer.alloc(length), 0, length, at);
    const nonce = nonceOf(piece, piece === this.#pieces - 1);
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce).setAAD(this.#head);
      decipher.setAuthTag(buffer.subarray(length - TAG));
      const bytes = Buffer.concat([decipher.update(buffer.subarray(0, length - TAG)), decipher.final()]);
      this.#last = { piece, bytes };
      return bytes;
    } catch (cause) {
      throw new Error(DAMAGED, { cause });
    }
  }

  async *#range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const piece = Math.floor(at / PIECE);
      const bytes = await this.#piece(piece);
      const from = at - piece * PIECE;
      const part = bytes.subarray(from, Math.min(bytes.length, from + end - at));
      if (part.length === 0) throw new Error(DAMAGED);
      yield part;
      at += part.length;
    }
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end), { objectMode: false });
  }

  override close(callback: (error: Error | null) => void): void {
    this.#handle.close().then(() => callback(null), callback);
  }
}
