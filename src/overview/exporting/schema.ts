/** A table as the database describes it. */
export interface TableShape {
  name: string;
  columns: { name: string; type: string; isCounter: boolean; isGenerated: boolean }[];
  /** Columns that name a row of another table by its id. */
  links: { column: string; table: string; isNullable: boolean }[];
  /** The same with those of several columns, by their names. */
  constraints: { name: string; table: string }[];
  /** The columns that tell its rows apart. */
  key: string[];
  /** Has rows that others name by an id of 128 bits. */
  hasId: boolean;
}

export type Row = Record<string, unknown>;

/** What an office has, table by table. */
export type Holdings = Map<string, { shape: TableShape; rows: Row[] }>;
