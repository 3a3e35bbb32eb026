import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/test-database.ts';

const { db } = await testDatabase();

describe('a transaction', () => {
  it('acts as the role and with the settings of its scope', async () => {
    const scope = { role: 'jimin_staff', settings: { 'app.county': '512021' } } as const;
    const { rows } = await db.transaction(scope, (tx) =>
      sql`select current_user as "user", current_setting('app.county') as county`.execute(tx),
    );
    expect(rows).toEqual([{ user: 'jimin_staff', county: '512021' }]);
  });
});
