// Statements that go to Postgres in one go and are answered in one: a single Sync stands behind all of them, so each side
// wakes up once. A statement is prepared once a connection, and the shape of its rows is asked for that once, too.
import type pg from 'pg';
import { parameterOf } from './parameter';

type Types = pg.TypeOverrides;
type Parse = (value: string) => unknown;

interface Shape {
  readonly names: readonly string[];
  readonly parsers: readonly Parse[];
  /** Gives every row the same hidden class. */
  readonly empty: Readonly<Record<string, null>>;
}

/** What a connection knows of a statement. */
interface Prepared {
  readonly name: string;
  readonly text: string;
  /** `unsure` after an error: Postgres may or may not have it. */
  state: 'unknown' | 'unsure' | 'ready';
  /** Null for one without rows; undefined until it has been described. */
  shape?: Shape | null;
}

/** The statements that a connection has prepared, by their text. */
export type PreparedStatements = Map<string, Prepared>;

/** Told of the outcome of one statement, as pg tells it. */
export type Told = (error: Error | null, result?: pg.QueryResult) => void;

interface Part {
  readonly prepared: Prepared;
  readonly values: readonly unknown[];
  readonly told: Told;
  readonly rows: pg.QueryResultRow[];
  /** It was sent with its text, or with the question for its shape. */
  parses: boolean;
  describes: boolean;
  command: string;
  rowCount: number | null;
  isDone: boolean;
  /** A value that cannot be read: only this statement fails. */
  unreadable: Error | undefined;
}

const COMMAND = /^([A-Za-z]+)(?: (\d+))?(?: (\d+))?/;

/** Handed to a pg client as a query of its own kind; it must not be changed once it is. */
export class StatementGroup implements pg.Submittable {
  private readonly parts: Part[] = [];
  private answered = 0;

  constructor(
    private readonly known: PreparedStatements,
    private readonly types: Types,
  ) {}

  /** `name` is the statement's own on the server; empty for one that is not worth keeping. Throws for a value that cannot be sent. */
  add(name: string, text: string, values: readonly unknown[], told: Told): void {
    const prepared = this.preparedOf(name, text);
    this.parts.push({
      prepared,
      values: values.map(parameterOf),
      told,
      rows: [],
      parses: false,
      describes: false,
      command: '',
      rowCount: null,
      isDone: false,
      unreadable: undefined,
    });
  }

  private preparedOf(name: string, text: string): Prepared {
    const before = this.known.get(text);
    if (before) return before;
    const prepared: Prepared = { name, text, state: 'unknown' };
    if (name !== '') this.known.set(text, prepared);
    return prepared;
  }

  submit(connection: pg.Connection): void {
    const { stream } = connection;
    stream.cork();
    try {
      for (const part of this.parts) send(connection as unknown as Sending, part);
      connection.sync();
    } finally {
      stream.uncork();
    }
  }

  handleRowDescription({ fields }: { fields: readonly pg.FieldDef[] }): void {
    const part = this.parts[this.answered];
    if (part) part.prepared.shape = shapeOf(fields, this.types);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const part = this.parts[this.answered];
    if (!part || part.unreadable !== undefined) return;
    try {
      part.rows.push(rowOf(part.prepared.shape, fields));
    } catch (error) {
      part.unreadable = error as Error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const found = COMMAND.exec(text);
    const count = found?.[3] ?? found?.[2];
    this.complete(found?.[1] ?? '', count === undefined ? null : Number(count));
  }

  handleEmptyQuery(): void {
    this.complete('', null);
  }

  private complete(command: string, rowCount: number | null): void {
    const part = this.parts[this.answered];
    if (!part) return;
    part.command = command;
    part.rowCount = rowCount;
    part.isDone = true;
    part.prepared.state = 'ready';
    if (part.describes) part.prepared.shape ??= null;
    this.answered += 1;
  }

  handleReadyForQuery(): void {
    for (const part of this.parts) tell(part);
  }

  /** The one that failed, and those after it, which Postgres has passed over. */
  handleError(error: Error): void {
    for (const part of this.parts) {
      if (part.isDone) tell(part);
      else {
        if (part.parses) part.prepared.state = 'unsure';
        part.told(error);
      }
    }
  }
}

/** As pg has it: the types of its declarations ask for an argument that is long gone. */
interface Sending {
  parse(statement: { name: string; text: string }): void;
  bind(values: { statement: string; values: readonly unknown[] }): void;
  describe(portal: { type: 'P'; name: '' }): void;
  execute(portal: null): void;
  close(statement: { type: 'S'; name: string }): void;
}

function send(connection: Sending, part: Part): void {
  const { prepared, values } = part;
  const { name, text } = prepared;
  part.parses = prepared.state !== 'ready' || name === '';
  if (part.parses) {
    if (prepared.state === 'unsure') connection.close({ type: 'S', name });
    connection.parse({ name, text });
    // Should it come twice in one group, the second finds it.
    prepared.state = 'ready';
  }
  connection.bind({ statement: name, values });
  part.describes = prepared.shape === undefined;
  if (part.describes) connection.describe({ type: 'P', name: '' });
  connection.execute(null);
}

function tell({ told, command, rowCount, rows, unreadable }: Part): void {
  if (unreadable !== undefined) told(unreadable);
  else told(null, { command, rowCount, rows, oid: 0, fields: [] });
}

function shapeOf(fields: readonly pg.FieldDef[], types: Types): Shape {
  return {
    names: fields.map(({ name }) => name),
    parsers: fields.map(({ dataTypeID }) => types.getTypeParser(dataTypeID, 'text') as unknown as Parse),
    empty: Object.fromEntries(fields.map(({ name }) => [name, null])),
  };
}

function rowOf(shape: Shape | null | undefined, values: readonly (string | null)[]): Record<string, unknown> {
  if (!shape) throw new Error('rows of a statement that was said to have none');
  const row: Record<string, unknown> = { ...shape.empty };
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] as string | null;
    const name = shape.names[place] as string;
    row[name] = value === null ? null : (shape.parsers[place] as Parse)(value);
  }
  return row;
}
