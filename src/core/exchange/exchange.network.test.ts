import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { getJob } from '#core/access/index.ts';
import { verifiedOrchards } from '#test/support/verified-orchards.ts';
import type { Manner } from '../../../examples/verification-source/people.ts';
import { askAgain, closeBreach, findReport, listVerifications } from './index.ts';

const county = await verifiedOrchards();
const { office, clerk, start, look, runJobs, later, plant, heard, source } = county;

const cell = async (id: string, of = 'lemon-register') => (await look(id)).cells.find((one) => one.source === of);
const misbehaving = (name: string, manner: Manner) =>
  plant({ name, says: 3, register: 3, manners: { 'lemon-register': manner } });
const reported = async (person: string | undefined): Promise<number> => {
  const [row] = await county.asSuperuser<{ count: number }>(
    `select count(*)::int from fact where person = $1 and standing = 'reported' and source = 'lemon-register'`,
    [person],
  );
  return row?.count ?? -1;
};

describe('来源在网络上不好好答复', () => {
  it('迟迟不答的：等到时限，再试，仍没有就是没有答复', async () => {
    const { id, people } = await misbehaving('梅不答', 'silent');
    await start(id);
    await runJobs();
    expect(await cell(id)).toMatchObject({ state: 'silent', note: '多次询问，都没有在限定时间内答复' });
    expect(await reported(people[0])).toBe(0);
    // The second try fetched the answer of the first one: to the source it was one question.
    expect(heard('梅不答')).toBe(2);
  });

  it('系统维护的：没有连上', async () => {
    const { id } = await misbehaving('梅维护', 'down');
    await start(id);
    await runJobs();
    expect(await cell(id)).toMatchObject({ state: 'silent', note: '多次询问，都没有连上' });
  });

  it('没有人听的地址：没有连上', async () => {
    const { id } = await plant({ name: '梅断线', says: 3, register: 3 });
    const address = office.sources.get('lemon-register');
    if (address !== undefined) office.sources.set('lemon-register', { ...address, url: 'http://127.0.0.1:9' });
    await start(id);
    await runJobs();
    county.connect('lemon-register');
    expect(await cell(id)).toMatchObject({ state: 'silent', note: '多次询问，都没有连上' });
  });

  it('说稍后答复的：先不出报告；到时候自动取回，出报告', async () => {
    const { id, people } = await misbehaving('梅稍后', 'late');
    const { job } = await start(id);
    await runJobs();
    expect(await cell(id)).toMatchObject({ state: 'waiting', askedOn: '2026-06-15', endedOn: null });
    expect((await look(id)).reports).toEqual([]);
    expect(await getJob(office, clerk, job)).toMatchObject({
      state: 'done',
      done: 1,
      note: '还有 1 项等待对方答复，答复后自动取回',
    });
    await later();
    await later();
    expect(await cell(id)).toMatchObject({ state: 'answered', items: [{ label: '柠檬树', text: '3棵' }] });
    expect(await reported(people[0])).toBe(1);
    expect((await look(id)).reports[0]?.content.people[0]?.conclusion).toBe('met');
    expect(heard('梅稍后')).toBe(2);
  });

  it('说稍后答复、过了期限还没有的：没有答复，报告写需核实', async () => {
    const { id } = await misbehaving('梅逾期', 'late');
    await start(id);
    await runJobs();
    office.clock.setBusiness('2026-06-19T01:00:00Z');
    await later();
    office.clock.setBusiness('2026-06-15T01:00:00Z');
    expect(await cell(id)).toMatchObject({ state: 'silent', note: '过了答复期限' });
    expect((await look(id)).reports[0]?.content.people[0]?.conclusion).toBe('check');
  });

  it('答非所问的：不采用', async () => {
    const { id, people } = await misbehaving('梅乱码', 'garbage');
    await start(id);
    await runJobs();
    expect(await cell(id)).toMatchObject({ state: 'silent', note: '答复的内容看不懂，不予采用' });
    expect(await reported(people[0])).toBe(0);
  });

  it('没有签名的答复：不采用', async () => {
    const { id, people } = await misbehaving('梅无签', 'unsigned');
    await start(id);
    await runJobs();
    expect(await cell(id)).toMatchObject({ state: 'silent', note: '答复没有有效的签名，不予采用' });
    expect(await reported(people[0])).toBe(0);
  });

  it('答复了两次的：只记一次', async () => {
    const { id, people } = await misbehaving('梅两次', 'twice');
    await start(id);
    await runJobs();
    expect(await cell(id)).toMatchObject({ state: 'answered' });
    expect(await reported(people[0])).toBe(1);
    expect(source.asked.filter(({ source: of }) => of === 'lemon-register').at(-1)?.times).toBe(2);
    expect(heard('梅两次')).toBe(2);
  });

  it('密钥不对的：对方拒绝', async () => {
    const { id } = await plant({ name: '梅错钥', says: 3, register: 3 });
    const address = office.sources.get('lemon-register');
    if (address !== undefined) office.sources.set('lemon-register', { ...address, secret: Buffer.alloc(32, 7) });
    await start(id);
    await runJobs();
    county.connect('lemon-register');
    expect(await cell(id)).toMatchObject({ state: 'silent', note: '对方拒绝了这次查询' });
    expect(heard('梅错钥')).toBe(1);
  });

  it('把人引到别的地址的：不跟去', async () => {
    const { id } = await plant({ name: '梅转向', says: 3, register: 3 });
    const lure = createServer((_request, response) => {
      response.writeHead(307, { location: source.addressOf('lemon-register') }).end();
    });
    await new Promise<void>((resolve) => lure.listen(0, '127.0.0.1', resolve));
    const at = lure.address();
    const address = office.sources.get('lemon-register');
    if (address !== undefined && typeof at === 'object') {
      office.sources.set('lemon-register', { ...address, url: `http://127.0.0.1:${at?.port}` });
    }
    await start(id);
    await runJobs();
    county.connect('lemon-register');
    lure.close();
    expect(await cell(id)).toMatchObject({ state: 'silent' });
    expect(heard('梅转向')).toBe(1);
  });
});

