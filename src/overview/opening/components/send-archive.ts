import { z } from 'zod';
import { readLines } from '#documents/components/send-document.ts';
import { LINES, type Step } from '#platform/http/work-lines.ts';
import { Opened, SETUP_CODE } from '../schema.ts';

export type Outcome = { ok: true; value: Opened } | { ok: false; message: string };

const LOST =
  'Mất kết nối với máy chủ nên không biết tệp đã được nhận chưa. Đừng gửi lại ngay: tải lại trang. Nếu máy hỏi đăng nhập thì cơ quan đã được nhận; chạy lệnh dondoc break-glass TÊN_ĐĂNG_NHẬP trên máy chủ để có mật khẩu cho quản trị.';

/** Sends an archive; `onPart` gets 0 to 1 of what has gone out, then the steps of the server. */
export function sendArchive(
  file: File,
  code: string,
  onPart: (part: number, steps?: Step) => void,
): Promise<Outcome> {
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.upload.onprogress = (event) => onPart(event.lengthComputable ? event.loaded / event.total : 0);
    request.onprogress = () => {
      const { pages } = readLines(request.responseText);
      onPart(1, pages);
    };
    request.onload = () => {
      const { status, responseText } = request;
      const { last } = readLines(responseText);
      resolve(answerOf(last?.status ?? status, last?.body ?? responseText));
    };
    request.onerror = () => resolve({ ok: false, message: LOST });
    request.open('POST', '/api/archives');
    request.setRequestHeader('accept', LINES);
    request.setRequestHeader('content-type', 'application/zip');
    request.setRequestHeader(SETUP_CODE, code);
    request.send(file);
  });
}

function answerOf(status: number, body: string): Outcome {
  const said = parsed(body);
  const opened = Opened.safeParse(said);
  if (status === 200 && opened.success) return { ok: true, value: opened.data };
  const problem = z.object({ message: z.string() }).safeParse(said);
  return { ok: false, message: problem.success ? problem.data.message : LOST };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
