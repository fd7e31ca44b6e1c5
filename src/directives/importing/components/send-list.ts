import { Received } from '../schema.ts';

const LOST = 'Mất kết nối với máy chủ. Chưa có gì được nhập. Kiểm tra dây mạng rồi thử lại.';
const STOPPED = 'Đã dừng. Chưa có gì được nhập.';
const UNCLEAR = 'Máy chủ trả lời không rõ. Tải lại trang để xem danh sách đã được nhập chưa.';

/** Sends a list to be read; gives its id. `signal` ends it, and with it the reading. */
export async function sendList(file: File, signal: AbortSignal, to = '/api/imports'): Promise<string> {
  const body = new FormData();
  body.append('file', file, file.name);
  const answer = await fetch(to, { method: 'POST', body, signal }).catch(() => null);
  if (!answer) throw new Error(signal.aborted ? STOPPED : LOST);
  const said: unknown = await answer.json().catch(() => null);
  const received = Received.safeParse(said);
  if (answer.ok && received.success) return received.data.id;
  throw new Error(messageIn(said) ?? UNCLEAR);
}

const messageIn = (body: unknown): string | null =>
  body && typeof body === 'object' && 'message' in body && typeof body.message === 'string'
    ? body.message
    : null;
