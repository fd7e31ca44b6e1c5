import { fold } from '@dondoc/vietnamese';
import { monthWords } from '../needs/labels.ts';
import { programmeOf, programmeWords } from '../needs/rules.ts';
import type { NamedLearner } from '../needs/schema.ts';
import type { ConflictKind, MatrixRow } from './schema.ts';

export interface AskedNeed {
  id: string;
  agencyId: string;
  agencyName: string;
  programmeKey: string | null;
  programmeName: string;
  heads: number;
  months: number[];
  learners: NamedLearner[];
  lineId: string | null;
}

export interface PlannedLine {
  id: string;
  programmeKey: string | null;
  programmeName: string;
  audience: string;
  heads: number;
  classes: { heads: number; isFixed: boolean; month: number | null; provider: string | null }[];
}

/** What the catalogue says of a programme, by its key; null: not known, and nothing is held against it. */
export interface Limits {
  name: string;
  sizeFrom: number | null;
  yearlyLimit: number | null;
  /** Whole months that one class runs; where that is not known, only the month in which it opens is held against it. */
  monthsLong: number | null;
}

/** What does not fit, with the rows that it is about. */
export interface Found {
  kind: ConflictKind;
  weight: 'must' | 'look';
  says: string;
  todo: string;
  needIds: string[];
  lineIds: string[];
}

interface Facts {
  needs: readonly AskedNeed[];
  lines: readonly PlannedLine[];
  limits: ReadonlyMap<string, Limits>;
}

/** All that does not fit; what cannot be so stands first. */
export function conflictsIn({ needs, lines, limits }: Facts): Found[] {
  const found = [
    ...overLimit(lines, limits),
    ...tooFew(lines, limits),
    ...overFixed(lines),
    ...personTwice({ needs, lines, limits }),
    ...sameLines(lines),
    ...twoProviders(lines),
  ];
  return found.toSorted((a, b) => Number(a.weight === 'look') - Number(b.weight === 'look'));
}

/** The same person: by the number, else by the folded name at the same agency. */
const personOf = ({ name, code }: NamedLearner, agencyId: string): string =>
  code ? `#${fold(code).trim()}` : `${fold(name).replace(/\s+/g, ' ').trim()}@${agencyId}`;

interface Seat {
  learner: NamedLearner;
  need: AskedNeed;
  /** Months in which the classes of its line open, else those wished; empty: any. */
  months: number[];
  monthsLong: number;
}

function seatsOf({ needs, lines, limits }: Facts): Map<string, Seat[]> {
  const placed = new Map(
    lines.map(({ id, classes }) => [id, [...new Set(classes.flatMap(({ month }) => month ?? []))]]),
  );
  const seats = needs.flatMap((need) => {
    const months = placed.get(need.lineId ?? '') ?? [];
    const monthsLong = limits.get(programmeOf(need))?.monthsLong ?? 1;
    return need.learners.map((learner) => ({
      ...{ learner, need, months: months.length > 0 ? months : need.months, monthsLong },
    }));
  });
  return Map.groupBy(seats, ({ learner, need }) => personOf(learner, need.agencyId));
}

function personTwice(facts: Facts): Found[] {
  const found: Found[] = [];
  for (const seats of seatsOf(facts).values())
    for (const [at, one] of seats.entries())
      for (const other of seats.slice(at + 1)) found.push(...clash(one, other));
  return found;
}

/** Months of the year in which the class may be running. */
const runs = ({ months, monthsLong }: Seat): number[] =>
  Array.from({ length: 12 }, (_, at) => at + 1).filter((month) =>
    months.some((from) => from <= month && month < from + monthsLong),
  );

function clash(one: Seat, other: Seat): Found[] {
  const { name, code } = one.learner;
  const who = `${name}${code ? ` (mã ${code})` : ''}, ${one.need.agencyName}`;
  const needIds = [...new Set([one.need.id, other.need.id])];
  const about = { needIds, lineIds: [] };
  if (programmeOf(one.need) === programmeOf(other.need))
    return [
      {
        ...{ kind: 'person-programme', weight: 'must', ...about },
        says: `${who} được cử hai lần đi học «${one.need.programmeName}».`,
        todo: 'Để lại một lần: cơ quan cử sửa danh sách người học của một nhu cầu.',
      },
    ];
  const both = runs(one).filter((month) => runs(other).includes(month));
  if (both.length === 0) return [];
  // Whichever months they open in, they run at the same time: there is no other way for the person.
  const isSure = one.months.every((a) =>
    other.months.every((b) => a < b + other.monthsLong && b < a + one.monthsLong),
  );
  return [
    {
      ...{ kind: 'person-month', weight: isSure ? 'must' : 'look', ...about },
      says: `${who} học «${one.need.programmeName}» và «${other.need.programmeName}» ${isSure ? 'cùng' : 'có thể cùng'} ${monthWords(both)}.`,
      todo: 'Chuyển một lớp sang tháng khác, hoặc cơ quan cử người khác đi một lớp.',
    },
  ];
}

/** Share of words that two names have in common, from which somebody should look whether they are one. */
const ALIKE_FROM = 0.75;

function areAlike(a: string, b: string): boolean {
  const [ours, theirs] = [new Set(programmeWords(a)), new Set(programmeWords(b))];
  const shared = [...ours].filter((word) => theirs.has(word)).length;
  return shared / new Set([...ours, ...theirs]).size >= ALIKE_FROM;
}

