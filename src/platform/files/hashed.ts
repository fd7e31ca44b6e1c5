import { createHash } from 'node:crypto';

/** The pieces as they come; `ended` hears what they came to once there are no more, and not where they break off. */
export async function* hashed<T extends string | Uint8Array>(
  pieces: Iterable<T> | AsyncIterable<T>,
  ended: (sha256: string, size: number) => void,
): AsyncGenerator<T> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    size += Buffer.byteLength(piece);
    yield piece;
  }
  ended(hash.digest('hex'), size);
}
