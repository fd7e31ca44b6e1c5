const LIMITS = { file: { wish: 300, most: 450 }, function: { wish: 60, page: 120, most: 150 } };

const product = (tree) =>
  tree.modules.filter(({ file, isTest }) => /^(src|packages)\//.test(file) && !isTest);
// Written by a program from the migrations.
const isGenerated = (file) => file === 'src/platform/database/tables.ts';

export const contentRules = [
  {
    name: 'SQL only in store.ts',
    advice: "Move the query into the room's store.ts and call it from there.",
    check: (tree) =>
      product(tree)
        .filter(
          ({ file }) =>
            file.startsWith('src/') && !file.startsWith('src/platform/') && !/(^|\/)store\.ts$/.test(file),
        )
        .flatMap((module) => queries(module)),
  },
  {
    name: 'no outside calls',
    advice: 'Fonts, scripts, data and workers are in the package; the product works with the cable pulled.',
    check: (tree) => [
      ...product(tree).flatMap(({ file, code }) =>
        file.startsWith('src/') ? outsideAddresses(file, code) : [],
      ),
      ...tree.paths
        .filter((file) => file.endsWith('.css'))
        .flatMap((file) => outsideAddresses(file, tree.read(file))),
    ],
  },
  {
    name: 'sizes',
    advice: `Past ${LIMITS.file.most} lines a file, past ${LIMITS.function.most} a function must be cut.`,
    check: (tree) =>
      sizes(
        tree,
        () => LIMITS.file.most,
        () => LIMITS.function.most,
      ),
  },
];

/** Said, but no failure. */
export const warnings = [
  {
    name: 'sizes',
    advice: `A file over ${LIMITS.file.wish} lines or a function over ${LIMITS.function.wish} (a page ${LIMITS.function.page}) wants cutting.`,
    check: (tree) =>
      sizes(
        tree,
        () => LIMITS.file.wish,
        (file) => (file.includes('/pages/') ? LIMITS.function.page : LIMITS.function.wish),
      ),
  },
];

function queries({ file, imports, code }) {
  const drivers = imports
    .filter(({ name }) => name === 'kysely' || name === 'pg')
    .map(({ name }) => `imports ${name}`);
  const calls = code.match(/\.(selectFrom|insertInto|updateTable|deleteFrom)\(/g) ?? [];
  return [...drivers, ...calls.map((call) => `calls ${call}…)`)].map((says) => ({ file, says }));
}

// Names of XML vocabularies look like addresses and are never called.
const ownOrName = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\]|\$\{|www\.w3\.org|schemas\.)/;

function outsideAddresses(file, code) {
  const found = code.match(/https?:\/\/[^\s'"`)<>]+/g) ?? [];
  return found
    .filter((address) => !ownOrName.test(address))
    .map((address) => ({ file, says: `names ${address}` }));
}

function sizes(tree, fileLimit, functionLimit) {
  const modules = product(tree).filter(({ file }) => !isGenerated(file));
  return modules.flatMap(({ file, lines, functions }) => [
    ...(lines > fileLimit(file) ? [{ file, says: `has ${lines} lines` }] : []),
    ...functions
      .filter((one) => one.lines > functionLimit(file))
      .map((one) => ({ file: `${file}:${one.line}`, says: `${one.name} has ${one.lines} lines` })),
  ]);
}
