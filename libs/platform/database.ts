// Transactions: opened by flows only, retried whole when Postgres asks for it. No network call belongs inside one.
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';

/** An open transaction. Services take it as their first argument. */
export type Tx = EntityManager;

const RETRIABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

/** The SQLSTATE of a failed statement, or undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
}

/** Runs one statement and answers its rows. */
export async function rows<T>(tx: Tx, text: string, values: readonly unknown[] = []): Promise<T[]> {
  const runner = tx.queryRunner;
  if (runner) return (await runner.query(text, values as unknown[], true)).records as T[];
  const own = tx.dataSource.createQueryRunner();
  try {
    return (await own.query(text, values as unknown[], true)).records as T[];
  } finally {
    await own.release();
  }
}

@Injectable()
export class Database {
  constructor(@InjectDataSource() readonly source: DataSource) {}

  /** Reads outside a transaction, each statement on its own. */
  get reading(): Tx {
    return this.source.manager;
  }

  /** Runs the callback in one READ COMMITTED transaction; the whole of it again after a deadlock or conflict. */
  async inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const runner = this.source.createQueryRunner();
      try {
        await runner.startTransaction();
        const result = await work(runner.manager);
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        if (attempt >= ATTEMPTS || !RETRIABLE.has(sqlState(error) ?? '')) throw error;
      } finally {
        await runner.release();
      }
    }
  }
}
