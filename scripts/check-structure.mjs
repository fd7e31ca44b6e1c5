// Holds the house to its plan: docs/architecture.md says it in words, this in rules. Every rule counts as one test.
import { fileURLToPath } from 'node:url';
import { contentRules, warnings } from './structure/contents.mjs';
import { importRules } from './structure/imports.mjs';
import { recordRules } from './structure/records.mjs';
import { roomRules } from './structure/rooms.mjs';
import { readTree } from './structure/tree.mjs';

const rules = [...roomRules, ...importRules, ...contentRules, ...recordRules];

/** What each rule finds in the checkout at `root`: `{ name, advice, found: [{ file, says }] }`. */
export function checkStructure(root) {
  const tree = readTree(root);
  const apply = (rule) => ({ name: rule.name, advice: rule.advice, found: rule.check(tree) });
  return { results: rules.map(apply), warnings: warnings.map(apply) };
}

function print(sign, { name, advice, found }) {
  console.log(`${sign} ${name}: ${advice}`);
  for (const { file, says } of found) console.log(`    ${file} ${says}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const checked = checkStructure(fileURLToPath(new URL('..', import.meta.url)));
  for (const warning of checked.warnings.filter(({ found }) => found.length)) print('!', warning);
  const broken = checked.results.filter(({ found }) => found.length);
  for (const result of broken) print('✗', result);
  console.log(`${checked.results.length - broken.length} passed, ${broken.length} failed`);
  process.exitCode = broken.length ? 1 : 0;
}
