import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { catalogue } from '#catalogue/index.ts';
import { buildApp } from '#server/app.ts';
import { caseCounty } from '#test/support/case-office.ts';
it('probe', async () => {
  const { office } = await caseCounty(catalogue, '2026-06-15T01:00:00Z');
  const app = await buildApp(office, { fileLimit: 1_000_000 });
  const doc = (await app.inject('/openapi.json')).json();
  const out: string[] = [];
  for (const [p, ms] of Object.entries<any>(doc.paths)) for (const [m, o] of Object.entries<any>(ms)) {
    const ref = o.requestBody?.content?.['application/json']?.schema?.$ref?.split('/').pop();
    const schema = ref ? doc.components.schemas[ref] : undefined;
    const q = (o.parameters ?? []).filter((x: any) => x.in === 'query').map((x: any) => x.name + (x.required ? '!' : ''));
    out.push(`${m.toUpperCase()} ${p} q=${q} ${ref ?? ''} ${schema ? JSON.stringify(schema.properties ?? schema).slice(0, 400) + ' req=' + schema.required : ''}`);
  }
  writeFileSync('/tmp/jimin/oracle/routes.txt', out.join('\n'));
  writeFileSync('/tmp/jimin/oracle/tree.txt', app.printRoutes({ commonPrefix: false }));
  await app.close();
});
