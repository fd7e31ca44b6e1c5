import { z } from 'zod';
import { DECLARATION, type Declaration, MustDeclare, type SeenMark } from '#documents/marks/schema.ts';
import { SlipsTaken } from '../schema.ts';

export type ScanSent = { ok: true; value: SlipsTaken } | { ok: false; message: string; marks?: SeenMark[] };

const LOST =
  'Không gửi được tệp: mất kết nối với máy chủ. Chưa có gì được lưu. Kiểm tra dây mạng rồi gửi lại.';
const Refusal = z.object({ message: z.string().min(1) });

/** Sends one scan of slips; its pages file themselves by their codes. */
export async function sendScan(file: File, declaration: Declaration | null = null): Promise<ScanSent> {
  const form = new FormData();
  // Before the file, which the server acts on as soon as it is there.
  if (declaration) form.append(DECLARATION, String(declaration));
  form.append('file', file, file.name);
  const response = await fetch('/api/slips', { method: 'POST', body: form }).catch(() => null);
  if (!response) return { ok: false, message: LOST };
  const answer: unknown = await response.json().catch(() => null);
  const taken = SlipsTaken.safeParse(answer);
  if (response.ok && taken.success) return { ok: true, value: taken.data };
  const asked = MustDeclare.safeParse(answer);
  if (asked.success) return { ok: false, message: asked.data.message, marks: asked.data.data.marks };
  const refusal = Refusal.safeParse(answer);
  return { ok: false, message: refusal.success ? refusal.data.message : LOST };
}
