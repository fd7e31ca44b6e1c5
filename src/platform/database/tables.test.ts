import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createTestDatabase } from './test-server.ts';

const run = promisify(execFile);

it('the generated table types fit the migrations', async () => {
  const { url, drop } = await createTestDatabase();
  const command = run('npx', ['kysely-codegen', '--verify', '--url', url]).then(
    () => 'fit',
    (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
  );
  // To make them anew: npx kysely-codegen --url DATABASE_URL
  expect(await command).toBe('fit');
  await drop();
});
