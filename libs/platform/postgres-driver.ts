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

/** Handed to TypeORM as its `driver`. */
export const postgresDriver = { ...pg, Client: PreparingClient, Pool: PreparingPool, native: undefined };
