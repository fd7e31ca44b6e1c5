import { createTransport } from 'nodemailer';

/** The office's own way out for mail. */
export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte, STARTTLS required, or none on a network of one's own. */
  security: 'tls' | 'starttls' | 'none';
  username: string | null;
  password: string | null;
}

export interface Letter {
  from: { name: string; address: string };
  to: string;
  /** The same at each try, so that a mailbox may tell a letter that came twice. */
  messageId: string;
  subject: string;
  text: string;
  html: string;
}

/**
 * What became of it. 'unknown': its words were on their way when the connection broke, so the server may have taken it;
 * whoever must not double does not send it again.
 */
export type Sent =
  | { state: 'sent' }
  | { state: 'refused'; isFinal: boolean; problem: string }
  | { state: 'unknown'; problem: string };

const PATIENCE_MS = 20_000;
/** The server asks for the words of the letter: from here on it may have them (RFC 5321 §4.1.1.4). */
const ASKS_FOR_WORDS = /^354\b/;

export async function sendLetter(server: MailServer, letter: Letter): Promise<Sent> {
  const { host, port, security, username, password } = server;
  let underWay = false;
  const transport = createTransport({
    ...{ host, port, secure: security === 'tls' },
    ...{ requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...(username ? { auth: { user: username, pass: password ?? '' } } : {}),
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
    debug: true,
    logger: listener((line) => {
      if (ASKS_FOR_WORDS.test(line)) underWay = true;
    }),
  });
  try {
    await transport.sendMail(letter);
    return { state: 'sent' };
  } catch (error) {
    return outcomeOf(error as SmtpError, underWay);
  } finally {
    transport.close();
  }
}

/** Hears what the server says and writes nothing down: passwords go by here too. */
function listener(onServerLine: (line: string) => void) {
  const silent = () => undefined;
  const debug = (entry: { tnx?: string }, ...words: unknown[]) => {
    if (entry.tnx === 'server') onServerLine(words.map(String).join(' '));
  };
  return { level: silent, trace: silent, debug, info: silent, warn: silent, error: silent, fatal: silent };
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

const FINAL_FROM = 500;

function outcomeOf({ code = '', responseCode }: SmtpError, underWay: boolean): Sent {
  if (underWay && responseCode === undefined)
    return {
      state: 'unknown',
      problem: 'Mất kết nối khi đang gửi; không rõ thư đã đi chưa nên không gửi lại.',
    };
  const problem =
    responseCode && code !== 'EAUTH' ? `Máy chủ thư từ chối (mã ${responseCode}).` : sentenceFor(code);
  return { state: 'refused', isFinal: code !== 'EAUTH' && (responseCode ?? 0) >= FINAL_FROM, problem };
}

const sentences: Record<string, string> = {
  EAUTH: 'Máy chủ thư không nhận tên đăng nhập hoặc mật khẩu.',
  EDNS: 'Không tìm thấy máy chủ thư theo tên đã ghi.',
  ETLS: 'Không lập được kênh mã hoá với máy chủ thư.',
};

const sentenceFor = (code: string): string => sentences[code] ?? 'Không kết nối được máy chủ thư.';
