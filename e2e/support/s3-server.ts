import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { S3Place } from '#platform/config.ts';

/** A server that speaks S3, on this machine; what it keeps lies in a folder that goes with it. */
export async function startS3(): Promise<{
  place: S3Place;
  env: Record<string, string>;
  stop(): Promise<void>;
}> {
  const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as typeof Server;
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-s3-'));
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory: folder },
    configureBuckets: [{ name: 'dondoc', configs: [] }],
  });
  const { port } = await server.run();
  const place = {
    ...{ endpoint: `http://127.0.0.1:${port}`, bucket: 'dondoc', region: 'us-east-1' },
    // The one pair that this server knows.
    ...{ key: 'S3RVER', secret: 'S3RVER' },
  };
  const env = {
    ...{ S3_ENDPOINT: place.endpoint, S3_BUCKET: place.bucket, S3_KEY: place.key, S3_SECRET: place.secret },
  };
  const stop = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { place, env, stop };
}

/** Its types are not shipped. */
declare class Server {
  constructor(options: object);
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}
