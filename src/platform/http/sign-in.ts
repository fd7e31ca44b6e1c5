import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import type { Database } from '../database/connection.ts';
import { secondFactor } from './second-factor.ts';
import { SINGLE_SIGN_ON, type SingleSignOn, singleSignOn } from './single-sign-on.ts';

export type SignIn = ReturnType<typeof createSignIn>;

interface Options {
  db: Database;
  secret: string;
  /** Null where users reach the server by whatever name or number the machine has on their network. */
  publicUrl: string | null;
  /** Whether users come by TLS: the cookie is then kept from every other way, and from every other host. */
  isTls?: boolean;
  /** The provider of single sign-on, where the installation has one. */
  single?: SingleSignOn | null;
}

/** Set by the server itself from the socket, never taken from a client. */
export const CLIENT_ADDRESS = 'x-dondoc-client-address';
export const CLIENT_PORT = 'x-dondoc-client-port';

/** Sign-in by name and password: better-auth keeps users, sessions and cookies; argon2id hashes. */
export function createSignIn({ db, secret, publicUrl, isTls = false, single = null }: Options) {
  return betterAuth({
    secret,
    // Any host: which pages may sign in is decided by trustedOrigins below.
    baseURL: publicUrl ?? {
      allowedHosts: ['*'],
      fallback: 'http://127.0.0.1',
      protocol: isTls ? 'https' : 'http',
    },
    basePath: '/api/auth',
    // Without a fixed address, a request must come from the pages of the very host that it is sent to.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    database: { db, type: 'postgres' },
    advanced: {
      // A session comes with its user, by one statement.
      database: { generateId: 'uuid', joins: true },
      // The library's own prefix for TLS is the weaker `__Secure-`.
      useSecureCookies: false,
      cookiePrefix: isTls ? '__Host-dondoc' : 'dondoc',
      defaultCookieAttributes: { secure: isTls },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    user: { modelName: 'authUser' },
    session: { modelName: 'authSession', expiresIn: 12 * 60 * 60, updateAge: 60 * 60 },
    account: {
      modelName: 'authAccount',
      // What the provider gives for its own doors is never kept: only who the person is.
      updateAccountOnSignIn: false,
      // An account is tied by its owner, signed in, or by the administrator; never because an address looks the same.
      accountLinking: {
        trustedProviders: [SINGLE_SIGN_ON],
        disableImplicitLinking: true,
        allowDifferentEmails: true,
      },
    },
    databaseHooks: { account: { create: { before: async (account) => ({ data: withoutTokens(account) }) } } },
    onAPIError: { errorURL: '/dang-nhap' },
    verification: { modelName: 'authVerification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      password: {
        hash: hashPassword,
        verify: ({ hash: stored, password }) => verifyPassword(stored, password),
      },
    },
    rateLimit: {
      enabled: true,
      // One count for all instances.
      storage: 'database',
      modelName: 'authRateLimit',
      window: 60,
      max: 600,
      // By address, behind which a whole office may sit; the tries of one account are bounded apart.
      customRules: {
        '/sign-in/username': { window: 60, max: 60 },
        '/sign-in/social': { window: 60, max: 60 },
        '/two-factor/*': { window: 60, max: 60 },
      },
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 60 }),
      ...secondFactor(db),
      ...(single ? singleSignOn(single) : []),
    ],
    telemetry: { enabled: false },
  });
}

function withoutTokens<T extends object>(account: T): T {
  return { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null };
}

/** Users sign in by name; the address that the library wants is one that can never receive mail. */
export const unusedAddress = (name: string): string => `${name}@khong-thu.invalid`;

/** One spelling of what keyboards and ways of typing Vietnamese put together differently. */
const spelled = (password: string): string => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(spelled(password));
export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, spelled(password));
