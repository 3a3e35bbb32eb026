import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { enterImport, readLedgerFile } from '#test/support/imports.ts';
import { payCounty } from '#test/support/pay-county.ts';
import { practiceLedger } from './ledger.ts';

import pg from 'pg';
const acc = new Map<string, [number, number]>();
const orig = pg.Client.prototype.query;
(pg.Client.prototype as any).query = function (this: any, ...a: any[]) { const t = typeof a[0] === 'string' ? a[0] : a[0]?.text ?? ''; const st = performance.now(); const r = (orig as any).apply(this, a); if (r?.then) r.then(() => { const k = t.replace(/\s+/g, ' ').slice(0, 70); const e = acc.get(k) ?? [0, 0]; e[0] += performance.now() - st; e[1] += 1; acc.set(k, e); }, () => {}); return r; };
const county = await payCounty({ catalogue });
it('p', async () => {
  await county.asSuperuser(`create extension if not exists pg_stat_statements`).catch((e) => console.log(String(e)));
  const batch = await readLedgerFile(
    county,
    'dibao-ledger',
    await practiceLedger({ households: 200, seed: 1 }),
    '低保台账.xlsx',
  );
  acc.clear();
  const s = new Session();
  s.connect();
  await s.post('Profiler.enable');
  await s.post('Profiler.start');
  const t = performance.now();
  const c = process.cpuUsage();
  await enterImport(county, batch.id);
  console.log('enter', Math.round(performance.now() - t), 'cpu', process.cpuUsage(c));
  console.log([...acc].sort((a, b) => b[1][0] - a[1][0]).slice(0, 25).map(([k, [ms, n]]) => `${Math.round(ms)}ms ${n}x ${(ms / n).toFixed(2)} ${k}`).join('\n'));
  const { profile } = await s.post('Profiler.stop');
  writeFileSync('/tmp/jimin/money/p.cpuprofile', JSON.stringify(profile));
  const self = new Map<string, number>();
  const dt = profile.timeDeltas ?? [];
  const byId = new Map(profile.nodes.map((n) => [n.id, n]));
  (profile.samples ?? []).forEach((id, i) => {
    const n = byId.get(id)!;
    const k = `${n.callFrame.functionName}@${n.callFrame.url.split('/').slice(-2).join('/')}:${n.callFrame.lineNumber}`;
    self.set(k, (self.get(k) ?? 0) + (dt[i] ?? 0));
  });
  console.log(
    [...self]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 14)
      .map(([k, v]) => `${Math.round(v / 1000)}ms ${k}`)
      .join('\n'),
  );
}, 100000);
