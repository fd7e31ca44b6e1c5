import { LINES, Result, Step } from '#platform/http/work-lines.ts';
import { DECLARATION, type Declaration, MustDeclare, type SeenMark } from '../marks/schema.ts';
import { Uploaded } from '../schema.ts';

export type SendOutcome = { ok: true; value: Uploaded } | { ok: false; message: string; marks?: SeenMark[] };

export interface Sending {
  done: Promise<SendOutcome>;
  cancel(): void;
}

const LOST =
  'Không gửi được tệp: mất kết nối với máy chủ hoặc tệp quá lớn. Chưa có gì được lưu. Kiểm tra dây mạng, dung lượng tệp rồi gửi lại.';
const UNCLEAR = 'Máy chủ trả lời không rõ. Tải lại trang để xem văn bản đã được nhận chưa.';
const STOPPED = 'Đã dừng gửi. Chưa có gì được lưu.';
const LEFT = 'Đã thôi chờ. Máy chủ có thể vẫn nhận xong tệp; khi đó văn bản hiện trong danh sách.';

/**
 * Sends one file to be read. `onPart` gets 0 to 1 of what has gone out; at 1 the server is reading. XMLHttpRequest,
 * because fetch does not tell how much was sent.
 */
export function sendDocument(
  file: File,
  onPart: (part: number, pages?: Step) => void,
  declaration: Declaration | null = null,
): Sending {
  const request = new XMLHttpRequest();
  const form = new FormData();
  // Before the file, which the server acts on as soon as it is there.
  if (declaration) form.append(DECLARATION, String(declaration));
  form.append('file', file, file.name);
  let sent = false;
  const done = new Promise<SendOutcome>((resolve) => {
    request.upload.onprogress = (event) => onPart(event.lengthComputable ? event.loaded / event.total : 0);
    request.upload.onload = () => {
      sent = true;
      onPart(1);
    };
    request.onprogress = () => {
      const { pages } = readLines(request.responseText);
      if (pages) onPart(1, pages);
    };
    request.onload = () => {
      const { status, body } = readLines(request.responseText).last ?? {
        status: request.status,
        body: request.responseText,
      };
      resolve(readAnswer(status, body));
    };
    request.onerror = () => resolve({ ok: false, message: LOST });
    request.onabort = () => resolve({ ok: false, message: sent ? LEFT : STOPPED });
  });
  request.open('POST', '/api/documents');
  request.setRequestHeader('accept', LINES);
  request.send(form);
  return { done, cancel: () => request.abort() };
}

/** What has come of a slow answer so far: pages recognised, and at the end the answer itself. */
export function readLines(text: string): { pages?: Step; last?: { status: number; body: string } } {
  // The last piece may be half a line.
  const lines = text.split('\n').slice(0, -1).map(parsed);
  const pages = lines.findLast((line) => Step.safeParse(line).success);
  const end = Result.safeParse(lines.at(-1));
  return {
    ...(pages ? { pages: Step.parse(pages) } : {}),
    ...(end.success ? { last: { status: end.data.status, body: JSON.stringify(end.data.body) } } : {}),
  };
}

/** The server's answer: the document, or the sentence with which it refused, with the marks to be declared. */
export function readAnswer(status: number, body: string): SendOutcome {
  const answer = parsed(body);
  if (status < 300) {
    const uploaded = Uploaded.safeParse(answer);
    return uploaded.success ? { ok: true, value: uploaded.data } : { ok: false, message: UNCLEAR };
  }
  const asked = MustDeclare.safeParse(answer);
  if (asked.success) return { ok: false, message: asked.data.message, marks: asked.data.data.marks };
  const message = answer && typeof answer === 'object' && 'message' in answer ? answer.message : null;
  return { ok: false, message: typeof message === 'string' && message ? message : UNCLEAR };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
