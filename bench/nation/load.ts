import { type Figures, figuresOf } from './asking.ts';

/** One thing that many ask for at once; what one answer is made from is read to its last byte. */
export interface Question {
  name: string;
  /** The `nth` time that this user asks. Throws where the answer is not what was asked for. */
  ask(user: number, nth: number): Promise<void>;
}

/** A system at work, and how it is asked. */
export interface Asked {
  questions(): Promise<Question[]>;
  stop(): Promise<void>;
}

export interface Load extends Figures {
  perSecond: number;
}

const WARM_SECONDS = 3;

/**
 * So many users ask without pause for so many seconds, each again once it has its answer. Of what is answered after the
 * warm-up every wait counts, those that outlast the end too; the rate is of the seconds between.
 */
export async function underLoad({ ask }: Question, users: number, seconds: number): Promise<Load> {
  const from = performance.now() + WARM_SECONDS * 1000;
  const until = from + seconds * 1000;
  const times: number[] = [];
  let inTime = 0;
  const loop = async (user: number) => {
    for (let nth = 0, begun = performance.now(); begun < until; nth += 1, begun = performance.now()) {
      await ask(user, nth);
      const end = performance.now();
      if (end >= from) times.push(end - begun);
      if (end >= from && end < until) inTime += 1;
    }
  };
  await Promise.all(Array.from({ length: users }, (_, user) => loop(user)));
  return { ...figuresOf(times), perSecond: inTime / seconds };
}

/**
 * The same for whoever answers: uncompressed, read whole, any other status than a good one thrown. A connection for each,
 * as a proxy in front makes them: puma lets those wait who come by a new one while others keep theirs.
 */
export async function answered(url: string, init: RequestInit = {}): Promise<string> {
  const plain = { 'accept-encoding': 'identity', connection: 'close' };
  const headers = { ...plain, ...(init.headers as Record<string, string>) };
  const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${answer.status} ${text.slice(0, 300)}`);
  return text;
}
