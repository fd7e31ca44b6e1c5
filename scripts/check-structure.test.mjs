import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkStructure } from './check-structure.mjs';

const roots = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** The rules that a tree of these files breaks, with the places. */
function broken(files) {
  const root = mkdtempSync(path.join(tmpdir(), 'dondoc-tree-'));
  roots.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const results = checkStructure(root).results.filter(({ found }) => found.length);
  return Object.fromEntries(
    results.map(({ name, found }) => [name, found.map(({ file, says }) => `${file} ${says}`)]),
  );
}

test('a tree in order breaks nothing', () => {
  const files = {
    'src/server.ts': "import { list } from '#documents/store.ts';\nlist();",
    'src/server.test.ts': "import './server.ts';",
    'src/documents/store.ts': "import { sql } from 'kysely';\nexport const list = () => sql;",
    'src/documents/routes.test.ts': "import '#overview/store.ts';",
    'src/documents/pages/document-page.tsx':
      "import { readWords } from '@dondoc/vietnamese';\nexport const a = readWords;",
    'src/documents/components/receipt.module.css': '.a { color: red }',
    'src/directives/review/store.ts': "import type { A } from '../store.ts';\nexport type B = A;",
    'src/directives/store.ts': "import '#documents/store.ts';\nexport type A = 1;",
    'src/overview/store.ts': "import '#proposals/rules.ts';",
    'src/proposals/rules.ts':
      "// see https://thuvienphapluat.vn\nexport const svg = 'http://www.w3.org/2000/svg';",
    'src/accounts/permissions.ts': '',
    'src/platform/clock.ts': '',
    'src/platform/ui/icons.ts': "export { IconX } from '@tabler/icons-react';",
    'packages/vietnamese/index.ts': "export { readWords } from './words.ts';",
    'packages/vietnamese/words.ts': 'export const readWords = 1;',
    'packages/reader/package.json': '{ "dependencies": { "@dondoc/vietnamese": "0.1.0" } }',
    'packages/reader/read.ts':
      "import { readWords } from '@dondoc/vietnamese';\nexport const read = readWords;",
    'migrations/202611250100_office.sql': '',
    'data/agencies/lai-chau.json': '{ "source": "Thông báo 296-TB/VPTU" }',
    'docs/decisions/001-runtime.md': '',
  };
  expect(broken(files)).toEqual({});
});

const cases = [
  ['a room that the design does not know', { 'src/reports/rules.ts': '' }, 'rooms'],
  ['a fourth entry point', { 'src/worker.ts': '' }, 'rooms'],
  ['a file name outside the list', { 'src/documents/parse.ts': '' }, 'file names in a room'],
  ['permissions outside accounts', { 'src/documents/permissions.ts': '' }, 'file names in a room'],
  ['a sub-folder with names of its own', { 'src/documents/edxml/reader.ts': '' }, 'file names in a room'],
  ['an unknown folder in platform', { 'src/platform/queue/a.ts': '' }, 'platform'],
  ['a platform file in capitals', { 'src/platform/ui/Button.tsx': '' }, 'platform'],
  [
    'an import to the right',
    { 'src/accounts/rules.ts': "import '#documents/rules.ts';", 'src/documents/rules.ts': '' },
    'order of rooms',
  ],
  [
    'an import between rooms of one step',
    { 'src/proposals/rules.ts': "import '#research/rules.ts';", 'src/research/rules.ts': '' },
    'order of rooms',
  ],
  [
    'a passed-on name to the right',
    {
      'src/accounts/rules.ts': "export { a } from '#documents/rules.ts';\nexport const b = 1;",
      'src/documents/rules.ts': 'export const a = 1;',
    },
    'order of rooms',
  ],
  [
    'a lazy import to the right, after Vietnamese words',
    {
      'src/accounts/rules.ts':
        "const s = 'Đôn Đốc ế ộ 𝄞';\nexport const a = () => [s, import('#documents/rules.ts')];",
      'src/documents/rules.ts': '',
    },
    'order of rooms',
  ],
  [
    'a room that wires the server',
    { 'src/overview/rules.ts': "import '../server.ts';", 'src/server.ts': '' },
    'order of rooms',
  ],
  [
    'a package that reaches into the application',
    { 'packages/reader/a.ts': "import '../../src/platform/clock.ts';", 'src/platform/clock.ts': '' },
    'packages',
  ],
  ['a package that takes what it does not name', { 'packages/intake/a.ts': "import 'lodash';" }, 'packages'],
  [
    'packages that know each other',
    {
      'packages/reader/a.ts': "import '@dondoc/writer';",
      'packages/reader/package.json': '{ "dependencies": { "@dondoc/writer": "0.1.0" } }',
    },
    'packages',
  ],
  ['a reader that reads files', { 'packages/reader/a.ts': "import 'node:fs';" }, 'pure packages'],
  [
    'a reader that asks the time',
    { 'packages/reader/a.ts': 'export const now = () => Date.now();' },
    'pure packages',
  ],
  [
    'a ring of type imports',
    {
      'src/platform/a.ts': "import type { B } from './b.ts';\nexport type A = B;",
      'src/platform/b.ts': "import type { A } from './a.ts';\nexport type B = A;",
    },
    'no cycles between files',
  ],
  ['a barrel', { 'src/platform/all.ts': "export * from './a.ts';", 'src/platform/a.ts': '' }, 'no barrels'],
  ['an index in a room', { 'src/platform/ui/index.ts': 'export const a = 1;' }, 'no barrels'],
  [
    'a query in a route',
    { 'src/documents/routes.ts': "export const a = (db) => db.selectFrom('x');" },
    'SQL only in store.ts',
  ],
  [
    'a driver in a rule',
    { 'src/documents/rules.ts': "import { sql } from 'kysely';\nsql;" },
    'SQL only in store.ts',
  ],
  [
    'a font from another host',
    { 'src/platform/ui/a.css': '@import "https://fonts.example.com/a.css";' },
    'no outside calls',
  ],
  [
    'a script from another host',
    { 'src/web.tsx': "export const a = 'https://cdn.example.com/a.js';" },
    'no outside calls',
  ],
  ['a file past all patience', { 'src/platform/long.ts': 'export {};\n'.repeat(451) }, 'sizes'],
  [
    'a function past all patience',
    { 'src/platform/long.ts': `export function f() {\n${'f();\n'.repeat(150)}}` },
    'sizes',
  ],
  ['a name that says nothing', { 'packages/reader/text-utils.ts': '' }, 'names that say nothing'],
  ['a migration without its time', { 'migrations/20261125_office.sql': '' }, 'migrations'],
  ['a migration of a thirteenth month', { 'migrations/202613250100_office.sql': '' }, 'migrations'],
  [
    'two migrations of one minute',
    { 'migrations/202611250100_a.sql': '', 'migrations/202611250100_b.sql': '' },
    'migrations',
  ],
  ['data without a source', { 'data/ranks/a.json': '{ "rules": [] }' }, 'data cites its source'],
  ['a decision without a number', { 'docs/decisions/runtime.md': '' }, 'decisions'],
  ['a gap in the decisions', { 'docs/decisions/002-tests.md': '' }, 'decisions'],
  [
    'two decisions of one number',
    { 'docs/decisions/001-a.md': '', 'docs/decisions/001-b.md': '' },
    'decisions',
  ],
];

test.each(cases)('%s is found', (_, files, rule) => {
  expect(Object.keys(broken(files))).toEqual([rule]);
});
