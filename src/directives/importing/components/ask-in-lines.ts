import { LINES, Result, Step } from '#platform/http/work-lines.ts';

export type Answered = { ok: true; body: unknown } | { ok: false; message: string };

const LOST = 'Mất kết nối với máy chủ. Chưa có gì được nhập. Kiểm tra dây mạng rồi thử lại.';
const STOPPED = 'Đã dừng. Chưa có gì được nhập.';
const UNCLEAR = 'Máy chủ trả lời không rõ. Tải lại trang để xem danh sách đã được nhập chưa.';

/** Asks for slow work and hears of its steps; `signal` ends it, and with it what it had begun. */
export async function askInLines(
  url: string,
  init: RequestInit & { signal: AbortSignal },
  onStep: (step: Step) => void,
): Promise<Answered> {
  try {
    const answer = await fetch(url, { ...init, method: 'POST', headers: { ...init.headers, accept: LINES } });
    const end = answer.headers.get('content-type')?.includes(LINES)
      ? await lastLine(answer, onStep)
      : { status: answer.status, body: await answer.json().catch(() => null) };
    if (end && end.status < 300) return { ok: true, body: end.body };
    return { ok: false, message: messageIn(end?.body) ?? UNCLEAR };
  } catch {
    return { ok: false, message: init.signal.aborted ? STOPPED : LOST };
  }
}

async function lastLine(answer: Response, onStep: (step: Step) => void): Promise<Result | null> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let end: Result | null = null;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return end;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const said: unknown = JSON.parse(line);
      const step = Step.safeParse(said);
      if (step.success) onStep(step.data);
      const result = Result.safeParse(said);
      if (result.success) end = result.data;
    }
  }
}

const messageIn = (body: unknown): string | null =>
  body && typeof body === 'object' && 'message' in body && typeof body.message === 'string'
    ? body.message
    : null;
