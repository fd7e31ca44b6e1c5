import { constants } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { S3Driver } from 'flydrive/drivers/s3';
import type { S3Place } from '../config.ts';
import { flushed } from './flushed.ts';

/** Bytes by id. Names never become keys: offices name files in Vietnamese, with signs and brackets. */
export interface FileStore {
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array>;
  /** Bytes as they are made, for what is too large to lie in memory. */
  putStream(id: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  getStream(id: string): Promise<AsyncIterable<Uint8Array>>;
  remove(id: string): Promise<void>;
}

const keyOf = (id: string) => `${id.slice(0, 2)}/${id}`;

/** Node says of a folder that it cannot make on a read-only disk that it is not there. */
const whyNot = (folder: string): Promise<NodeJS.ErrnoException | null> =>
  access(folder, constants.W_OK).then(
    () => null,
    (error: NodeJS.ErrnoException) => (error.code === 'EROFS' ? error : null),
  );

/** The file store on disk, under one folder. */
export function openFileStore(folder: string): FileStore {
  const store = onDisk(new Disk(new FSDriver({ location: folder, visibility: 'private' })));
  /** On the disk when this returns, or not there at all: half a file would take the room that was missing. */
  const whole = async (id: string, writing: Promise<void>): Promise<void> => {
    const file = path.join(folder, keyOf(id));
    try {
      await writing;
      await flushed(file);
    } catch (error) {
      await rm(file, { force: true }).catch(() => undefined);
      throw (await whyNot(folder)) ?? error;
    }
  };
  return {
    ...store,
    put: (id, bytes) => whole(id, store.put(id, bytes)),
    putStream: (id, chunks) => whole(id, store.putStream(id, chunks)),
  };
}

function onDisk(disk: Disk): FileStore {
  return {
    put: (id, bytes) => disk.put(keyOf(id), bytes),
    get: (id) => disk.getBytes(keyOf(id)),
    putStream: (id, chunks) => disk.putStream(keyOf(id), Readable.from(chunks, { objectMode: false })),
    getStream: (id) => disk.getStream(keyOf(id)),
    remove: (id) => disk.delete(keyOf(id)),
  };
}

/** A part of a stream under way to S3 (the least it takes is 5 MB), and how many are under way: what lies in memory. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS = 2;

/** The file store that several machines share, on any server that speaks S3. */
export function openS3Store({ endpoint, bucket, region, key, secret }: S3Place): FileStore {
  const client = new S3Client({
    ...{ endpoint, region, credentials: { accessKeyId: key, secretAccessKey: secret } },
    // Servers inside an office have no name per bucket.
    forcePathStyle: true,
    // Many of them refuse the checksums that the library has sent by itself since 2025.
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
  });
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }));
  return {
    ...onDisk(disk),
    // S3 wants to know the length first, and nobody does: such bytes go in parts, and are one file with the last or not at all.
    putStream: async (id, chunks) => {
      let fault: unknown;
      const watched = async function* () {
        try {
          yield* chunks;
        } catch (error) {
          fault = error;
          throw error;
        }
      };
      const Body = Readable.from(watched(), { objectMode: false });
      const params = { Bucket: bucket, Key: keyOf(id), Body };
      const upload = new Upload({ client, params, partSize: PART_BYTES, queueSize: PARTS });
      // Why the bytes broke off says more than what the store says of parts that nobody wants any more.
      await upload.done().catch((error) => Promise.reject(fault ?? error));
    },
  };
}

/** Where this installation keeps its files. */
export const openFiles = (s3: S3Place | null, folder: string): FileStore =>
  s3 ? openS3Store(s3) : openFileStore(folder);
