import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type CryptoKey, decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import { freePort } from './server-process.ts';

/** A real provider of single sign-on on this machine, certified as such; whoever it is told to be signs in there. */
export interface TestProvider {
  issuer: string;
  /** Goes through the provider as that person, from the address that our server gave; gives where it sends back. */
  signIn(address: string, subject: string): Promise<string>;
  /** What it says in tokens instead of the truth, or that another key signs them; null: the truth again. */
  lie(how: Lie | null): void;
  stop(): Promise<void>;
}

type Lie = 'foreign key' | Record<string, unknown>;

export const CLIENT = { clientId: 'dondoc', clientSecret: 'mot-bi-mat-dai-du-de-thu-nghiem-0123456789' };

export async function startProvider(redirectUri: string): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256');
  let lie: Lie | null = null;
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (lie && request.url === '/token')
      rewrite(response, lie, lie === 'foreign key' ? foreign.privateKey : privateKey);
    answer(request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    issuer,
    signIn: (address, subject) => through(issuer, address, subject),
    lie: (how) => {
      lie = how;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const KEY_ID = 'khoa-thu';

/** Puts another token in the place of the true one just before it is sent. */
function rewrite(response: ServerResponse, lie: Lie, key: CryptoKey): void {
  const end = response.end.bind(response) as (body: unknown) => ServerResponse;
  response.end = ((body: unknown) => {
    const said = JSON.parse(String(body)) as { id_token: string };
    const claims = { ...decodeJwt(said.id_token), ...(lie === 'foreign key' ? {} : lie) };
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: KEY_ID })
      .sign(key)
      .then((id_token) => {
        const words = JSON.stringify({ ...said, id_token });
        response.setHeader('content-length', Buffer.byteLength(words));
        end(words);
      });
    return response;
  }) as ServerResponse['end'];
}

/** The pages of the provider, as a browser fills them in: who one is, then that it may be told. */
async function through(issuer: string, address: string, subject: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = address;
  let form: Record<string, string> | null = null;
  for (let hops = 0; hops < 12; hops++) {
    const answer: Response = await fetch(at, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    form = null;
    if (next) {
      at = new URL(next, at).href;
      if (!at.startsWith(issuer)) return at;
      continue;
    }
    const page = await answer.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (!action) throw new Error(`the provider says ${answer.status}: ${page.slice(0, 300)}`);
    at = new URL(action, at).href;
    form = page.includes('name="login"')
      ? { prompt: 'login', login: subject, password: 'x' }
      : { prompt: 'consent' };
  }
  throw new Error('the provider leads nowhere');
}
