// Runs the examples in the docstrings of packages/*: `expression // => value` lines, compared deeply.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../packages', import.meta.url));
const AsyncFunction = (async () => {}).constructor;
const RESULT = /^(.*?);?\s*\/\/ => (.*)$/;

/** The examples of a file, each with the line it starts on. */
function examplesOf(file) {
  const text = readFileSync(file, 'utf8');
  const docs = parseSync(file, text).comments.filter(
    ({ type, value }) => type === 'Block' && value.startsWith('*'),
  );
  return docs.flatMap(({ start, value }) => {
    const [, ...examples] = value.replace(/^[ \t]*\* ?/gm, '').split('@example');
    const line = text.slice(0, start).split('\n').length;
    return examples.map((example) => ({ line, code: example.split(/^@/m)[0] }));
  });
}

/** The example as the body of a function, its results as checks. */
function asBody(code) {
  const lines = code.split('\n').map((line) => {
    const [, expression, value] = RESULT.exec(line) ?? [];
    return expression === undefined ? line : `check(await (${expression}), (${value}));`;
  });
  // A body made from text has no `import` of its own.
  return lines.join('\n').replace(/\bimport\(/g, '$import(');
}

async function run(file, code) {
  const scope = { ...(await load(path.join(rootOf(file), 'index.ts'))), ...(await load(file)) };
  const names = Object.keys(scope).filter((name) => name !== 'default');
  const body = new AsyncFunction('check', '$import', ...names, asBody(code));
  let checked = 0;
  const check = (found, wanted) => {
    checked += 1;
    expect(found).toEqual(wanted);
  };
  await body(check, (name) => import(/* @vite-ignore */ name), ...names.map((name) => scope[name]));
  expect(checked, 'an example states at least one result').toBeGreaterThan(0);
}

const load = (file) => import(/* @vite-ignore */ pathToFileURL(file).href);
const rootOf = (file) => path.join(packages, path.relative(packages, file).split(path.sep)[0]);

const sources = readdirSync(packages, { recursive: true })
  .filter((file) => file.endsWith('.ts') && !/node_modules|\.test\.ts$|\.d\.ts$/.test(file))
  .map((file) => path.join(packages, file))
  .sort();

for (const file of sources) {
  const examples = examplesOf(file);
  if (examples.length === 0) continue;
  describe(path.relative(packages, file), () => {
    for (const { line, code } of examples) test(`line ${line}`, () => run(file, code));
  });
}
