import { Preview } from '../schema.ts';

const LOST = 'Mất kết nối với máy chủ. Chưa có gì được nhập. Kiểm tra dây mạng rồi thử lại.';
const UNCLEAR = 'Máy chủ trả lời không rõ. Chưa có gì được nhập. Thử lại.';

/** Sends a file to be looked through; nothing of it is kept there. */
export async function lookAtFile(file: File, fields: Record<string, string>): Promise<Preview> {
  const body = new FormData();
  // Before the file: the server reads a form in its order.
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file, file.name);
  const answer = await fetch('/api/indicator-sets', { method: 'POST', body }).catch(() => null);
  if (!answer) throw new Error(LOST);
  const said: unknown = await answer.json().catch(() => null);
  const preview = Preview.safeParse(said);
  if (answer.ok && preview.success) return preview.data;
  const message = said && typeof said === 'object' && 'message' in said ? String(said.message) : UNCLEAR;
  throw new Error(message);
}
