// Transactions: opened by flows only, retried whole when Postgres asks for it. No network call belongs inside one.
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { planOnce, sendTogether } from './postgres-driver';

/** An open transaction. Services take it as their first argument. */
export type Tx = EntityManager;

const RETRIABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

/** The SQLSTATE of a failed statement, or undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
}

/**
 * Runs one statement and answers its rows. It goes to the driver itself: what TypeORM's own `query` adds for each
 * statement (its logger, its subscribers, a runner for each read) nobody here uses, and a read is often one statement.
 */
export async function rows<T>(tx: Tx, text: string, values: readonly unknown[] = []): Promise<T[]> {
  return (await statement(tx, text, values)).rows as T[];
}

async function statement(tx: Tx, text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
  const connection = await connectionOf(tx);
  try {
    return await connection.query(text, values as unknown[]);
  } catch (error) {
    throw error instanceof pg.DatabaseError ? new QueryFailedError(text, values as unknown[], error) : error;
  }
}

/**
 * Sends statements of a transaction that do not depend on each other in one go; what it answers and throws is
 * `sendTogether`'s.
 */
export async function together<T extends readonly unknown[]>(
  tx: Tx,
  send: () => { [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  return sendTogether(await connectionOf(tx), send);
}

const lastWrites = new WeakMap<QueryRunner, (() => Promise<unknown>)[]>();

/**
 * Leaves a write to the end of its transaction, where it is sent together with the commit: nothing after it may ask for
 * what it writes. When it fails, so does the transaction.
 */
export function atCommit(tx: Tx, write: () => Promise<unknown>): void {
  const last = tx.queryRunner && lastWrites.get(tx.queryRunner);
  if (!last) throw new Error('a last write outside of a transaction');
  last.push(write);
}

/** The transaction's connection, or the pool when there is no transaction. */
async function connectionOf(tx: Tx): Promise<pg.Pool | pg.PoolClient> {
  const runner = tx.queryRunner;
  if (runner?.isReleased) throw new Error('a statement after the end of its transaction');
  return runner
    ? ((await runner.connect()) as pg.PoolClient)
    : ((tx.dataSource.driver as PostgresDriver).master as pg.Pool);
}

/**
 * What has a code says itself what it is. The rest only follows from the breaking, such as a statement on a runner that
 * TypeORM has let go of, and would be taken for a mistake of ours where it is: try again in a moment.
 */
function asBrokenConnection(error: unknown): unknown {
  if ((error as { code?: unknown }).code !== undefined) return error;
  return Object.assign(new Error('the connection broke in a transaction', { cause: error }), { code: 'ECONNRESET' });
}

export interface TransactionOptions<O = undefined> {
  /** All its statements look rows up by key, so that one plan is right for any values. */
  readonly byKey?: boolean;
  /** A look that is sent together with the start of the transaction; the work is handed what it found. */
  readonly opening?: (tx: Tx) => Promise<O>;
  /** Called when only the commit, and what is sent with it, is left. */
  readonly committing?: () => void;
}

@Injectable()
export class Database {
  constructor(@InjectDataSource() readonly source: DataSource) {}

  /** Reads outside a transaction, each statement on its own. */
  get reading(): Tx {
    return this.source.manager;
  }

  /**
   * Runs the callback in one READ COMMITTED transaction; the whole of it again after a deadlock or conflict.
   */
  async inTransaction<T, O = undefined>(
    work: (tx: Tx, opened: O) => Promise<T>,
    options: TransactionOptions<O> = {},
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const runner = this.source.createQueryRunner();
      try {
        return await inOneTransaction(runner, work, options);
      } catch (error) {
        // Nobody but a broken connection lets go of a runner before we do.
        if (runner.isReleased) throw asBrokenConnection(error);
        if (attempt >= ATTEMPTS || !RETRIABLE.has(sqlState(error) ?? '')) throw error;
      } finally {
        await runner.release();
      }
    }
  }
}

async function inOneTransaction<T, O>(
  runner: QueryRunner,
  work: (tx: Tx, opened: O) => Promise<T>,
  { byKey = false, opening, committing }: TransactionOptions<O>,
): Promise<T> {
  const tx = runner.manager;
  const connection: unknown = await runner.connect();
  if (byKey) planOnce(connection);
  const last: (() => Promise<unknown>)[] = [];
  lastWrites.set(runner, last);
  try {
    const start = () => rows(tx, 'START TRANSACTION');
    // A start that failed would leave what was sent with it outside of any transaction, so that may only look.
    const opened = opening ? (await together(tx, () => [start(), opening(tx)]))[1] : await start();
    const result = await work(tx, opened as O);
    committing?.();
    await together(tx, () => [...last.map((write) => write()), commit(tx)]);
    return result;
  } catch (error) {
    if (!runner.isReleased) await rows(tx, 'ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    lastWrites.delete(runner);
  }
}

/** Postgres answers a commit after a failure with a rollback, and calls neither an error. */
async function commit(tx: Tx): Promise<void> {
  const { command } = await statement(tx, 'COMMIT');
  if (command !== 'COMMIT') throw new Error('the transaction had failed before its commit');
}
