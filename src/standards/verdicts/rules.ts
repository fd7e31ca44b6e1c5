import type { ASTNode } from '@marcbachmann/cel-js';
import type { Fact } from '#platform/facts.ts';
import { namesIn, type Parts, parse, partsOf, runPart } from '../evaluating/rules.ts';
import { DividedByNought, decimalOf, Exact, exactOf, holds, over, times } from '../exact/rules.ts';
import type { Indicator, Threshold } from '../schema.ts';
import { countWords, plainWords, ratioWords, thresholdWords } from './labels.ts';
import type { Evaluated, Naming, Verdict } from './schema.ts';

type Facts = ReadonlyMap<string, Fact>;
type Known = Record<string, Exact | boolean>;

/** met or unmet against a threshold, without rounding; without one no verdict. */
export function verdictOn(value: Exact, threshold: Threshold | null): Verdict {
  if (!threshold) return 'notAssessed';
  return holds(value, threshold.operator, exactOf(threshold.value)) ? 'met' : 'unmet';
}

/**
 * What the rule of an indicator gives from the facts, held against the threshold. Null where it has no rule: a person
 * enters the value.
 */
export function evaluate(
  indicator: Indicator,
  threshold: Threshold | null,
  facts: Facts,
  naming: Naming,
): Evaluated | null {
  if (!indicator.rule) return null;
  const parsed = parse(indicator.rule);
  if ('fault' in parsed) return unknown(parsed.fault, {});
  const names = namesIn(parsed.ast);
  const used = usedFacts(names, facts, naming);
  try {
    const known = knownValues(names, facts);
    const figures = figuresOf(parsed.ast, indicator, known);
    const value = figures.percent ?? exactly(parsed.run(known));
    return said(figures, value, { ast: parsed.ast, indicator, threshold, naming, used });
  } catch (error) {
    return unknown(whyUnknown(error, used, naming), used);
  }
}

interface Figures {
  parts: Parts | null;
  top: Exact | null;
  bottom: Exact | null;
  /** Of a fraction that is shown in per cent, whether or not the rule says "* 100". */
  percent: Exact | null;
}

function figuresOf(ast: ASTNode, { kind, unit }: Indicator, known: Known): Figures {
  const parts = partsOf(ast);
  if (!parts) return { parts, top: null, bottom: null, percent: null };
  const top = exactly(runPart(parts.top, known));
  const bottom = exactly(runPart(parts.bottom, known));
  // Of nobody it cannot be said that each of them has it.
  if (bottom.n === 0n && (parts.by === '/' || kind === 'everyMember')) throw new DividedByNought();
  const inPercent = parts.by === '/' && (kind === 'ratio' || unit === '%');
  return { parts, top, bottom, percent: inPercent ? times(over(top, bottom), new Exact(100n)) : null };
}

interface Spoken {
  ast: ASTNode;
  indicator: Indicator;
  threshold: Threshold | null;
  naming: Naming;
  used: Evaluated['facts'];
}

function said({ parts, top, bottom, percent }: Figures, value: Exact, spoken: Spoken): Evaluated {
  const { ast, indicator, threshold, naming, used } = spoken;
  const shown = decimalOf(value, percent ? 1 : 2);
  const numerator = top && decimalOf(top, 2);
  const denominator = bottom && decimalOf(bottom, 2);
  const unit = percent ? '%' : indicator.unit;
  const name = (part: ASTNode) => nameAlone(part, naming);
  const figure =
    parts && numerator !== null && denominator !== null
      ? ratioWords(
          countWords(numerator, name(parts.top)),
          countWords(denominator, name(parts.bottom)),
          percent && shown,
        )
      : name(ast)
        ? countWords(shown, name(ast))
        : plainWords(shown, unit);
  const result = verdictOn(value, threshold);
  return {
    ...{ value: shown, numerator, denominator, result, facts: used },
    reason: threshold ? null : 'Chưa có ngưỡng.',
    words: `${figure}, ${thresholdWords(threshold, indicator, result, naming.isPractice)}`,
  };
}

/** How a part of a rule is called, where it is one fact and nothing more. */
const nameAlone = ({ op, args }: ASTNode, { names }: Naming): string | null =>
  op === 'id' ? (names.get(args as string)?.label ?? null) : null;

/** Yes is 1. */
function exactly(value: unknown): Exact {
  if (typeof value === 'boolean') return new Exact(value ? 1n : 0n);
  return exactOf(value as Exact | bigint | number);
}

function knownValues(names: string[], facts: Facts): Known {
  const known: Known = {};
  for (const name of names) {
    const fact = facts.get(name);
    if (fact?.known) known[name] = typeof fact.value === 'boolean' ? fact.value : exactOf(fact.value);
  }
  return known;
}

const usedFacts = (names: string[], facts: Facts, { names: offered }: Naming): Evaluated['facts'] =>
  Object.fromEntries(
    names.map((name) => [
      name,
      facts.get(name) ?? {
        known: false as const,
        reason: offered.has(name) ? 'chưa có số liệu' : 'không có phần nào của hệ thống cho số liệu này',
        rows: [],
      },
    ]),
  );

function unknown(reason: string, facts: Evaluated['facts']): Evaluated {
  return {
    ...{ value: null, numerator: null, denominator: null, result: 'notAssessed' as const, reason, facts },
    words: `Chưa biết giá trị: ${reason}`,
  };
}

function whyUnknown(error: unknown, used: Evaluated['facts'], { names }: Naming): string {
  if (error instanceof DividedByNought) return 'Mẫu số bằng 0.';
  const missing = Object.entries(used).flatMap(([name, fact]) =>
    fact.known ? [] : [`${names.get(name)?.label ?? name}: ${fact.reason}`],
  );
  return missing.length > 0 ? `${missing.join('; ')}.` : 'Quy tắc không tính được với số liệu này.';
}
