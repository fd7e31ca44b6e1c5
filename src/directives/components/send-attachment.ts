import { z } from 'zod';
import { DECLARATION, type Declaration, MustDeclare, type SeenMark } from '#documents/marks/schema.ts';
import { FileRef } from '../schema.ts';

export type ReportFile = z.infer<typeof FileRef>;

export type Sent = { ok: true; value: ReportFile } | { ok: false; message: string; marks?: SeenMark[] };

const Refusal = z.object({ message: z.string().min(1) });

const LOST =
  'Không gửi được tệp: mất kết nối với máy chủ. Tệp chưa được lưu; nội dung đang nhập vẫn còn. Kiểm tra dây mạng rồi chọn lại tệp.';
const UNCLEAR =
  'Máy chủ trả lời không rõ nên chưa coi là đã nhận tệp. Nội dung đang nhập vẫn còn. Chọn lại tệp.';

/** Sends one file of a report, or of whatever takes files at `to`. `onPart` gets 0 to 1 of what has gone out, which fetch does not tell. */
export function sendAttachment(
  file: File,
  onPart: (part: number) => void,
  declaration: Declaration | null = null,
  to = '/api/attachments',
): Promise<Sent> {
  const request = new XMLHttpRequest();
  const form = new FormData();
  // Before the file, which the server acts on as soon as it is there.
  if (declaration) form.append(DECLARATION, String(declaration));
  form.append('file', file, file.name);
  return new Promise((resolve) => {
    request.upload.onprogress = (event) => onPart(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ ok: false, message: LOST });
    request.open('POST', to);
    request.send(form);
  });
}

/** The file as it was kept, or the sentence with which the server refused it. */
export function readAnswer(status: number, body: string): Sent {
  const answer = parsed(body);
  if (status < 300) {
    const file = FileRef.safeParse(answer);
    return file.success ? { ok: true, value: file.data } : { ok: false, message: UNCLEAR };
  }
  const asked = MustDeclare.safeParse(answer);
  if (asked.success) return { ok: false, message: asked.data.message, marks: asked.data.data.marks };
  const refusal = Refusal.safeParse(answer);
  return { ok: false, message: refusal.success ? refusal.data.message : UNCLEAR };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
