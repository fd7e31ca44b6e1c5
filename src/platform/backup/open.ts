import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hashed } from '../files/hashed.ts';
import { openZip, ZipFault } from '../files/unzip.ts';
import { EncryptedFile, isEncrypted } from './encryption.ts';
import { MANIFEST, Manifest } from './manifest.ts';

export interface OpenBackup {
  manifest: Manifest;
  encrypted: boolean;
  has(name: string): boolean;
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** Our own backups: no limit but what numbers carry. */
const LIMITS = { parts: 2 ** 40, size: () => 2 ** 52, total: 2 ** 52, ratio: () => 1e9 };
const LARGEST_MANIFEST = 512 * 1024 * 1024;

const damaged = (place: string): Error =>
  new Error(
    `Tệp sao lưu hỏng ở ${place}. Chưa khôi phục gì. Dùng bản sao lưu khác; nếu tệp vừa chép về, chép lại rồi thử lại.`,
  );

/** Opens a backup and reads what it says of itself. */
export async function openBackup(file: string, key: string | null): Promise<OpenBackup> {
  const source = (await isEncrypted(file)) ? await decrypted(file, key) : file;
  const zip = await openZip(source, LIMITS).catch((error: Error) => {
    // Nobody else closes what never became an archive.
    if (typeof source !== 'string') source.close(() => undefined);
    throw error instanceof ZipFault ? damaged(error.place) : error;
  });
  try {
    const encrypted = source !== file;
    const has = (name: string) => zip.parts.has(name);
    const manifest = Manifest.safeParse(has(MANIFEST) ? JSON.parse(await wordsOf(zip.read(MANIFEST))) : null);
    if (!manifest.success)
      throw new Error(
        'Tệp này không phải bản sao lưu của Đôn Đốc, hoặc do bản mới hơn lập. Chưa khôi phục gì.',
      );
    return { manifest: manifest.data, encrypted, has, read: zip.read, close: zip.close };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function decrypted(file: string, key: string | null): Promise<EncryptedFile> {
  if (key === null)
    throw new Error('Bản sao lưu này được mã hoá. Đặt BACKUP_KEY hoặc BACKUP_KEY_FILE rồi làm lại.');
  return EncryptedFile.open(file, key);
}

export async function wordsOf(pieces: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > LARGEST_MANIFEST) throw damaged(MANIFEST);
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads every part to its end and holds it against the manifest: nothing is written before all of it is there. */
export async function checkParts({ manifest, read, has }: OpenBackup): Promise<void> {
  for (const { name, size, sha256 } of manifest.entries) {
    if (!has(name)) throw damaged(`«${name}»`);
    let found = { sha256: '', size: -1 };
    const pieces = hashed(read(name), (sha256, size) => {
      found = { sha256, size };
    });
    await pipeline(pieces, nowhere()).catch((error: Error) => {
      throw error instanceof ZipFault ? damaged(`«${name}»`) : error;
    });
    if (found.sha256 !== sha256 || found.size !== size) throw damaged(`«${name}»`);
  }
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
