import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'vite';

const folders = ['src', 'packages', 'scripts', 'e2e', 'bench', 'migrations', 'data', 'docs'];
const skipped = new Set(['node_modules', 'dist', 'var', 'fixtures']);

/** Every file of the checkout that the rules speak of, by its path with forward slashes. */
export function readTree(root) {
  const paths = folders.flatMap((folder) => (existsSync(path.join(root, folder)) ? list(root, folder) : []));
  const read = (file) => readFileSync(path.join(root, file), 'utf8');
  const modules = paths.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
  return { root, paths, read, modules: modules.map((file) => readModule(file, read(file), new Set(paths))) };
}

function list(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : list(root, name);
    return [name];
  });
}

/** What the rules ask of one TypeScript file: what it imports, how long its functions are, its text without comments. */
function readModule(file, text, paths) {
  const { program, module, comments } = parseSync(file, text);
  const lineAt = lineCounter(text);
  const requests = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest?.value)),
    ...module.dynamicImports.map((one) => text.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1)),
  ].filter(Boolean);
  return {
    file,
    isTest: /\.test\.tsx?$/.test(file) || file.startsWith('e2e/') || file.startsWith('bench/'),
    imports: [...new Set(requests)].map((name) => ({ name, target: resolve(file, name, paths) })),
    functions: functionSizes(program, lineAt),
    lines: text.trimEnd().split('\n').length,
    code: withoutComments(text, comments),
    isBarrel: program.body.length > 0 && program.body.every(passesOn),
  };
}

/** `export … from` another file of ours; a list of what is used of an npm package is none. */
function passesOn({ type, source }) {
  return /^Export(All|Named)/.test(type) && /^[.#]/.test(source?.value ?? '');
}

/** The file of the checkout that an import names; none for a package from npm or a part of Node. */
function resolve(from, name, paths) {
  const local = name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name) : alias(name);
  return local && paths.has(local) ? local : undefined;
}

function alias(name) {
  if (name.startsWith('#')) return `src/${name.slice(1)}`;
  const own = /^@dondoc\/([a-z]+)$/.exec(name);
  return own && `packages/${own[1]}/index.ts`;
}

function functionSizes(program, lineAt) {
  const sizes = [];
  const add = (node) => {
    const line = lineAt(node.start);
    sizes.push({ name: node.id?.name ?? 'function', line, lines: lineAt(node.end) - line + 1 });
  };
  new Visitor({ FunctionDeclaration: add, FunctionExpression: add, ArrowFunctionExpression: add }).visit(
    program,
  );
  return sizes;
}

function lineCounter(text) {
  const starts = [...text.matchAll(/\n/g)].map((match) => match.index);
  return (offset) => starts.filter((start) => start < offset).length + 1;
}

function withoutComments(text, comments) {
  let code = text;
  for (const { start, end } of comments)
    code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end);
  return code;
}
