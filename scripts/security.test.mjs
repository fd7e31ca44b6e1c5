import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8');
const lines = page
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, item, asks, how, shown]) => ({ item, asks, how, shown }));

/** How many items level 2 has in each chapter of ASVS 4.0.3, level 1 with them and without what it has deleted. */
const LEVEL_2 = {
  1: 38,
  2: 54,
  3: 18,
  4: 9,
  5: 30,
  6: 13,
  7: 12,
  8: 15,
  9: 7,
  10: 5,
  11: 8,
  12: 15,
  13: 13,
  14: 23,
};

it('has each item of level 2 once', () => {
  const counts = Object.groupBy(lines, ({ item }) => item.split('.')[0]);
  expect(Object.fromEntries(Object.entries(counts).map(([chapter, of]) => [chapter, of.length]))).toEqual(
    LEVEL_2,
  );
  expect(new Set(lines.map(({ item }) => item)).size).toBe(lines.length);
});

it('says of each how it is met, why it does not apply, or that it is not met', () => {
  expect(lines.filter(({ asks, how }) => !asks || !how)).toEqual([]);
  const silent = lines.filter(
    ({ how, shown }) =>
      !shown && !/^(does not apply|not met|by the build)|: none|JavaScript|one JSON/.test(how),
  );
  expect(silent).toEqual([]);
});

it('leaves nothing unanswered', () => {
  expect(lines.filter(({ how, shown }) => /^open\b/.test(how) || /^open\b/.test(shown))).toEqual([]);
});

it('names files that are there, and words of tests that are in them', () => {
  const wrong = lines.flatMap(({ item, shown }) =>
    [...shown.matchAll(/`([^`]+)`(?: › ([^;]*[^;\s]))?/g)].flatMap(([, file, words]) => {
      if (!existsSync(path.join(root, file))) return [`${item}: no ${file}`];
      const text = words ? readFileSync(path.join(root, file), 'utf8') : '';
      return words && !text.includes(words) ? [`${item}: ${file} does not say «${words}»`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

/** Everything that runs, server and pages, without its tests. */
const sources = ['src', 'packages']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|node_modules|fixtures/.test(file))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(path.join(root, file), 'utf8') }));

/** What each place says that a pattern finds, by file. */
const saying = (pattern) =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([words, said]) => `${file}: ${said ?? words}`),
  );

it('uses no chance that can be guessed, but to spread work in time', () => {
  expect(sources.length).toBeGreaterThan(1000);
  expect(saying(/Math\.random/g)).toEqual(['src/training/answering/jobs.ts: Math.random']);
});

it('makes no program of words, nor a page', () => {
  expect(
    saying(/\beval\(|new Function\(|\.innerHTML|dangerouslySetInnerHTML|document\.write|insertAdjacentHTML/g),
  ).toEqual([]);
});

it('starts no shell', () => {
  expect(saying(/shell: true|\bexecSync\b|import [^;]*\bexec\b[^;]*'node:child_process'/g)).toEqual([]);
});

it('trusts no certificate that nobody knows', () => {
  expect(saying(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/g)).toEqual([]);
});

it('knows no cipher and no hash but AES-256-GCM and SHA-256', () => {
  const said = saying(/create(?:Cipheriv|Decipheriv|Hash|Hmac)\(\s*([^,)]+)/g).map(
    (one) => one.split(': ')[1],
  );
  expect(said.length).toBeGreaterThan(20);
  expect([...new Set(said)].toSorted()).toEqual(["'aes-256-gcm'", "'sha256'"]);
});
