import { describe, expect, it } from 'vitest';
import { appAs } from '#test/support/app-as.ts';
import { lemonCases } from '#test/support/lemon-cases.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import { decisionsRoutes } from './index.ts';

const county = await orchardCounty({ now: '2026-01-05T01:00:00Z' });
const { decide, approver } = lemonCases(county);

describe('GET /api/households/:id/replay', () => {
  it('当时的决定、逐月所发和应发；月份写错的不收', async () => {
    const people = [{ name: '桑大', trees: 2 }];
    const { household, number } = await decide(people, { applied: '2026-03-02', decided: '2026-04-10' });
    county.office.clock.setBusiness('2026-06-20T01:00:00Z');
    const app = await appAs(approver, decisionsRoutes(county.office));
    const answer = await app.inject(`/api/households/${household}/replay?month=2026-05`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      ...{ household, headName: '桑大', item: 'lemon-voucher', itemName: '柠檬券', difference: 0, undetermined: 0 },
      decisions: [{ number, moveName: '给券', decidedOn: '2026-04-10', identical: true, again: null }],
      months: [
        {
          ...{ month: '2026-05', decision: 0, document: `柠檬券 ${number}`, ranThen: 1200, ran: 1200, paid: null },
          ...{ due: 1200, difference: 0, note: null, learned: [], dated: [] },
          now: { outcome: 'granted', className: '树少的园子', amount: 1200 },
        },
        { month: '2026-06', difference: 0 },
      ],
    });
    const one = await app.inject(`/api/households/${household}/replay?month=2026-05&until=2026-05`);
    expect(one.json().months).toHaveLength(1);
    expect((await app.inject(`/api/households/${household}/replay?month=2026-5`)).statusCode).toBe(400);
    expect((await app.inject(`/api/households/${household}/replay`)).statusCode).toBe(400);
  });
});
