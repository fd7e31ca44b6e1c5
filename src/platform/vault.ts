import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Keeps secrets of others (a mail server's password) so that the database alone does not give them away. */
export interface Vault {
  seal(words: string): string;
  /** Null where it was sealed with another secret: somebody must enter it anew. */
  open(sealed: string): string | null;
  /** Says the same of the same words, and without the secret nothing of them. */
  mark(words: string): string;
}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key drawn from the secret of the installation, which lies beside the database, not in it. */
export function createVault(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'dondoc vault', KEY_BYTES));
  const markKey = Buffer.from(hkdfSync('sha256', secret, '', 'dondoc mark', KEY_BYTES));
  return {
    mark: (words) => createHmac('sha256', markKey).update(words).digest('base64url'),
    seal: (words) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const inside = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), inside]).toString('base64');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const inside = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([inside, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

/** A secret that outlives restarts, so that nobody is signed out by one. */
export async function keptSecret(stateDir: string): Promise<string> {
  const file = path.join(stateDir, 'secret');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept) return kept;
  // Whole or not at all, should the process be killed right here.
  const fresh = randomBytes(32).toString('base64url');
  await writeFile(`${file}.new`, fresh, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return fresh;
}
