import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { SignIn } from './sign-in.ts';

/** As the library seals what it keeps of a second factor: under the secret of the installation. */
export async function sealFactor(signIn: SignIn, words: string): Promise<string> {
  return symmetricEncrypt({ key: (await signIn.$context).secretConfig, data: words });
}

export async function openFactor(signIn: SignIn, sealed: string): Promise<string> {
  return symmetricDecrypt({ key: (await signIn.$context).secretConfig, data: sealed });
}