/** Lines of one programme together, and programmes whose names are nearly one. */
function sameLines(lines: readonly PlannedLine[]): Found[] {
  const todo = 'Xem có phải một nội dung không: gộp lại, hoặc để riêng nếu khác đối tượng hay thời gian.';
  const found = (own: readonly PlannedLine[], says: string): Found => ({
    ...{ kind: 'same-lines', weight: 'look', needIds: [], says, todo },
    lineIds: own.map(({ id }) => id),
  });
  const groups = [...Map.groupBy(lines, programmeOf).values()];
  const within = groups
    .filter((own) => own.length > 1)
    .map((own) => {
      const each = own.map(({ heads, audience }) => `${heads} người (${audience})`).join('; ');
      return found(own, `${own.length} dòng cùng «${own[0]?.programmeName}»: ${each}.`);
    });
  const between = groups.flatMap((own, at) =>
    groups.slice(at + 1).flatMap((others) => {
      const [one, other] = [own[0]?.programmeName ?? '', others[0]?.programmeName ?? ''];
      if (!areAlike(one, other)) return [];
      return [found([...own, ...others], `«${one}» và «${other}» có tên gần giống nhau.`)];
    }),
  );
  return [...within, ...between];
}

/** Classes by programme, the lines in which they are, and the name. */
function byProgramme(lines: readonly PlannedLine[]) {
  return [...Map.groupBy(lines, programmeOf)].map(([key, own]) => ({
    ...{ key, name: own[0]?.programmeName ?? '', lineIds: own.map(({ id }) => id) },
    classes: own.flatMap(({ classes }) => classes),
  }));
}

function twoProviders(lines: readonly PlannedLine[]): Found[] {
  return byProgramme(lines).flatMap(({ name, lineIds, classes }): Found[] => {
    const by = Map.groupBy(
      classes.filter(({ provider }) => provider !== null),
      ({ provider }) => provider ?? '',
    );
    if (by.size < 2) return [];
    const each = [...by].map(([provider, own]) => `${provider} ${own.length} lớp`);
    return [
      {
        ...{ kind: 'two-providers', weight: 'look', needIds: [], lineIds },
        says: `«${name}» do ${by.size} nơi dạy: ${each.join(', ')}.`,
        todo: 'Xem chức năng, nhiệm vụ của từng nơi: nếu chồng chéo thì giao một nơi và tính lại phân bổ.',
      },
    ];
  });
}

function overLimit(lines: readonly PlannedLine[], limits: ReadonlyMap<string, Limits>): Found[] {
  return byProgramme(lines).flatMap(({ key, name, lineIds, classes }): Found[] => {
    const limit = limits.get(key)?.yearlyLimit ?? null;
    if (limit === null || classes.length <= limit) return [];
    return [
      {
        ...{ kind: 'over-limit', weight: 'must', needIds: [], lineIds },
        says: `«${name}» có ${classes.length} lớp, mức trong năm là ${limit}.`,
        todo: `Bớt ${classes.length - limit} lớp: rút bớt nhu cầu, hoặc chuyển sang năm sau.`,
      },
    ];
  });
}

function tooFew(lines: readonly PlannedLine[], limits: ReadonlyMap<string, Limits>): Found[] {
  return lines.flatMap((line): Found[] => {
    const from = limits.get(programmeOf(line))?.sizeFrom ?? null;
    const few = line.classes.filter(({ heads }) => from !== null && heads < from);
    const [first] = few;
    if (from === null || !first) return [];
    return [
      {
        ...{ kind: 'too-few', weight: 'must', needIds: [], lineIds: [line.id] },
        says: `«${line.programmeName}»: lớp ${first.heads} người, chương trình cần từ ${from} người một lớp (thiếu ${from - first.heads}).`,
        todo: 'Gộp với dòng khác cùng chương trình, hoặc đề nghị cơ quan cử thêm người.',
      },
    ];
  });
}

function overFixed(lines: readonly PlannedLine[]): Found[] {
  return lines.flatMap((line): Found[] => {
    const inClasses = line.classes.reduce((sum, { heads }) => sum + heads, 0);
    if (inClasses <= line.heads) return [];
    return [
      {
        ...{ kind: 'over-fixed', weight: 'must', needIds: [], lineIds: [line.id] },
        says: `«${line.programmeName}»: các lớp ấn định có ${inClasses} chỗ, nhu cầu còn ${line.heads} người.`,
        todo: 'Bỏ ấn định một lớp, hoặc đưa nhu cầu trở lại dòng này.',
      },
    ];
  });
}

/** Programme × body: who asks, and who runs it. */
export function matrixOf(needs: readonly AskedNeed[], lines: readonly PlannedLine[]): MatrixRow[] {
  const run = new Map(byProgramme(lines).map((one) => [one.key, one]));
  const asked = Map.groupBy(needs, programmeOf);
  return [...new Set([...asked.keys(), ...run.keys()])].map((key) => {
    const own = asked.get(key) ?? [];
    const classes = run.get(key)?.classes ?? [];
    return {
      programme: own[0]?.programmeName ?? run.get(key)?.name ?? '',
      asked: [...Map.groupBy(own, ({ agencyName }) => agencyName)].map(([body, some]) => ({
        ...{ body, heads: some.reduce((sum, { heads }) => sum + heads, 0) },
      })),
      run: [...Map.groupBy(classes, ({ provider }) => provider)].flatMap(([body, some]) =>
        body === null
          ? []
          : [{ body, classes: some.length, heads: some.reduce((sum, { heads }) => sum + heads, 0) }],
      ),
      unplaced: classes.filter(({ provider }) => provider === null).length,
    };
  });
}
