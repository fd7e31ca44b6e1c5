import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { type Decided, handOf } from '../acts/rules.ts';
import type { Snapshot } from '../history/rules.ts';
import type { FileRef } from '../schema.ts';

const KIND = 'DD1';

/** Letters that a hand does not take for figures. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function checkOf(officeId: string, code: string): string {
  const hash = createHash('sha256').update(`${officeId} ${code}`).digest();
  return [...hash.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** What the code of a slip says: the directive's code and a check, and nothing of its words. */
export const slipCode = (officeId: string, code: string): string =>
  `${KIND}:${code}:${checkOf(officeId, code)}`;

export type ReadCode = { kind: 'own'; code: string } | { kind: 'foreign' } | { kind: 'none' };

/** Whose slip a page is, by all codes that were found on it. */
export function readSlip(officeId: string, found: string[]): ReadCode {
  for (const text of found) {
    const [kind, code = '', check] = text.split(':');
    if (kind === KIND && check === checkOf(officeId, code)) return { kind: 'own', code };
  }
  return found.length > 0 ? { kind: 'foreign' } : { kind: 'none' };
}

interface OnSlip {
  agencyId: string;
  text: string;
  done: boolean;
  percent: number | null;
}

/** A report in the name of an agency that has the work now, signed on paper by its head. */
export function filing(
  snapshot: Pick<Snapshot, 'leads' | 'steps'>,
  { agencyId, text, done, percent }: OnSlip,
  picture: z.infer<typeof FileRef>,
): Outcome<Decided> {
  const hand = handOf(snapshot, agencyId);
  if (!hand) return refuse('badInput', 'Cơ quan được chọn không báo cáo nhiệm vụ này. Chọn lại cơ quan.');
  if (hand.state === 'done')
    return refuse('conflict', 'Nhiệm vụ đã được công nhận hoàn thành; không báo cáo thêm được.');
  if (hand.state === 'awaiting-acceptance')
    return refuse('conflict', 'Báo cáo hoàn thành đang chờ công nhận; chưa báo cáo thêm được.');
  const data = { text, done, percent: done ? 100 : percent, files: [picture], onPaper: true };
  return ok({ kind: 'reported', agencyId, data });
}
