import { expect, it } from 'vitest';
import { createVault } from './vault.ts';

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
