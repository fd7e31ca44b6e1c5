/** A fault as the log may keep it: no value that anybody entered, no word of a document, no name of a file. */
export interface Fault {
  name: string;
  message?: string;
  /** Of the system, of PostgreSQL (SQLSTATE) or of ours. */
  code?: string;
  /** Of the database: what the fault concerns, as the migrations name it. */
  at?: Record<string, string>;
  stack?: string[];
  cause?: Fault;
}

const DEEPEST = 3;
const FRAMES = 12;

/**
 * Messages quote what they are about: PostgreSQL the value that does not fit, JSON.parse the beginning of a body, the system
 * the path of a file. So whatever stands in quotation marks is left out, and of an error no field is kept but these:
 * PostgreSQL's `detail`, `where` and `internalQuery` carry whole rows.
 */
export function plainFault(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && /^[\w.-]{1,40}$/.test(String(error.code)) ? String(error.code) : undefined;
  const at = placeOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    message: messageOf(error, code),
    ...(code && { code }),
    ...(Object.keys(at).length > 0 && { at }),
    stack: frames.slice(0, FRAMES).map((line) => line.trim()),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: plainFault(error.cause, depth + 1) }),
  };
}

const NAMES = ['severity', 'schema', 'table', 'column', 'constraint', 'routine'];

function placeOf(error: Error): Record<string, string> {
  const fields = error as unknown as Record<string, unknown>;
  return Object.fromEntries(
    NAMES.filter((name) => typeof fields[name] === 'string').map((name) => [name, String(fields[name])]),
  );
}

const LONGEST = 300;
// An opening mark without its fellow: from there on nothing is kept.
const QUOTED = /"[^"]*("|$)|'[^']*('|$)|`[^`]*(`|$)|«[^»]*(»|$)|“[^”]*(”|$)/gu;

const ADDRESS = /\S+@\S+/gu;
/** What PostgreSQL says of a value that does not fit its column (class 22) is that value. */
const isOfValue = (code?: string): boolean => code?.length === 5 && code.startsWith('22');

function messageOf({ message }: Error, code?: string): string | undefined {
  if (isOfValue(code)) return undefined;
  const [first = ''] = message.split('\n');
  return first.replace(QUOTED, '"…"').replace(ADDRESS, '…').slice(0, LONGEST);
}
