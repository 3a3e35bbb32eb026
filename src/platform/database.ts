import type { Readable, Writable } from 'node:stream';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type Transaction,
} from 'kysely';
import { escapeLiteral, Pool, type PoolClient } from 'pg';
import copyStreams from 'pg-copy-streams';
import type { Keys } from './keys.ts';
import { typeParsers } from './type-parsers.ts';

/** The kinds of actor a transaction can act as, and the bare login role, which sees nothing that is anybody's. */
export type DbRole = 'jimin_staff' | 'jimin_resident' | 'jimin_public' | 'jimin_job' | 'jimin_app';

/** The roles that sign in. */
export type LoginRole = 'jimin_app' | 'jimin_retention' | 'jimin_backup';

/** As whom a transaction acts, and the settings the row policies read (`app.county`, `app.scope`, …). */
export interface DbScope {
  readonly role: DbRole;
  readonly settings: Readonly<Record<string, string>>;
}

/** A transaction; stores give it typed tables by `tx.withTables<{ person: PersonTable }>()`. */
export type Tx = Transaction<Record<never, never>>;

/** The database as the program uses it: every statement runs inside a transaction that says who acts. */
export interface Db {
  /**
   * Opens a transaction, takes the role and settings, commits when `work` returns and rolls back when it throws.
   * Role and settings end with it. Nothing is retried.
   */
  transaction<T>(scope: DbScope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Rows of `copy (…) to stdout …` as bytes, inside the transaction. Give the very `tx` that `work` was given. */
  copyTo(tx: Tx, statement: string): Readable;
  /** Takes the bytes for `copy … from stdin …`, inside the transaction. */
  copyFrom(tx: Tx, statement: string): Writable;
  /** Whether the database answers now; never throws. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Any address of the database; user and password are replaced by those of the login role. */
  readonly url: string;
  readonly keys: Pick<Keys, 'secret'>;
  readonly login?: LoginRole;
  /** Connections at most; 10 unless said. */
  readonly connections?: number;
  /** Told when an idle connection breaks, as when the server restarts. The next statement opens a new one. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** Opens a pool for a login role. Nothing is connected yet; errors of connecting come with the first statement. */
export function openDatabase(options: DatabaseOptions): Db {
  const pool = new Pool({
    connectionString: loginUrl(options.url, options.login ?? 'jimin_app', options.keys),
    max: options.connections ?? 10,
    types: typeParsers,
    options: '-c timezone=UTC',
    application_name: 'jimin',
    keepAlive: true,
  });
  // Without listeners a broken connection, idle or in use, would end the process.
  pool.on('error', (error) => options.onConnectionLost?.(error));
  pool.on('connect', (client) => client.on('error', () => undefined));

  const clients = new WeakMap<object, PoolClient>();
  const clientOf = (tx: Tx): PoolClient => {
    const client = clients.get(tx);
    if (!client) throw new Error('COPY 只能用 db.transaction 交给 work 的那个 tx，且只在它未结束时');
    return client;
  };

  return {
    async transaction(scope, work) {
      const driver = new ScopedDriver(pool, beginStatement(scope));
      const kysely = new Kysely<Record<never, never>>({ dialect: new ScopedDialect(pool, driver) });
      return await kysely.transaction().execute(async (tx) => {
        if (driver.client) clients.set(tx, driver.client);
        try {
          return await work(tx);
        } finally {
          clients.delete(tx);
        }
      });
    },
    copyTo: (tx, statement) => clientOf(tx).query(copyStreams.to(statement)),
    copyFrom: (tx, statement) => clientOf(tx).query(copyStreams.from(statement)),
    async isReachable() {
      return await pool.query('select 1').then(
        () => true,
        () => false,
      );
    },
    async close() {
      await pool.end();
    },
  };
}

/** The same database for a login role, whose password follows from the keys. */
export function loginUrl(url: string, login: LoginRole, keys: Pick<Keys, 'secret'>): string {
  const address = new URL(url);
  address.username = login;
  address.password = encodeURIComponent(keys.secret(`role:${login}`));
  return address.href;
}

/** Begin, role and settings in one round trip. All of it is literal text, quoted by pg. */
function beginStatement({ role, settings }: DbScope): string {
  const all = Object.entries({ role, ...settings }).map(([name, value]) => {
    if (value.includes('\0')) throw new RangeError(`事务设置 ${name} 的值含有空字符`);
    return `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`;
  });
  return `begin; select ${all.join(', ')}`;
}

/** Kysely's own driver, but for a begin that takes role and settings with it. One object serves one transaction. */
class ScopedDriver extends PostgresDriver {
  client: PoolClient | undefined;
  readonly #begin: string;

  constructor(pool: Pool, begin: string) {
    super({
      pool: {
        connect: async () => {
          this.client = await pool.connect();
          return this.client;
        },
        end: async () => undefined,
      },
    });
    this.#begin = begin;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw(this.#begin));
    } catch (error) {
      // The `begin` itself went through: the connection must not go back to the pool inside a failed transaction.
      await this.rollbackTransaction(connection).catch(() => undefined);
      throw error;
    }
  }
}

class ScopedDialect extends PostgresDialect {
  readonly #driver: ScopedDriver;

  constructor(pool: Pool, driver: ScopedDriver) {
    super({ pool });
    this.#driver = driver;
  }

  override createDriver(): ScopedDriver {
    return this.#driver;
  }
}
