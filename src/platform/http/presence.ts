/** Set on what a page asks while nobody touches it: the server lets it keep no session alive. */
export const AWAY = 'x-dondoc-away';

const AWAY_MS = 60_000;
let touchedAt = Date.now();
let askedAt = Date.now();

const touch = () => {
  touchedAt = Date.now();
};
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** From now on the page knows whether somebody is there; gives the way to end it. */
export function watchPresence(): () => void {
  touch();
  for (const sign of SIGNS) window.addEventListener(sign, touch, { passive: true, capture: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
  };
}

export const idleMs = (): number => Date.now() - touchedAt;

/** Somebody is there, and nothing has told the server of it for a minute. */
export const isToTell = (): boolean => idleMs() < AWAY_MS && Date.now() - askedAt > AWAY_MS;

let onShut: (() => void) | null = null;
let waiting: { until: Promise<void>; open(): void } | null = null;

/**
 * While a page stands under somebody's name, what is refused because their session is over waits until they have signed
 * in again, and is then asked anew: neither a list nor what was typed is lost.
 */
export function holdRefused(tell: () => void): () => void {
  onShut = tell;
  return () => {
    onShut = null;
  };
}

export function letOn(): void {
  waiting?.open();
  waiting = null;
}

function signedInAgain(): Promise<void> {
  if (!waiting) {
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    waiting = { until, open };
  }
  onShut?.();
  return waiting.until;
}

/** Asks the server, saying whether somebody is there, and again after a new sign-in where the session was over. */
export async function askPresent(request: Request, init: RequestInit): Promise<Response> {
  if (idleMs() > AWAY_MS) request.headers.set(AWAY, '1');
  else askedAt = Date.now();
  const again = onShut ? request.clone() : null;
  const answer = await globalThis.fetch(request, init);
  if (answer.status !== 401 || !again || !onShut) return answer;
  await signedInAgain();
  return globalThis.fetch(again, init);
}
