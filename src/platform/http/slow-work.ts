import type { Context } from 'hono';
import { answerError } from './serve.ts';
import { LINES, type Result, type Step } from './work-lines.ts';

/** Told of the steps done; its signal ends the work when nobody waits for it any more. */
export interface Watch {
  progress(done: number, of: number): void;
  signal: AbortSignal;
}

/**
 * Answers with lines while the work goes on, to whoever asks for them; to others with the result alone. The status of
 * the result stands in the last line, for the answer's own has gone out before.
 */
export async function streamWork<T>(c: Context, work: (watch: Watch) => Promise<T>): Promise<Response> {
  const gone = new AbortController();
  c.req.raw.signal.addEventListener('abort', () => gone.abort(new Error('nobody waits any more')));
  if (!c.req.header('accept')?.includes(LINES))
    return c.json(await work({ progress: () => undefined, signal: gone.signal }));
  const lines = new TransformStream<Uint8Array, Uint8Array>();
  const writer = lines.writable.getWriter();
  const write = (line: Step | Result) =>
    writer.write(new TextEncoder().encode(`${JSON.stringify(line)}\n`)).catch(() => gone.abort());
  const finish = async () => {
    try {
      const body = await work({ progress: (done, of) => void write({ done, of }), signal: gone.signal });
      await write({ status: 200, body });
    } catch (error) {
      if (gone.signal.aborted) return;
      const answer = answerError(error as Error, c);
      await write({ status: answer.status, body: await answer.json() });
    } finally {
      await writer.close().catch(() => undefined);
    }
  };
  void finish();
  return new Response(lines.readable, { headers: { 'content-type': LINES, 'cache-control': 'no-store' } });
}
