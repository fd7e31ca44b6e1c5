import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import { plainFault } from './fault.ts';

/** What is known of the request under way: it stands in its line, and in that of any fault. */
export interface Asking {
  requestId: string;
  /** The name of a typed route, once one has been found. */
  route?: string;
  userId?: string;
}

const asking = new AsyncLocalStorage<Asking>();

/** Does the work of one request; whatever is logged meanwhile bears its number. */
export const whileAsking = <T>(facts: Asking, work: () => T): T => asking.run(facts, work);

/** The request under way, where one is. */
export const currentAsking = (): Asking | undefined => asking.getStore();

/** Who asks, by number: never by name. */
export function noteUser(userId: string): void {
  const facts = asking.getStore();
  if (facts) facts.userId = userId;
}

export function noteRoute(route: string): void {
  const facts = asking.getStore();
  if (facts) facts.route = route;
}

// Lines go out at once, one by one: what was said before a kill has been said.
const lines = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
  pino.destination({ dest: 1, sync: true }),
);

let isJson = false;

/** Whether lines are for a program that collects them; by itself where nobody sits at a console. */
export function chooseFormat(format: 'plain' | 'json' | undefined): void {
  isJson = format ? format === 'json' : !process.stdout.isTTY;
}

/** A sentence for whoever runs the server. */
export function say(sentence: string): void {
  if (isJson) lines.info(sentence);
  else console.log(sentence);
}

/** One line of a request, which a person at the console does not want to see. */
export function logRequest(facts: Record<string, string | number | undefined>): void {
  if (isJson) lines.info(facts, 'request');
}

/** What should not have happened: where, and of which kind, but nothing that anybody has entered. */
export function logError(error: unknown): void {
  const { requestId, route, userId } = asking.getStore() ?? {};
  const fault = plainFault(error);
  if (isJson) lines.error({ requestId, route, userId, fault }, 'fault');
  else console.error(requestId ? `[${requestId}]` : '', fault);
}
