import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { compare, Exact, exactOf, minus, over, plus, times } from '../exact/rules.ts';

/**
 * Rules are expressions of CEL (decision 035), of which a rule may use numbers, names of facts, arithmetic, comparison
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
  for (const [sign, holds] of Object.entries(comparison)) {
    // The language turns an equality round by itself.
    if (sign === '==' && left !== 'Exact') continue;
    language.registerOperator(`${left} ${sign} ${right}: bool`, (a: Given, b: Given) =>
      holds(compare(exactOf(a), exactOf(b))),
    );
  }
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

type Run = (facts: Record<string, Exact | boolean>) => unknown;
type Parsed = { run: Run; ast: ASTNode } | { fault: string };

/** A rule ready to be run on the known facts, by their names; or why it is none. */
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
  if (op !== 'value') return op === 'id' || signs.includes(op);
  // Written out, so that it can be taken as it stands: no 1e-9.
  const isNumber = typeof args === 'bigint' || typeof args === 'number';
  return typeof args === 'boolean' || (isNumber && /^\d+(\.\d+)?$/.test(`${args}`));
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

function nodesOf(node: ASTNode): ASTNode[] {
  const inside = (Array.isArray(node.args) ? node.args : [node.args]).flat() as unknown[];
  return [node, ...inside.filter(isNode).flatMap(nodesOf)];
}

/** The names that an expression reads, each once. */
export const namesIn = (ast: ASTNode): string[] => [
  ...new Set(nodesOf(ast).flatMap(({ op, args }) => (op === 'id' ? [args as string] : []))),
];

/** Two figures that a rule sets against each other, and how: 4 / 28, 4 == 5. */
export interface Parts {
  top: ASTNode;
  bottom: ASTNode;
  by: '/' | '==';
}

/** The two sides of a rule that is a fraction, in per cent or not, or holds one figure against another. */
export function partsOf(ast: ASTNode): Parts | null {
  const plain = withoutHundred(ast);
  if (plain.op !== '/' && plain.op !== '==') return null;
  const [left, right] = plain.args;
  const top = plain.op === '/' ? withoutHundred(left) : left;
  return namesIn(top).length > 0 && namesIn(right).length > 0 ? { top, bottom: right, by: plain.op } : null;
}

function withoutHundred(node: ASTNode): ASTNode {
  if (node.op !== '*') return node;
  const [left, right] = node.args;
  if (isHundred(left)) return right;
  return isHundred(right) ? left : node;
}

const isHundred = ({ op, args }: ASTNode) => op === 'value' && Number(args) === 100;

/** What a part of a rule gives. */
export const runPart = (part: ASTNode, facts: Record<string, Exact | boolean>): unknown =>
  language.parse(part.input.slice(part.start, part.end))(facts);
