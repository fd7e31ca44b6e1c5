// The rooms in their order: one may import those before it. Rooms of one step do not know each other.
export const order = [
  ['platform'],
  ['accounts'],
  ['inbox'],
  ['documents'],
  ['directives'],
  ['proposals', 'committees', 'participation', 'research', 'investments'],
  ['staff'],
  ['training'],
  ['standards'],
  ['overview'],
];
export const rooms = order.flat();
export const entries = ['src/app.ts', 'src/server.ts', 'src/web.tsx', 'src/cli.ts'];
const platformFolders = [
  'database',
  'http',
  'files',
  'jobs',
  'mail',
  'audit',
  'backup',
  'calendar',
  'running',
  'search',
  'sheets',
  'ui',
];

const vocabulary = [
  'schema rules store routes api labels commands jobs facts forms sheets worker'
    .split(' ')
    .map((name) => `${name}.ts`),
].flat();

const withoutTest = (name) => name.replace(/\.test(?=\.tsx?$)/, '');
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.module)?\.(tsx?|css)$/;
const picture = /^[a-z0-9]+(-[a-z0-9]+)*\.svg$/;

const inSrc = (tree) =>
  tree.paths.filter((file) => file.startsWith('src/') && !file.startsWith('src/assets/'));

export const roomRules = [
  {
    name: 'rooms',
    advice: `src holds the rooms of the design and four entry points: ${rooms.join(', ')}; app.ts, server.ts, web.tsx, cli.ts.`,
    check: (tree) =>
      inSrc(tree)
        .filter((file) => !rooms.includes(file.split('/')[1]) && !entries.includes(withoutTest(file)))
        .map((file) => ({ file, says: 'stands in no known room' })),
  },
  {
    name: 'file names in a room',
    advice: `A room knows only ${vocabulary.join(', ')}, permissions.ts (accounts), pages/, components/, a sub-folder with the same names, and tests beside their subject.`,
    check: (tree) =>
      inSrc(tree)
        .filter((file) => isFeature(file) && !isInVocabulary(file))
        .map((file) => ({ file, says: 'is not a name of the closed list' })),
  },
  {
    name: 'platform',
    advice: `platform has the folders ${platformFolders.join(', ')}, and lower-case-kebab file names.`,
    check: (tree) =>
      inSrc(tree)
        .filter((file) => file.startsWith('src/platform/') && !isPlatformFile(file.split('/').slice(2)))
        .map((file) => ({ file, says: 'is no folder or file name of platform' })),
  },
];

function isFeature(file) {
  const [, room, inside] = file.split('/');
  return inside !== undefined && room !== 'platform' && rooms.includes(room);
}

function isInVocabulary(file) {
  const parts = file.split('/').slice(2);
  const name = withoutTest(parts.at(-1));
  const folders = parts.slice(0, -1);
  if (folders.some((folder) => folder === 'pages' || folder === 'components')) return kebab.test(name);
  if (folders.length > 1 || !folders.every((folder) => /^[a-z]+(-[a-z]+)*$/.test(folder))) return false;
  return vocabulary.includes(name) || (name === 'permissions.ts' && file.startsWith('src/accounts/'));
}

function isPlatformFile(parts) {
  const name = withoutTest(parts.at(-1));
  return (
    (parts.length === 1 || platformFolders.includes(parts[0])) && (kebab.test(name) || picture.test(name))
  );
}
