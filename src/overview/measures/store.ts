import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactName } from '#platform/facts.ts';
import { factNames, readerOfFacts } from '#standards/evaluating/facts.ts';
import { roundFacts } from '#standards/facts.ts';
import { windowFrom } from '#standards/rules.ts';

/** Every figure that may stand beside a part of a notice: those of the rooms, and what rounds have come to. */
export const measureNames: ReadonlyMap<string, FactName> = new Map([
  ...factNames,
  ...roundFacts.names.map((one) => [one.name, one] as const),
]);

export interface MeasureAsk {
  officeId: string;
  schoolId: string;
  day: string;
}

/** All of them on a day; counts are those of its year. */
export async function readMeasures(db: Db, ask: MeasureAsk): Promise<Map<string, Fact>> {
  const facts = await readerOfFacts(db, ask)(null);
  const ofRounds = await roundFacts.read(db, { ...ask, from: windowFrom(ask.day, null) });
  return new Map([...facts, ...ofRounds]);
}
