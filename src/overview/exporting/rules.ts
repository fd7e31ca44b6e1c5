import { createHash } from 'node:crypto';
import type { Holdings, Row, TableShape } from './schema.ts';

/** Tables that are no part of what an office has written down, and why. */
export const LEFT_OUT: Record<string, string> = {
  auth_user: 'accounts: named by their sign-in name',
  auth_session: 'who is signed in',
  auth_account: 'passwords',
  auth_verification: 'secrets',
  auth_two_factor: 'secrets',
  auth_rate_limit: 'how often an address asked within a minute',
  account_standing: 'whether an account is on, and when it was used last',
  sign_in_try: 'wrong tries to sign in',
  past_password: 'secrets',
  access_token: 'secrets',
  feed_token: 'secrets',
  idempotency_key: 'answers kept for programs that ask twice',
  log_entry: 'the log is verified by its own seals',
  log_seal: 'the log is verified by its own seals',
  migration: 'of the database, not of an office',
  notice_choice: 'what a person chose, not what the office wrote',
  preference: 'what a person chose, not what the office wrote',
  backup: 'of the whole installation',
  office_archive: 'files made on this installation',
  past_row: 'of recorded times, which an export does not carry',
  search_entry: 'made by the database of the rows that are exported',
  review_presence: 'who looks at what just now',
  standing_delta: 'sums of the spans, kept by the database',
  timed_run: 'the machine’s own clock',
  survey_ballot: 'secrets',
  survey_invitation: 'secrets',
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The rows as lines of JSON that say the same wherever and whenever they were written: an id gives way to a key made of
 * what its row says, a recorded time to whether there is one, a counter to its place among the rows of its table.
 * Names of accounts by their ids.
 */
export function linesOf(given: Holdings, accounts: Map<string, string>): string[] {
  const holdings = ordered(given);
  const keyed = keys(holdings, accounts);
  const lines = [...holdings].flatMap(([table, { shape, rows }]) => {
    const counted = countersOf(shape, rows);
    const said = rows.map((row, n) => {
      const id = shape.hasId ? { id: keyed.ofId(row.id as string) } : {};
      return JSON.stringify({ table, ...id, ...contentOf(shape, row, keyed.ofId), ...counted[n] });
    });
    return said.toSorted();
  });
  const head = { format: 'dondoc-export', version: 1, tables: holdings.size, rows: lines.length };
  return [JSON.stringify(head), ...lines];
}

/** The rows of each table by what they say but for ids: keys of rows that name each other depend on who comes first. */
function ordered(holdings: Holdings): Holdings {
  return new Map(
    [...holdings].map(([table, { shape, rows }]) => {
      const said = rows.map((row) => ({ row, words: JSON.stringify(contentOf(shape, row, () => '')) }));
      const sorted = said.toSorted((a, b) => (a.words < b.words ? -1 : Number(a.words > b.words)));
      return [table, { shape, rows: sorted.map(({ row }) => row) }];
    }),
  );
}

/** What a row says, names of columns in their order; empty ones too, so that nothing is passed over. */
function contentOf({ columns, hasId }: TableShape, row: Row, keyOf: (id: string) => string): Row {
  const shown = columns.filter(({ name, isCounter }) => !isCounter && !(hasId && name === 'id'));
  return Object.fromEntries(
    shown.map(({ name, type }) => {
      const value = row[name] ?? null;
      return [name, type === 'timestamptz' && value !== null ? true : keysIn(value, keyOf)];
    }),
  );
}

function keysIn(value: unknown, keyOf: (id: string) => string): unknown {
  if (typeof value === 'string')
    return ID.test(value) ? keyOf(value) : value.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, keyOf);
  if (Array.isArray(value)) return value.map((one) => keysIn(one, keyOf));
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, one]): [string, unknown] => [
    String(keysIn(name, keyOf)),
    keysIn(one, keyOf),
  ]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A counter numbers the rows of a whole installation; here those of the table, in the same order. */
function countersOf({ columns }: TableShape, rows: Row[]): Row[] {
  const places: Row[] = rows.map(() => ({}));
  for (const { name } of columns.filter((column) => column.isCounter)) {
    const order = rows.map((row, n) => ({ n, at: BigInt(row[name] as string) }));
    order.sort((a, b) => (a.at < b.at ? -1 : 1));
    for (const [place, { n }] of order.entries()) Object.assign(places[n] ?? {}, { [name]: place + 1 });
  }
  return places;
}

/** A key for every id: of what its row says, with the keys of the rows it names; the same for rows that say the same. */
function keys(holdings: Holdings, accounts: Map<string, string>) {
  const owners = new Map<string, { table: string; shape: TableShape; row: Row }>();
  for (const [table, { shape, rows }] of holdings)
    if (shape.hasId) for (const row of rows) owners.set(row.id as string, { table, shape, row });
  const known = new Map<string, string>();
  const underway = new Set<string>();
  // How often two rows that name each other were met: a key made on such a way holds only for that way.
  let turns = 0;
  function ofId(id: string): string {
    const found = known.get(id);
    if (found) return found;
    const account = accounts.get(id);
    if (account) return `account:${account}`;
    const owner = owners.get(id);
    // Of a row that is not exported.
    if (!owner) return 'elsewhere';
    if (underway.has(id)) {
      turns++;
      return owner.table;
    }
    const before = turns;
    underway.add(id);
    const said = JSON.stringify(contentOf(owner.shape, owner.row, ofId));
    underway.delete(id);
    const key = `${owner.table}:${createHash('sha256').update(said).digest('hex').slice(0, 16)}`;
    if (underway.size === 0 || turns === before) known.set(id, key);
    return key;
  }
  return { ofId };
}
