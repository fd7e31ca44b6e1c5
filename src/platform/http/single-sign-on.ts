import { createAuthMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { generateRandomString } from 'better-auth/crypto';
import { genericOAuth } from 'better-auth/plugins';
import type { BetterAuthPlugin } from 'better-auth/types';
import { decodeJwt } from 'jose';

/** Where the province's, or the office's own, provider of single sign-on (OIDC) is, and as what we ask there. */
export interface SingleSignOn {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button: “Đăng nhập bằng …”. */
  name: string;
}

/** What the library and `auth_account` call it; part of the address that is told to the provider. */
export const SINGLE_SIGN_ON = 'oidc';

/** Discovery, PKCE, state, nonce and the signature of the token are the library's; no account is made by any of it. */
export const singleSignOn = ({ issuer, clientId, clientSecret, name }: SingleSignOn) => [
  genericOAuth({
    config: [
      {
        ...{ providerId: SINGLE_SIGN_ON, name, clientId, clientSecret },
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        // Only who the person is: neither mail nor name of the provider's come in here.
        scopes: ['openid'],
        requireIdTokenVerification: true,
        disableSignUp: true,
        // The token has been verified before this is asked; without one nobody is anybody.
        getUserInfo: async ({ idToken }) => {
          const subject = idToken ? decodeJwt(idToken).sub : undefined;
          if (!subject) return null;
          // The library wants an address of mail; by this one no account is ever found.
          return {
            id: subject,
            sub: subject,
            name: '',
            email: `${subject}@oidc.invalid`,
            emailVerified: false,
          };
        },
      },
    ],
  }),
  stillAskForCode,
];

const CHALLENGE_S = 600;

/**
 * Single sign-on stands for the password only: whoever has a second factor here is asked for it. The library does so
 * after a password (`twoFactor`), not after this.
 */
const stillAskForCode: BetterAuthPlugin = {
  id: 'code-after-single-sign-on',
  hooks: {
    after: [
      {
        matcher: ({ path }) => path?.startsWith('/callback/') ?? false,
        handler: createAuthMiddleware(async (ctx) => {
          const made = ctx.context.newSession;
          if (!made?.user.twoFactorEnabled) return;
          deleteSessionCookie(ctx, true);
          await ctx.context.internalAdapter.deleteSession(made.session.token);
          ctx.context.setNewSession(null);
          const challenge = `2fa-${generateRandomString(20)}`;
          const expiresAt = new Date(Date.now() + CHALLENGE_S * 1000);
          const keep = (identifier: string, value: string) =>
            ctx.context.internalAdapter.createVerificationValue({ identifier, value, expiresAt });
          await keep(challenge, made.user.id);
          await keep(`2fa-attempts-${challenge}`, '0');
          const cookie = ctx.context.createAuthCookie('two_factor', { maxAge: CHALLENGE_S });
          await ctx.setSignedCookie(cookie.name, challenge, ctx.context.secret, cookie.attributes);
          throw ctx.redirect('/dang-nhap?buoc=ma');
        }),
      },
    ],
  },
};
