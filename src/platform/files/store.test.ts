import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startS3 } from '../../../e2e/support/s3-server.ts';
import { type FileStore, openFileStore, openS3Store } from './store.ts';

const MB = 1024 * 1024;
const ID = '11111111-1111-4111-8111-111111111111';

const kinds: [string, () => Promise<{ files: FileStore; stop(): Promise<void> }>][] = [
  [
    'on disk',
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-files-'));
      return { files: openFileStore(folder), stop: () => rm(folder, { recursive: true }) };
    },
  ],
  [
    'on S3',
    async () => {
      const { place, stop } = await startS3();
      return { files: openS3Store(place), stop };
    },
  ],
];

describe.each(kinds)('files %s', (kind, open) => {
  let files: FileStore;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ files, stop } = await open());
  });
  afterAll(() => stop());

  async function all(id: string): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const piece of await files.getStream(id)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  it('come back as they were put, whole or piece by piece, until they are removed', async () => {
    const bytes = randomBytes(3 * MB);
    await files.put(ID, bytes);
    expect(bytes.equals(await files.get(ID))).toBe(true);
    expect(bytes.equals(await all(ID))).toBe(true);
    await files.put(ID, Buffer.from('newer'));
    expect(Buffer.from(await files.get(ID)).toString()).toBe('newer');
    await files.remove(ID);
    await expect(files.get(ID)).rejects.toThrow();
    await expect(all(ID)).rejects.toThrow();
    // What is gone may be asked to go again.
    await files.remove(ID);
  });

  it('are streamed without their length being known, larger than one part', async () => {
    const piece = randomBytes(MB);
    await files.putStream(
      ID,
      (async function* () {
        for (let n = 0; n < 20; n++) yield piece;
      })(),
    );
    const kept = await all(ID);
    expect(kept.length).toBe(20 * MB);
    for (let n = 0; n < 20; n++) expect(piece.equals(kept.subarray(n * MB, (n + 1) * MB))).toBe(true);
    await files.putStream(ID, (async function* (): AsyncGenerator<Uint8Array> {})());
    expect((await all(ID)).length).toBe(0);
  });

  it('whose making breaks off are not there', async () => {
    const broken = async function* () {
      yield randomBytes(9 * MB);
      throw new Error('mất nguồn');
    };
    const other = ID.replace('11', '22');
    await expect(files.putStream(other, broken())).rejects.toThrow();
    if (kind === 'on S3') await expect(files.get(other)).rejects.toThrow();
  });
});
