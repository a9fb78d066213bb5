// The database as migrated keeps what the code and the architecture promise about it.
import { FlowsModule } from '@guike/flows';
import { ImportsModule } from '@guike/imports';
import { rows } from '@guike/platform';
import type { EntityMetadata } from 'typeorm';
import { type TestModule, openTestModule } from '../support/app';

/** Tables that find a member from something else: they are kept whole when the rest is partitioned by member_id. */
const LOOK_UPS = [
  'member_phone',
  'member_external',
  'member_card',
  'receipt',
  'redemption_code',
  'coupon_code',
  'family_code',
  'partner_pass',
  'wechat_identity',
  'fee_receipt',
  'look_check',
  'look_key',
  'invite_code',
  'event_ticket',
];
/** Rows of many members in order of time, never looked up by one of them in a flow. */
const LOGS = ['audit_log', 'event_scan'];

const OTHER_NAMES: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  timestamptz: 'timestamp with time zone',
  timestamp: 'timestamp without time zone',
};

/** The names of an index's key columns in order; `i` and `c` are the index and its table. */
const keyColumns = /* sql */ `(
  SELECT array_agg(a.attname::text ORDER BY k.place)
  FROM unnest(i.indkey) WITH ORDINALITY AS k(number, place)
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number)`;

interface Shape {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly inPrimaryKey: boolean;
}

let test: TestModule;
const query = <T>(text: string, values: readonly unknown[] = []) => rows<T>(test.db.reading, text, values);

beforeAll(async () => {
  test = await openTestModule([FlowsModule, ImportsModule]);
});
afterAll(() => test?.close());

describe('entities and tables', () => {
  it('agree on tables, columns, types, nullability and primary keys', async () => {
    const fromDatabase = await query<Shape>(
      `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type,
         NOT a.attnotnull AS nullable, coalesce(a.attnum = ANY (i.indkey), false) AS "inPrimaryKey"
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname <> 'schema_migration'`,
    );
    expect(fromDatabase.length).toBeGreaterThan(100);
    expect(sorted(test.db.source.entityMetadatas.flatMap(shapesOf))).toEqual(sorted(fromDatabase));
  });

  it('agree on the order of the primary key', async () => {
    const fromDatabase = await query<{ table: string; columns: string[] }>(
      `SELECT c.relname AS "table", ${keyColumns} AS columns
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE i.indisprimary`,
    );
    const orders = new Map(fromDatabase.map(({ table, columns }) => [table, columns]));
    for (const { tableName, primaryColumns } of test.db.source.entityMetadatas) {
      expect([tableName, primaryColumns.map(({ databaseName }) => databaseName)]).toEqual([
        tableName,
        orders.get(tableName),
      ]);
    }
  });
});

describe('time', () => {
  const asksForTheTime =
    /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\b(current_(date|time|timestamp)|localtime(stamp)?)\b|'(now|today|tomorrow|yesterday)'/i;

  it('is asked of the database by no function', async () => {
    const functions = await query<{ name: string; source: string }>(
      `SELECT p.proname AS name, pg_get_functiondef(p.oid) AS source FROM pg_proc p
       WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'p')`,
    );
    expect(functions.length).toBeGreaterThan(10);
    expect(functions.filter(({ source }) => asksForTheTime.test(source)).map(({ name }) => name)).toEqual([]);
  });

  it('is asked of the database by no default, check, view or trigger', async () => {
    const expressions = await query<{ owner: string; source: string }>(
      `SELECT d.adrelid::regclass::text AS owner, pg_get_expr(d.adbin, d.adrelid) AS source FROM pg_attrdef d
       UNION ALL SELECT k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint k
         WHERE k.connamespace = 'public'::regnamespace
       UNION ALL SELECT v.viewname, v.definition FROM pg_views v WHERE v.schemaname = 'public'
       UNION ALL SELECT t.tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT t.tgisinternal`,
    );
    expect(expressions.length).toBeGreaterThan(10);
    expect(expressions.filter(({ source }) => asksForTheTime.test(source))).toEqual([]);
  });
});

describe('rights of the running application', () => {
  it('are to add to the ledger, the decisions and the audit log, and never to change them', async () => {
    const rights = await query<{ table: string; mayInsert: boolean; mayChange: boolean }>(
      `SELECT c.relname AS "table", has_table_privilege('guike_app', c.oid, 'INSERT') AS "mayInsert",
         has_any_column_privilege('guike_app', c.oid, 'UPDATE')
           OR has_table_privilege('guike_app', c.oid, 'UPDATE, DELETE, TRUNCATE') AS "mayChange"
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND (c.relname IN ('point_operation', 'tier_decision', 'audit_log') OR c.relname LIKE 'point\\_entry%')
       ORDER BY c.relname`,
    );
    const partitions = Array.from({ length: 8 }, (_, part) => `point_entry_${part}`);
    const tables = ['audit_log', 'point_entry', ...partitions, 'point_operation', 'tier_decision'];
    expect(rights).toEqual(tables.map((table) => ({ table, mayInsert: true, mayChange: false })));
  });

  it('end where Postgres refuses', async () => {
    const tables = ['point_entry', 'point_entry_3', 'point_operation', 'tier_decision', 'audit_log'];
    for (const table of tables) {
      await expect(query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
    }
    await expect(query(`UPDATE point_entry SET points = 0`)).rejects.toThrow('permission denied');
    await expect(query(`UPDATE refund SET points_reversed = 0`)).rejects.toThrow('permission denied');
    for (const table of ['purchase', 'refund', 'receipt', 'member', 'point_account', 'programme_version']) {
      await expect(query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
    }
  });

  it('do not reach around the tables through another owner', async () => {
    expect(await query(`SELECT rolsuper, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = 'guike_app'`)).toEqual(
      [{ rolsuper: false, rolcreatedb: false, rolbypassrls: false }],
    );
    expect(
      await query(`SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`),
      // It touches who has left and nobody else, see member-exit.spec.
    ).toEqual([{ proname: 'member_forget' }]);
  });
});

describe('storage', () => {
  it('leaves room on the pages of accounts, so that updates stay on them', async () => {
    expect(await query(`SELECT reloptions FROM pg_class WHERE oid = 'point_account'::regclass`)).toEqual([
      { reloptions: ['fillfactor=70'] },
    ]);
  });

  it('puts member_id first in every unique key of a table that has one', async () => {
    const elsewhere = await query<{ table: string }>(
      `SELECT DISTINCT c.relname AS "table"
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace
         AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'member_id')
         AND i.indkey[0] <> (SELECT a.attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'member_id')
       ORDER BY c.relname`,
    );
    expect(elsewhere.map(({ table }) => table)).toEqual([...LOOK_UPS, ...LOGS].sort());
  });
});

function shapesOf(entity: EntityMetadata): Shape[] {
  return entity.columns.map((column) => {
    const type = OTHER_NAMES[String(column.type)] ?? String(column.type);
    return {
      table: entity.tableName,
      column: column.databaseName,
      type: column.isArray ? `${type}[]` : type,
      nullable: column.isNullable,
      inPrimaryKey: column.isPrimary,
    };
  });
}

function sorted(shapes: readonly Shape[]): Shape[] {
  const key = (shape: Shape) => `${shape.table}.${shape.column}`;
  return [...shapes].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
