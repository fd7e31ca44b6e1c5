import type { Context, Next } from 'hono';
import { NONCE, secureHeaders } from 'hono/secure-headers';

/** Where a page finds the sign that its own style elements must bear; a new one with each answer. */
export const STYLE_NONCE = '{{style-nonce}}';

const features = [
  'camera',
  'microphone',
  'geolocation',
  'payment',
  'usb',
  'serial',
  'bluetooth',
  'midi',
] as const;

/**
 * What browsers are told of every answer. Scripts come from this host alone and none stands in a page; the kit puts its
 * variables into style elements, which bear the nonce. What scripts set on an element (`style.width = …`) no policy
 * forbids.
 */
export const pageHeaders = (publicUrl: string) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    permissionsPolicy: Object.fromEntries(features.map((feature) => [feature, []])),
    // Only where users come by TLS: a small office may serve plain http on its own network.
    strictTransportSecurity: publicUrl.startsWith('https:') ? 'max-age=31536000' : false,
  });

/**
 * The thread that reads PDFs runs decoders of scans in WebAssembly and fetches its parts from here; it and nothing else
 * may do the former, and no more than these two.
 */
const PDF_WORKER = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Bytes that somebody uploaded, should a browser show them after all: no script, no form, no origin. */
const UPLOADED =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

/** Answers for programs are no pages. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** The narrower policy of whatever is no page; and nothing of an office stays in a browser's cache. */
export async function confine(c: Context, next: Next): Promise<void> {
  await next();
  const { headers } = c.res;
  const say = (policy: string) => headers.set('content-security-policy', policy);
  if (c.req.path.startsWith('/assets/pdf.worker')) say(PDF_WORKER);
  if (headers.has('content-disposition')) say(UPLOADED);
  else if (/json|calendar/.test(headers.get('content-type') ?? '')) say(NO_PAGE);
  if (c.req.path.startsWith('/api/') && !headers.has('cache-control'))
    headers.set('cache-control', 'no-store');
}
