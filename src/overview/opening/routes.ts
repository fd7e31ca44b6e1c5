import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Context as HonoContext } from 'hono';
import { sameCode } from '#accounts/routes.ts';
import { listOffices } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { streamWork } from '#platform/http/slow-work.ts';
import { openArchive } from './commands.ts';
import { SETUP_CODE } from './schema.ts';

/** Larger ones go by the command, on the server itself. */
const LARGEST = 2 * 1024 ** 3;

/** Only an installation without an office takes one over by its pages; whoever asks stands at the server. */
export function openingFiles(parts: Parts): FileRoute[] {
  let isBusy = false;
  async function receive(c: HonoContext): Promise<Response> {
    await mayOpen(parts.db);
    if (!sameCode(c.req.header(SETUP_CODE) ?? '', parts.setupCode))
      throw problem(
        'forbidden',
        'Mã thiết lập chưa đúng. Mã được in trên màn hình máy chủ khi khởi động; chưa có gì được lưu.',
      );
    if (isBusy) throw problem('busy');
    isBusy = true;
    const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-archive-'));
    const done = async () => {
      isBusy = false;
      await rm(folder, { recursive: true, force: true });
    };
    try {
      const file = path.join(folder, 'archive.zip');
      await kept(c.req.raw, file);
      const { db, files, maxUploadBytes: maxFileBytes } = parts;
      return await streamWork(c, (watch) =>
        openArchive({ ...watch, db, files, file, maxFileBytes, mayOpen }).finally(done),
      );
    } catch (error) {
      await done();
      throw error;
    }
  }
  return [{ method: 'post', path: '/archives', handle: receive, described: null }];
}

async function mayOpen(db: Db): Promise<void> {
  if ((await listOffices(db)).length > 0)
    throw problem(
      'conflict',
      'Máy chủ đã có cơ quan. Nhận thêm một cơ quan bằng lệnh dondoc import-office trên máy chủ.',
    );
}

/** The archive as it comes, on disk: too large for memory. It is gone when the answer is. */
async function kept(request: Request, file: string): Promise<void> {
  const tooLarge = problem(
    'tooLarge',
    'Tệp lưu trữ lớn hơn 2 GB. Chép tệp vào máy chủ rồi nhận bằng lệnh dondoc import-office; chưa có gì được lưu.',
  );
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST) throw tooLarge;
  if (!request.body) throw problem('badInput', 'Chưa có tệp lưu trữ nào được gửi. Chọn tệp rồi gửi lại.');
  let size = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > LARGEST) throw tooLarge;
      yield chunk;
    }
  };
  const body = Readable.fromWeb(request.body as ReadableStream);
  await pipeline(body, counted, createWriteStream(file, { mode: 0o600 }));
}
