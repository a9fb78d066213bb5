// The pg driver as TypeORM gets it: statements with parameters are prepared once a connection, dates stay text,
// 64-bit integers become numbers, and every statement is announced so that tests can count round trips.
import { createHash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import pg from 'pg';

/** Publishes `{ text }` for every statement sent to Postgres. */
export const statementChannel = channel('guike.sql');

const DATE = 1082;
const INT8 = 20;
const DATE_ARRAY = 1182;

const types = new pg.TypeOverrides();
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(DATE_ARRAY, (text) => text.replace(/[{}]/g, '').split(',').filter(Boolean));
types.setTypeParser(INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`beyond exact integers: ${text}`);
  return value;
});

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('base64url');
    // Statements whose text varies (an IN list written out) must not fill the memory of every connection.
    if (names.size < 500) names.set(text, name);
    else return '';
  }
  return name;
}

/**
 * A list of values as a parameter (`unnest($1)`) makes the plan for exactly these look cheaper than the plan for any, so
 * that Postgres would plan each such statement anew, for longer than it takes to run. A transaction of look-ups by key
 * asks for the one plan in the round trip that opens it.
 */
const BEGIN = 'START TRANSACTION';
const BEGIN_PLANNED = `${BEGIN}; SET LOCAL plan_cache_mode = force_generic_plan`;

type Send = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;
const send = pg.Client.prototype.query as unknown as Send;

class PreparingClient extends pg.Client {
  /** Whether the next transaction shall plan each statement once for any values. */
  planOnce = false;
  /** How many pieces of work send statements together just now. */
  pipelined = 0;
  declare pipeline: boolean;
  declare readonly connection: pg.Connection;

  constructor(options?: pg.ClientConfig) {
    super({ ...options, types: types as unknown as pg.CustomTypesConfig });
  }
}

Object.defineProperty(PreparingClient.prototype, 'query', {
  value(this: PreparingClient, config: unknown, values?: unknown, callback?: unknown) {
    if (typeof config !== 'string') return send.call(this, config, values, callback);
    if (statementChannel.hasSubscribers) statementChannel.publish({ text: config });
    if (config === BEGIN && this.planOnce) {
      this.planOnce = false;
      return send.call(this, BEGIN_PLANNED, values, callback);
    }
    const name = Array.isArray(values) && values.length > 0 ? nameOf(config) : '';
    if (name === '') return send.call(this, config, values, callback);
    return send.call(this, { name, text: config, values }, callback);
  },
});

class PreparingPool extends pg.Pool {
  constructor(options?: pg.PoolConfig) {
    super({ ...options, Client: PreparingClient });
  }
}

/** Lets the next transaction of a connection plan its statements once for any values: right for look-ups by key. */
export function planOnce(connection: unknown): void {
  if (connection instanceof PreparingClient) connection.planOnce = true;
}

/**
 * Sends statements that do not depend on each other in one go: the next is on its way before the one before is answered.
 * Postgres does them in their order; one that fails makes those after it in the transaction fail, and its error is thrown
 * when all are answered. `send` starts them all in the same turn.
 */
export async function sendTogether<T extends readonly unknown[]>(
  connection: unknown,
  send: () => { [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  if (!(connection instanceof PreparingClient)) throw new TypeError('only a connection can send together');
  connection.pipelined += 1;
  connection.pipeline = true;
  const { stream } = connection.connection;
  stream.cork();
  // After all that this turn sends.
  process.nextTick(() => stream.uncork());
  try {
    // Answers come in the order of the statements: the first that fails in time is the cause of the others.
    const failures: unknown[] = [];
    const settled = await Promise.allSettled(
      send().map((each: Promise<unknown>) =>
        each.catch((error: unknown) => {
          failures.push(error);
          throw error;
        }),
      ),
    );
    if (failures.length > 0) throw failures[0];
    return settled.map((each) => (each as PromiseFulfilledResult<unknown>).value) as unknown as T;
  } finally {
    connection.pipelined -= 1;
    // COPY and the like cannot be sent so, and nothing else needs to be.
    if (connection.pipelined === 0) connection.pipeline = false;
  }
}

/** Handed to TypeORM as its `driver`. */
export const postgresDriver = { ...pg, Client: PreparingClient, Pool: PreparingPool, native: undefined };
