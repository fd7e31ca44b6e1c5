import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createVault, keptSecret } from './vault.ts';

it('opens what it sealed, and nothing else', () => {
  const vault = createVault('bí mật của máy');
  const sealed = vault.seal('mật khẩu: đường');
  expect(vault.open(sealed)).toBe('mật khẩu: đường');
  expect(sealed).not.toBe(vault.seal('mật khẩu: đường'));
  expect(createVault('bí mật khác').open(sealed)).toBeNull();
  const bytes = Buffer.from(sealed, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(vault.open(bytes.toString('base64'))).toBeNull();
  expect(vault.open('')).toBeNull();
});

it('draws a secret at the first start, of 256 bits, which only its owner may read', async () => {
  const folders = await Promise.all([1, 2].map(() => mkdtemp(path.join(tmpdir(), 'dondoc-secret-'))));
  const [one = '', two] = await Promise.all(folders.map(keptSecret));
  expect(Buffer.from(one, 'base64url')).toHaveLength(32);
  expect(two).not.toBe(one);
  expect(await keptSecret(folders[0] ?? '')).toBe(one);
  expect(await readdir(folders[0] ?? '')).toEqual(['secret']);
  const { mode } = await stat(path.join(folders[0] ?? '', 'secret'));
  if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  for (const folder of folders) await rm(folder, { recursive: true });
});
