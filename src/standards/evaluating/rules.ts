import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { compare, Exact, exactOf, minus, over, plus, times } from '../exact/rules.ts';

/**
 * Rules are expressions of CEL (decision 036), of which a rule may use numbers, names of facts, arithmetic, comparison
 * and the three logical words. What a fact does not know is absent, and CEL's logic takes it up as Kleene's: false and
 * unknown is false, true or unknown is true, else unknown.
 */
const language = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: 200, maxDepth: 30 },
}).registerType('Exact', Exact);

type Given = Exact | bigint | number;
const arithmetic = { '+': plus, '-': minus, '*': times, '/': over };
const comparison = {
  '<': (at: number) => at < 0,
  '<=': (at: number) => at <= 0,
  '>': (at: number) => at > 0,
  '>=': (at: number) => at >= 0,
  '==': (at: number) => at === 0,
};
// A literal is a whole number or a double; beside a fact both are exact.
for (const pair of ['Exact Exact', 'Exact int', 'int Exact', 'Exact double', 'double Exact']) {
  const [left, right] = pair.split(' ');
  for (const [sign, act] of Object.entries(arithmetic))
    language.registerOperator(`${left} ${sign} ${right}: Exact`, (a: Given, b: Given) =>
      act(exactOf(a), exactOf(b)),
    );
  for (const [sign, holds] of Object.entries(comparison))
    language.registerOperator(`${left} ${sign} ${right}: bool`, (a: Given, b: Given) =>
      holds(compare(exactOf(a), exactOf(b))),
    );
}
language.registerOperator('-Exact: Exact', (a: Exact) => new Exact(-a.n, a.d));

const signs = ['+', '-', '*', '/', '==', '!=', '<', '<=', '>', '>=', '&&', '||', '!_', '-_', '?:'];

/** What is wrong with a rule, as a sentence; null where it can be used. With `names`, those that no room offers too. */
export function faultOfRule(rule: string, names?: readonly string[]): string | null {
  const parsed = parse(rule);
  if ('fault' in parsed) return parsed.fault;
  const nodes = nodesOf(parsed.ast);
  const foreign = nodes.find((node) => !isAllowed(node));
  if (foreign)
    return 'Quy tắc chỉ dùng số, tên số liệu, + - * /, so sánh, && (và), || (hoặc), ! (không), điều kiện ? :.';
  const used = namesIn(parsed.ast);
  if (used.length === 0) return 'Quy tắc không dùng số liệu nào.';
  const unknown = used.filter((name) => names && !names.includes(name));
  if (unknown.length > 0) return `Không có số liệu tên ${unknown.join(', ')}.`;
  return nodes.some((node) => node.op === '/' && namesIn(node).length === 0)
    ? 'Phép chia giữa hai số viết sẵn: ghi thẳng kết quả.'
    : null;
}

/** The names of facts that a rule reads, each once. */
export function namesOfRule(rule: string): string[] {
  const parsed = parse(rule);
  return 'fault' in parsed ? [] : namesIn(parsed.ast);
}

type Parsed = { run: (facts: object) => unknown; ast: ASTNode } | { fault: string };

export function parse(rule: string): Parsed {
  try {
    const run = language.parse(rule);
    const { valid } = run.check();
    return valid ? { run, ast: run.ast } : { fault: 'Quy tắc so sánh hoặc tính những thứ không cùng loại.' };
  } catch {
    return { fault: 'Quy tắc viết chưa đúng: thiếu dấu, thiếu ngoặc hoặc thừa ký tự.' };
  }
}

function isAllowed({ op, args }: ASTNode): boolean {
  if (op === 'id') return true;
  if (op === 'value') return ['bigint', 'number', 'boolean'].includes(typeof args);
  return signs.includes(op);
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

function nodesOf(node: ASTNode): ASTNode[] {
  const inside = (Array.isArray(node.args) ? node.args : [node.args]).flat() as unknown[];
  return [node, ...inside.filter(isNode).flatMap(nodesOf)];
}

const namesIn = (ast: ASTNode): string[] => [
  ...new Set(nodesOf(ast).flatMap(({ op, args }) => (op === 'id' ? [args as string] : []))),
];