describe('再问一次', () => {
  it('只问没有答复的；对方后来好了，出新的报告', async () => {
    const { id } = await plant({ name: '梅再问', says: 3, register: 3 });
    office.sources.delete('lemon-register');
    await start(id);
    await runJobs();
    county.connect('lemon-register');
    const { job } = await askAgain(office, clerk, { case: id, key: randomUUID() });
    await runJobs();
    expect(await getJob(office, clerk, job)).toMatchObject({ state: 'done' });
    const { reports, round, again } = await look(id);
    expect(round).toMatchObject({ round: 1, state: 'concluded' });
    expect(again).toBe(0);
    expect(reports.map(({ number, valid }) => [number.slice(-4), valid])).toEqual([
      ['-HD2', true],
      ['-HD1', false],
    ]);
    expect(heard('梅再问')).toBe(2);
    await expect(askAgain(office, clerk, { case: id, key: randomUUID() })).rejects.toMatchObject({
      code: 'exchange.nothing-to-ask',
    });
  });

  it('答复没法采用的，用新的请求编号再问', async () => {
    const { id } = await misbehaving('梅换号', 'garbage');
    await start(id);
    await runJobs();
    await askAgain(office, clerk, { case: id, key: randomUUID() });
    await runJobs();
    expect(heard('梅换号')).toBe(3);
    expect(await cell(id)).toMatchObject({ state: 'silent' });
  });
});

describe('答复的是另一个人', () => {
  it('隔离，不记为事实，不给人看，报为身份不符；查处以后内容删去，可以重新核对', async () => {
    const { id, people } = await plant({
      ...{ name: '梅错号', says: 3, register: 88, knownAs: '别人家' },
    });
    await start(id);
    await runJobs();
    const found = await cell(id);
    expect(found).toMatchObject({ state: 'quarantined', items: [], note: '答复的不是本人，已隔离，等待查处' });
    expect(await reported(people[0])).toBe(0);
    expect((await look(id)).reports[0]?.content.people[0]?.conclusion).toBe('check');
    const [breach] = await county.asSuperuser<{ count: number }>(
      `select count(*)::int from audit_entry where action = 'verification.breach' and detail->>'case' = $1`,
      [id],
    );
    expect(breach?.count).toBe(2);
    const { items } = await listVerifications(office, clerk, { show: 'breach' });
    expect(items.map((line) => [line.case, line.breaches])).toEqual([[id, 2]]);

    const query = found?.query ?? '';
    const note = '号码录错一位，已更正；多得的信息已删除';
    await closeBreach(office, clerk, { query, note, key: randomUUID() });
    const [kept] = await county.asSuperuser<{ answer_sealed: Buffer | null }>(
      'select answer_sealed from verification_query where id = $1',
      [query],
    );
    expect(kept?.answer_sealed).toBeNull();
    expect((await cell(id))?.note).toBe('答复的不是本人，已查处：号码录错一位，已更正；多得的信息已删除');
    await expect(closeBreach(office, clerk, { query, note, key: randomUUID() })).rejects.toMatchObject({
      code: 'exchange.breach-looked-at',
    });
    expect((await look(id)).blocked).toBeNull();
  });

  it('对方把另一个人的答复寄了过来，也一样', async () => {
    await plant({ name: '梅旁人', says: 1, register: 1 });
    const { id, people } = await misbehaving('梅串号', 'stranger');
    await start(id);
    await runJobs();
    expect(await cell(id)).toMatchObject({ state: 'quarantined' });
    expect(await reported(people[0])).toBe(0);
  });
});

describe('给别的岗位和模块', () => {
  it('findReport 给出最新报告、是否有效和每个人的结论', async () => {
    const { id, people } = await plant({ name: '梅查报', says: 3, register: 3 });
    expect(await county.asJob((tx) => findReport(tx, office, id))).toBeUndefined();
    await start(id);
    await runJobs();
    const report = await county.asJob((tx) => findReport(tx, office, id));
    expect(report).toMatchObject({ kind: 'report', madeOn: '2026-06-15', valid: true });
    expect(report?.conclusions.get(people[0] ?? '')).toBe('met');
  });
});
