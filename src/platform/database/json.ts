import { type RawBuilder, sql } from 'kysely';

/** A value for a jsonb column. The driver alone would turn a JavaScript array into a PostgreSQL array. */
export function json<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`;
}
