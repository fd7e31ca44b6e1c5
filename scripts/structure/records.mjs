export const recordRules = [
  {
    name: 'names that say nothing',
    advice: 'Name the file after what it holds, with the words of docs/glossary.md.',
    check: (tree) =>
      tree.paths
        .filter((file) => /^(src|packages|scripts|e2e|bench)\//.test(file))
        .filter((file) => /(^|[/.-])(utils?|helpers?|common|managers?|misc)([/.-]|$)/.test(file))
        .map((file) => ({ file, says: 'could hold anything' })),
  },
  {
    name: 'migrations',
    advice: 'YYYYMMDDHHMM_what_it_does.sql, one time each, forward only.',
    check: (tree) => [
      ...misnamed(tree, 'migrations/', isMigration),
      ...repeated(tree, /^migrations\/(\d{12})/),
    ],
  },
  {
    name: 'data cites its source',
    advice: 'Add "source": the document, its number and date, or that it is an invented example.',
    check: (tree) =>
      tree.paths
        .filter((file) => /^data\/.*\.json$/.test(file) && !hasSource(JSON.parse(tree.read(file))))
        .map((file) => ({ file, says: 'has no source' })),
  },
  {
    name: 'decisions',
    advice: 'docs/decisions/NNN-what.md, numbered from 001 on without a gap.',
    check: (tree) => [
      ...misnamed(tree, 'docs/decisions/', (name) => /^\d{3}-[a-z0-9-]+\.md$/.test(name)),
      ...repeated(tree, /^docs\/decisions\/(\d{3})-/),
      ...gaps(tree),
    ],
  },
];

function isMigration(name) {
  const [, month, day, hour, minute] = /^\d{4}(\d\d)(\d\d)(\d\d)(\d\d)_[a-z0-9_]+\.sql$/.exec(name) ?? [];
  return month >= '01' && month <= '12' && day >= '01' && day <= '31' && hour <= '23' && minute <= '59';
}

function hasSource(value) {
  return typeof value === 'object' && value !== null && Boolean(value.source);
}

function misnamed(tree, folder, isRight) {
  const inside = tree.paths.filter((file) => file.startsWith(folder));
  return inside
    .filter((file) => !isRight(file.slice(folder.length)))
    .map((file) => ({ file, says: 'is misnamed' }));
}

function repeated(tree, pattern) {
  const seen = new Map();
  const twice = [];
  for (const file of tree.paths) {
    const key = pattern.exec(file)?.[1];
    if (key && seen.has(key)) twice.push({ file, says: `has the number of ${seen.get(key)}` });
    else if (key) seen.set(key, file);
  }
  return twice;
}

function gaps(tree) {
  const numbers = tree.paths
    .map((file) => /^docs\/decisions\/(\d{3})-/.exec(file)?.[1])
    .filter(Boolean)
    .map(Number);
  const missing = Array.from({ length: Math.max(0, ...numbers) }, (_, i) => i + 1).filter(
    (n) => !numbers.includes(n),
  );
  return missing.map((n) => ({ file: 'docs/decisions', says: `has no ${String(n).padStart(3, '0')}` }));
}
