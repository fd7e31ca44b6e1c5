import { Scores } from '../../surveys/schema.ts';

/*
 * What the device of whoever answers keeps: until it is sent, what was answered, for as long as the page is open; and,
 * for the link of a class, the one ballot of this device. Where a browser keeps nothing the page works all the same.
 */

const answersAt = (waveId: string) => `phieu:${waveId}`;
const ballotAt = (waveId: string) => `phieu-lop:${waveId}`;
const SENT = 'sent';

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export function answersOf(waveId: string): Scores {
  const words = attempt(() => sessionStorage.getItem(answersAt(waveId)));
  const read = Scores.safeParse(words && attempt(() => JSON.parse(words)));
  return read.success ? read.data : {};
}

export const keepAnswers = (waveId: string, scores: Scores) =>
  attempt(() => sessionStorage.setItem(answersAt(waveId), JSON.stringify(scores)));

export const forgetAnswers = (waveId: string) => attempt(() => sessionStorage.removeItem(answersAt(waveId)));

export const ballotOf = (waveId: string): string | null => {
  const ballot = attempt(() => localStorage.getItem(ballotAt(waveId)));
  return ballot === SENT ? null : ballot;
};

export const keepBallot = (waveId: string, ballot: string) =>
  attempt(() => localStorage.setItem(ballotAt(waveId), ballot));

export const markSent = (waveId: string) => keepBallot(waveId, SENT);

export const hasSent = (waveId: string): boolean =>
  attempt(() => localStorage.getItem(ballotAt(waveId))) === SENT;
