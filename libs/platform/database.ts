// Transactions: opened by flows only, retried whole when Postgres asks for it. No network call belongs inside one.
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { planOnce } from './postgres-driver';

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
  const connection = await connectionOf(tx);
  try {
    return (await connection.query(text, values as unknown[])).rows as T[];
  } catch (error) {
    throw error instanceof pg.DatabaseError ? new QueryFailedError(text, values as unknown[], error) : error;
  }
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

@Injectable()
export class Database {
  constructor(@InjectDataSource() readonly source: DataSource) {}

  /** Reads outside a transaction, each statement on its own. */
  get reading(): Tx {
    return this.source.manager;
  }

  /**
   * Runs the callback in one READ COMMITTED transaction; the whole of it again after a deadlock or conflict. `byKey`: all
   * its statements look rows up by key, so that one plan is right for any values.
   */
  async inTransaction<T>(work: (tx: Tx) => Promise<T>, { byKey = false } = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const runner = this.source.createQueryRunner();
      try {
        if (byKey) planOnce(await runner.connect());
        await runner.startTransaction();
        const result = await work(runner.manager);
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        // Nobody but a broken connection lets go of a runner before we do.
        if (runner.isReleased) throw asBrokenConnection(error);
        if (attempt >= ATTEMPTS || !RETRIABLE.has(sqlState(error) ?? '')) throw error;
      } finally {
        await runner.release();
      }
    }
  }
}
