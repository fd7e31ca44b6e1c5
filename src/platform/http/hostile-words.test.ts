import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Role, roles } from '#accounts/schema.ts';
import { hostileWords } from '../../../e2e/support/hostile-words.ts';
import { targets, untargeted } from '../../../e2e/support/route-targets.ts';
import { startTwoOffices, type TwoOffices } from '../../../e2e/support/two-offices.ts';
import { router } from '../../app.ts';

type Shape = Record<string, unknown> & { properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[] };

/** What each route takes, as the shape that the server itself checks. */
const inputs = Object.entries(router).flatMap(([room, procedures]) =>
  Object.entries(procedures as Record<string, { '~orpc': { inputSchema?: z.ZodType } }>).flatMap(
    ([name, one]) => {
      const shape = one['~orpc'].inputSchema;
      return shape ? [[`${room}.${name}`, toShape(shape)] as const] : [];
    },
  ),
);

function toShape(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}

let turn = 0;
/** The next of the hostile words, as long as the field takes. */
const nextWord = (most = 10_000): string =>
  [...(hostileWords[turn++ % hostileWords.length] ?? '')].slice(0, most as number).join('');

const isFree = (shape: Shape): boolean =>
  shape.type === 'string' && !shape.format && !shape.pattern && !shape.enum && shape.const === undefined;

/** The given input, with a hostile word in each place of its shape that takes any words; other places stay. */
function withHostileWords(shape: Shape, given: unknown): unknown {
  if (isFree(shape)) return nextWord(shape.maxLength as number | undefined);
  if (shape.anyOf) {
    const fits = shape.anyOf.find(isFree) ?? shape.anyOf.find(({ type }) => type === kindOf(given)) ?? {};
    return withHostileWords(fits, given);
  }
  if (shape.items && Array.isArray(given))
    return given.map((one) => withHostileWords(shape.items ?? {}, one));
  if (!shape.properties || (given !== undefined && kindOf(given) !== 'object')) return given;
  const filled = { ...(given as object) } as Record<string, unknown>;
  for (const [name, part] of Object.entries(shape.properties)) {
    const value = withHostileWords(part, filled[name]);
    if (value !== undefined) filled[name] = value;
  }
  return filled;
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const countOf = (shape: Shape): number =>
  (isFree(shape) ? 1 : 0) +
  [...Object.values(shape.properties ?? {}), ...(shape.anyOf ?? []), ...(shape.items ? [shape.items] : [])]
    .map(countOf)
    .reduce((sum, n) => sum + n, 0);

const taking = inputs.filter(([, shape]) => countOf(shape) > 0);

describe('words that mean harm, in every field that takes words', () => {
  let office: TwoOffices;
  const taken: string[] = [];
  beforeAll(async () => {
    office = await startTwoOffices();
  });
  afterAll(() => office.stop());

  it('knows the fields of every route', () => {
    expect(inputs.length).toBeGreaterThan(200);
    expect(taking.map(([, shape]) => countOf(shape)).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(150);
  });

  it.each(taking)('%s takes them as words, or says why not', async (route, shape) => {
    const input = withHostileWords(shape, targets[route]?.input(office.own) ?? untargeted[route]);
    for (const role of roles as readonly Role[]) {
      const { status, json } = await office.call(office.person(role, 'own'), route, input);
      if (status === 401 || status === 403) continue;
      expect(status, JSON.stringify(json)).toBeLessThan(500);
      if (status === 200) taken.push(route);
      else expect(json.message, `${status}`).toMatch(/\p{L}/u);
      return;
    }
  });

  it('many are kept, and nothing else has become of them', async () => {
    expect(taken.length).toBeGreaterThan(20);
    const { rows } = await sql<{ here: boolean }>`select to_regclass('document') is not null as here`.execute(
      office.db,
    );
    expect(rows[0]?.here).toBe(true);
  });
});
