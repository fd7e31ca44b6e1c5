import { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Bytes by id. Names never become keys: offices name files in Vietnamese, with signs and brackets. */
export interface FileStore {
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array>;
  /** Bytes as they are made, for what is too large to lie in memory. */
  putStream(id: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  getStream(id: string): Promise<AsyncIterable<Uint8Array>>;
  remove(id: string): Promise<void>;
}

/** The file store on disk, under one folder. */
export function openFileStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  const key = (id: string) => `${id.slice(0, 2)}/${id}`;
  return {
    put: (id, bytes) => disk.put(key(id), bytes),
    get: (id) => disk.getBytes(key(id)),
    putStream: (id, chunks) => disk.putStream(key(id), Readable.from(chunks, { objectMode: false })),
    getStream: (id) => disk.getStream(key(id)),
    remove: (id) => disk.delete(key(id)),
  };
}
