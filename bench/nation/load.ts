import { type Figures, figuresOf } from './asking.ts';

/** One thing that many ask for at once; what one answer is made from is read to its last byte. */
export interface Question {
  name: string;
  /** The `nth` time that this user asks. Throws where the answer is not what was asked for. */
  ask(user: number, nth: number): Promise<void>;
}

/** A system at work, and how it is asked. */
export interface Asked {
  questions: Question[];
  stop(): Promise<void>;
}

export interface Load extends Figures {
  perSecond: number;
}

const WARM_SECONDS = 3;

/** So many users ask without pause for so many seconds, each again once it has its answer. */
export async function underLoad({ ask }: Question, users: number, seconds: number): Promise<Load> {
  const from = performance.now() + WARM_SECONDS * 1000;
  const until = from + seconds * 1000;
  const times: number[] = [];
  let last = from;
  const loop = async (user: number) => {
    for (let nth = 0, begun = performance.now(); begun < until; nth += 1, begun = performance.now()) {
      await ask(user, nth);
      if (begun < from) continue;
      last = performance.now();
      times.push(last - begun);
    }
  };
  await Promise.all(Array.from({ length: users }, (_, user) => loop(user)));
  return { ...figuresOf(times), perSecond: times.length / ((last - from) / 1000) };
}

/** The same for whoever answers: uncompressed, read whole, any other status than a good one thrown. */
export async function answered(url: string, init: RequestInit = {}): Promise<string> {
  const headers = { 'accept-encoding': 'identity', ...(init.headers as Record<string, string>) };
  const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${answer.status} ${text.slice(0, 300)}`);
  return text;
}
