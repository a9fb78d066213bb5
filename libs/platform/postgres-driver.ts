// The pg driver as TypeORM gets it: statements with parameters are prepared once a connection, dates stay text,
// 64-bit integers become numbers, and every statement is announced so that tests can count round trips.
import { createHash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import pg from 'pg';
import { type PreparedStatements, StatementGroup, type Told } from './statement-group';

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
const PLAN_ONCE = 'SET LOCAL plan_cache_mode = force_generic_plan';

type Send = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;
const send = pg.Client.prototype.query as unknown as Send;

class PreparingClient extends pg.Client {
  /** Whether the next transaction shall plan each statement once for any values. */
  planOnce = false;
  /** How many pieces of work send statements together just now. */
  gathering = 0;
  /** What is sent together at the end of this turn. */
  private gathered: StatementGroup | null = null;
  private readonly prepared: PreparedStatements = new Map();

  constructor(options?: pg.ClientConfig) {
    super({ ...options, types: types as unknown as pg.CustomTypesConfig });
  }

  /** Sends one prepared statement, together with what else this turn sends where that was asked for. */
  sendPrepared(name: string, text: string, values: readonly unknown[], told: Told): void {
    if (this.gathering > 0) return this.gather(name, text, values, told);
    const group = new StatementGroup(this.prepared, types);
    group.add(name, text, values, told);
    send.call(this, group);
  }

  private gather(name: string, text: string, values: readonly unknown[], told: Told): void {
    if (this.gathered === null) {
      this.gathered = new StatementGroup(this.prepared, types);
      // After all that this turn sends.
      process.nextTick(() => this.sendGathered());
    }
    this.gathered.add(name, text, values, told);
  }

  private sendGathered(): void {
    const group = this.gathered;
    this.gathered = null;
    send.call(this, group);
  }
}

Object.defineProperty(PreparingClient.prototype, 'query', {
  value(this: PreparingClient, config: unknown, values?: unknown, callback?: Told) {
    if (typeof config !== 'string') return send.call(this, config, values, callback);
    if (statementChannel.hasSubscribers) statementChannel.publish({ text: config });
    const plansOnce = config === BEGIN && this.planOnce;
    if (plansOnce) this.planOnce = false;
    const parameters = Array.isArray(values) ? values : [];
    const isGathered = this.gathering > 0;
    const name = isGathered || parameters.length > 0 ? nameOf(config) : '';
    if (!isGathered && name === '') {
      return send.call(this, plansOnce ? `${BEGIN}; ${PLAN_ONCE}` : config, values, callback);
    }
    const submit = (told: Told): void => {
      this.sendPrepared(name, config, parameters, told);
      if (plansOnce) this.sendPrepared(nameOf(PLAN_ONCE), PLAN_ONCE, [], () => undefined);
    };
    if (callback) return submit(callback);
    return new Promise((resolve, reject) => {
      submit((error, result) => (error ? reject(error) : resolve(result)));
    });
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
 * Sends statements that do not depend on each other in one go, and is answered in one. Postgres does them in their order;
 * one that fails makes it pass over those after it, and its error is thrown. `send` starts them all in the same turn.
 */
export async function sendTogether<T extends readonly unknown[]>(
  connection: unknown,
  send: () => { [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  if (!(connection instanceof PreparingClient)) throw new TypeError('only a connection can send together');
  connection.gathering += 1;
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
    connection.gathering -= 1;
  }
}

/** Handed to TypeORM as its `driver`. */
export const postgresDriver = { ...pg, Client: PreparingClient, Pool: PreparingPool, native: undefined };
