import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Client } from 'pg';
import copyStreams from 'pg-copy-streams';

type Value = string | number | boolean | Buffer | null;

/** Rows on their way into one table, over a connection of its own. */
export interface TableCopy {
  /** Returns a promise only when the database must catch up first. */
  add(row: readonly Value[]): Promise<void> | undefined;
  end(): Promise<void>;
}

/** Opens a COPY into a table as the superuser; foreign keys and other triggers do not fire. */
export async function copyInto(url: string, table: string, columns: readonly string[]): Promise<TableCopy> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('set session_replication_role = replica; set synchronous_commit = off');
  const stream: Writable = client.query(copyStreams.from(`copy ${table} (${columns.join(', ')}) from stdin`));
  const done = finished(stream);
  let lines: string[] = [];
  const flush = (): Promise<unknown> | undefined => {
    const isFree = stream.write(lines.join(''));
    lines = [];
    return isFree ? undefined : Promise.race([once(stream, 'drain'), done]);
  };
  return {
    add(row) {
      lines.push(`${row.map(textOf).join('\t')}\n`);
      return lines.length < 500 ? undefined : flush()?.then(() => undefined);
    },
    async end() {
      await flush();
      stream.end();
      await done;
      await client.end();
    },
  };
}

/** The text format of COPY. */
function textOf(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (found) => `\\${found}`);
  return Buffer.isBuffer(value) ? `\\\\x${value.toString('hex')}` : String(value);
}
