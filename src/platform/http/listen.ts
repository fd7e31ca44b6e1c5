import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import https, { type Server } from 'node:https';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { TlsFiles } from '../config.ts';

interface Options {
  hostname: string;
  port: number;
  tls: TlsFiles | undefined;
  log: (line: string) => void;
}

/** Keys of one connection open no other (ECDHE), and nothing is altered unnoticed (AEAD); Windows 7 with Chrome 109 has them. */
const CIPHERS = [
  ...['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
  ...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
  ...['ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305'],
  ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
];

/** No older TLS than 1.2 (RFC 8996). */
const read = (files: TlsFiles) => ({
  cert: readFileSync(files.cert),
  key: readFileSync(files.key),
  minVersion: 'TLSv1.2' as const,
  ciphers: CIPHERS.join(':'),
  honorCipherOrder: true,
});

/** Opens the port, with TLS where there is a certificate; calls back once it listens. */
export function listen(app: Hono, { hostname, port, tls, log }: Options, listening: (port: number) => void) {
  const at = { fetch: app.fetch, hostname, port };
  const told = (info: { port: number }) => listening(info.port);
  if (!tls) return serve(at, told);
  const server = serve({ ...at, createServer: https.createServer, serverOptions: first(tls) }, told);
  keepFresh(server as Server, tls, log);
  return server;
}

function first(tls: TlsFiles) {
  try {
    return read(tls);
  } catch (error) {
    throw new Error('Không đọc được chứng thư hoặc khoá: xem TLS_CERT, TLS_KEY (docs/tls-noi-bo.md).', {
      cause: error,
    });
  }
}

const LOOK_EVERY_MS = 5_000;

/**
 * A certificate replaced on disk is used for the next connection: noticed by looking, or at once by SIGHUP. A pair that
 * does not fit, such as half of a new one, leaves the old one in use.
 */
function keepFresh(server: Server, tls: TlsFiles, log: Options['log']): void {
  const again = () => {
    try {
      server.setSecureContext(read(tls));
      log('Đã đọc lại chứng thư TLS.');
    } catch (error) {
      log(`Chứng thư TLS mới chưa dùng được, vẫn dùng bản cũ: ${(error as Error).message}`);
    }
  };
  const files = [tls.cert, tls.key];
  for (const file of files) watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, again);
  // On Windows the signal says that the console was closed.
  if (process.platform !== 'win32') process.on('SIGHUP', again);
  server.on('close', () => {
    for (const file of files) unwatchFile(file, again);
    process.off('SIGHUP', again);
  });
}
