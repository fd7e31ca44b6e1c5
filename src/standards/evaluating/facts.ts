import type { School } from '#accounts/schools/schema.ts';
import { committeesFacts } from '#committees/facts.ts';
import { investmentsFacts } from '#investments/facts.ts';
import { participationFacts } from '#participation/facts.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactName, FactRoom } from '#platform/facts.ts';
import { proposalsFacts } from '#proposals/facts.ts';
import { researchFacts } from '#research/facts.ts';
import { staffFacts } from '#staff/facts.ts';
import { trainingFacts } from '#training/facts.ts';
import { roundFacts } from '../facts.ts';
import { windowFrom } from '../rules.ts';
import type { Indicator } from '../schema.ts';
import { evaluate } from '../verdicts/rules.ts';
import type { Evaluated } from '../verdicts/schema.ts';

/** The rooms whose figures rules may read, by what each is about; each further room is one more line. */
export const factRooms: { title: string; room: FactRoom }[] = [
  { title: 'Đội ngũ', room: staffFacts },
  { title: 'Đào tạo, bồi dưỡng', room: trainingFacts },
  { title: 'Nghiên cứu khoa học, tổng kết thực tiễn', room: researchFacts },
  { title: 'Cơ sở vật chất, đầu tư', room: investmentsFacts },
  { title: 'Ban Chỉ đạo', room: committeesFacts },
  { title: 'Kiến nghị', room: proposalsFacts },
  { title: 'Tham dự hội nghị, tổ biên tập', room: participationFacts },
];

const rooms = factRooms.map(({ room }) => room);

export const factNames: ReadonlyMap<string, FactName> = new Map(
  rooms.flatMap((room) => room.names.map((one) => [one.name, one] as const)),
);

const rowsFor = new Map(
  [...rooms, roundFacts].flatMap((room) => room.names.map(({ name }) => [name, room.rowsFor] as const)),
);

/** The rows behind a figure, for whoever may open them: no figure shows a partner what its room keeps from them. */
export function openRows(name: string, fact: Fact, { relation, seesStaff }: School) {
  const least = rowsFor.get(name) ?? 'own';
  const opens = relation !== 'partner' || least === 'partners' || (least === 'staffSeers' && seesStaff);
  const rows = opens ? fact.rows : [];
  return { fact: { ...fact, rows }, hidden: fact.rows.length - rows.length };
}

interface Ask {
  officeId: string;
  schoolId: string;
  day: string;
}

/** All figures on a day, read once for each window that is asked for. */
export function readerOfFacts(db: Db, ask: Ask) {
  const read = new Map<string, Promise<Map<string, Fact>>>();
  return (years: number | null): Promise<Map<string, Fact>> => {
    const from = windowFrom(ask.day, years);
    const known = read.get(from) ?? readAll(db, { ...ask, from });
    read.set(from, known);
    return known;
  };
}

async function readAll(db: Db, ask: Ask & { from: string }): Promise<Map<string, Fact>> {
  const found = await Promise.all(rooms.map((room) => room.read(db, ask)));
  return new Map(found.flatMap((facts) => [...facts]));
}

/** A count in a window whose length nobody has entered is not a count of this year. */
const NO_WINDOW: Evaluated = {
  ...{ value: null, numerator: null, denominator: null, result: 'notAssessed', facts: {} },
  reason: 'Chưa ghi số năm của kỳ xét.',
  words: 'Chưa tính được: bộ chỉ tiêu chưa ghi số năm của kỳ xét',
};

/** What the rule of each indicator gives on a day, at a level; indicators without a rule are left out. */
export async function evaluateAll(
  db: Db,
  ask: Ask,
  indicators: Indicator[],
  level: number,
  isPractice: boolean,
): Promise<Map<string, Evaluated>> {
  const factsOf = readerOfFacts(db, ask);
  const naming = { names: factNames, isPractice };
  const given = new Map<string, Evaluated>();
  for (const indicator of indicators) {
    if (!indicator.rule) continue;
    if (indicator.kind === 'windowCount' && indicator.windowYears === null) {
      given.set(indicator.id, NO_WINDOW);
      continue;
    }
    const threshold = indicator.thresholds.find((one) => one.level === level) ?? null;
    const evaluated = evaluate(indicator, threshold, await factsOf(indicator.windowYears), naming);
    if (evaluated) given.set(indicator.id, evaluated);
  }
  return given;
}
