import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Scores, SheetItem } from '../surveys/schema.ts';
import type { OpenedSheet } from './schema.ts';

const HALF = 22;

/** The halves of a link of one's own, or the one secret of a class; null where it is no link of ours. */
export function partsOfLink(
  token: string,
): { ballot: string; receipt: string } | { classToken: string } | null {
  if (!/^[A-Za-z0-9_-]+$/.test(token)) return null;
  if (token.length === HALF) return { classToken: token };
  if (token.length === 2 * HALF) return { ballot: token.slice(0, HALF), receipt: token.slice(HALF) };
  return null;
}

/** A sheet says something of what was asked, on the scale, and nothing else. */
export function checkSheet(items: SheetItem[], scaleTo: number, scores: Scores): Outcome<Scores> {
  const refs = new Set(items.map(({ ref }) => ref));
  const given = Object.entries(scores);
  if (given.some(([ref]) => !refs.has(ref)))
    return refuse('badInput', 'Phiếu có câu không thuộc đợt khảo sát này. Tải lại trang rồi trả lời lại.');
  if (given.some(([, score]) => score < 1 || score > scaleTo))
    return refuse('badInput', `Điểm phải từ 1 đến ${scaleTo}. Chưa có gì được gửi.`);
  if (given.length === 0)
    return refuse('refused', 'Phiếu chưa có câu nào được trả lời. Chưa có gì được gửi.');
  return ok(scores);
}

export const questionsOf = (items: SheetItem[]): NonNullable<OpenedSheet['wave']>['questions'] =>
  items.map(({ ref, objectLabel, text, lecturer }) => ({
    ...{ ref, objectLabel, text },
    lecturer: lecturer?.name ?? null,
  }));
