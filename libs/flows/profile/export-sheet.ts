// One sheet of what is kept of a member: what it is called, which tables it tells of, and the statement that reads it.

export interface ExportSheet {
  readonly name: string;
  /** The tables that it tells of: see export-tables. */
  readonly of: readonly string[];
  readonly widths: readonly number[];
  readonly head: readonly string[];
  /**
   * Reads its rows; `$1`: all that the member has ever been, merged ones included; `$2`, where `named`: what the programme
   * calls its codes.
   */
  readonly sql: string;
  readonly named?: true;
}
