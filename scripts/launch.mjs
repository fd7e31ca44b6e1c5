// The one way in: `npm start`, `npm test`, `npm run check|format|bench|dondoc|fuzz|pictures|bundle` all call this file. It runs on any
// Node from 18 on, without packages: it fetches what is missing, then hands over to Node 24.
import path from 'node:path';
import { makeBundle } from './bundle/make.mjs';
import { runChecks, runFormat } from './launch/checks.mjs';
import { runFuzz } from './launch/fuzz.mjs';
import { ensurePackages } from './launch/install.mjs';
import { buildPages } from './launch/pages.mjs';
import { hold, root, switchNode } from './launch/process.mjs';
import { ensureNode } from './launch/runtime.mjs';
import { runTests } from './launch/tests.mjs';

const commands = {
  start: async () => (await buildPages()) || hold(['src/server.ts'], { cwd: root }),
  test: runTests,
  check: runChecks,
  format: runFormat,
  // `npm run bench -- reader`: what is measured, and against what.
  bench: ([what = 'reader', ...args]) => hold([`bench/${path.basename(what)}.ts`, ...args], { cwd: root }),
  // npm runs scripts in the package's folder; file names are meant where the user typed them.
  dondoc: (args) => hold([path.join(root, 'src/cli.ts'), ...args], { cwd: typedIn() }),
  fuzz: runFuzz,
  // The pictures of the guide, made anew from the pages as they are.
  pictures: () => runTests(['e2e/guide.test.ts'], { GUIDE_PICTURES: path.join(root, 'docs/huong-dan') }),
  bundle: makeBundle,
};

function typedIn() {
  return (process.env.npm_lifecycle_event === 'dondoc' && process.env.INIT_CWD) || process.cwd();
}

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
if (!command) {
  console.error(`Usage: node scripts/launch.mjs ${Object.keys(commands).join(' | ')}`);
  process.exit(2);
}
try {
  const [node] = await Promise.all([ensureNode(), ensurePackages()]);
  switchNode(node);
  process.exitCode = await command(args);
} catch (error) {
  console.error(error.expected ? error.message : error);
  process.exitCode = 1;
}
