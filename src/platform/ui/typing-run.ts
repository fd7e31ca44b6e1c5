/** A letter acts only if no other letter stands this near, before or after: faster is writing, not commanding. */
export const QUIET_MS = 350;
/** After letters that were writing, Space and Enter belong to the words for so long. */
const RUN_MS = 1_000;
/** A hook's trace this soon after a letter has acted says that the letter was part of a word by a slow hand. */
const TAKE_BACK_MS = 2_000;

export interface LetterAct {
  run(): void;
  /** The way back; a letter that decides must have one. */
  takeBack?(): void;
  /** It only shows something: it may act at once, and as often as it is pressed. */
  moves?: boolean;
}

/**
 * Tells letters that command from letters of a word typed where no field has the focus (docs/decisions/014-keys.md).
 * Vietnamese hooks (UniKey and its like) let the first letter through and then send Backspace and a replacement, so a
 * letter by itself proves nothing: it waits for a moment of quiet. Times are those of the events, in milliseconds.
 */
export function createTypingRun() {
  let lastLetter = Number.NEGATIVE_INFINITY;
  let isWord = false;
  let waiting: { act: LetterAct; timer: ReturnType<typeof setTimeout> } | null = null;
  let acted: { act: LetterAct; at: number } | null = null;

  const forget = () => {
    if (waiting) clearTimeout(waiting.timer);
    waiting = null;
  };
  const perform = (act: LetterAct, at: number) => {
    forget();
    acted = { act, at };
    act.run();
  };
  return {
    /** A letter outside of fields, with the act it has here, if any. */
    letter(act: LetterAct | null, at: number): void {
      const near = at - lastLetter < QUIET_MS;
      if (act?.moves && !near) {
        act.run();
        return;
      }
      lastLetter = at;
      if (near) {
        forget();
        isWord = true;
        return;
      }
      isWord = false;
      if (!act) return;
      const timer = setTimeout(() => perform(act, at + QUIET_MS), QUIET_MS);
      waiting = { act, timer };
    },
    /** A hook's Backspace or replacement: what was pressed before it was a letter of a word. */
    trace(at: number): void {
      forget();
      if (acted && at - acted.at < TAKE_BACK_MS) acted.act.takeBack?.();
      acted = null;
      lastLetter = at;
      isWord = true;
    },
    /** Whether Space or Enter now belongs to a word; Space right after one letter does too. */
    endsWord(key: 'Space' | 'Enter', at: number): boolean {
      const follows = isWord && at - lastLetter < RUN_MS;
      if (!follows && !(key === 'Space' && waiting)) return false;
      forget();
      isWord = true;
      lastLetter = at;
      return true;
    },
    /** A key that no word has: a letter that waits is meant, and acts before it. */
    settle(at: number): void {
      if (waiting) perform(waiting.act, at);
      acted = null;
      isWord = false;
    },
    /** Something else has the keyboard now. */
    forget,
  };
}
