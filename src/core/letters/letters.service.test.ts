import { createHash, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { asJob, inTransaction } from '#core/access/index.ts';
import { uploadFile } from '#core/files/index.ts';
import { registerPerson } from '#core/people/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { bareCase } from '#test/support/bare-case.ts';
import { testContext, testResident, testStaff } from '#test/support/test-context.ts';
import { testDatabase } from '#test/support/test-database.ts';
import {
  findLettersOfCase,
  getLetterPdf,
  issueLetter,
  letterTasks,
  listLetters,
  recordDelivery,
  verifyLetter,
} from './index.ts';

const database = await testDatabase();
const ctx = await testContext(database, { now: '2026-06-20T01:00:00Z' });
const village = '512021100200';
const clerk = testStaff('512021100', 'letter.read', 'letter.deliver', 'file.add', 'file.read');
const elsewhere = testStaff('512021101', 'letter.read', 'letter.deliver', 'file.add');

const person = async (name: string, serial: number): Promise<string> => {
  const idNumber = inventedNumber('1960-05-04', serial);
  const { id } = await inTransaction(ctx, asJob(ctx, 'test'), (tx) =>
    registerPerson(tx, ctx, { name, idNumber, division: village }),
  );
  return id;
};
const [wang, li] = [await person('王大明', 1), await person('李小红', 2)];

const letterOf = (recipient: string, more: { case?: string; series?: string; on?: string } = {}) => ({
  case: more.case ?? randomUUID(),
  kind: 'confirmation',
  name: '最低生活保障确认通知书',
  series: more.series ?? '低保',
  text: {
    kind: 'letter',
    title: ['最低生活保障', '确认通知书'],
    addressee: '王大明',
    body: [{ type: 'paragraph', text: '经审核确认，你户符合最低生活保障条件。' }],
  } as const,
  recipient,
  division: village,
  on: plainDate(more.on ?? '2026-06-15'),
});
const issue = (letter: ReturnType<typeof letterOf>): Promise<string> =>
  inTransaction(ctx, asJob(ctx, 'test'), async (tx) => {
    await bareCase(tx, ctx, letter.case, letter.division);
    return issueLetter(tx, ctx, letter);
  });
const numberOf = async (id: string): Promise<string> => {
  const [row] = await database.asSuperuser<{ number: string }>('select number from letter where id = $1', [id]);
  return row?.number ?? '';
};
const codeOf = async (id: string): Promise<string> => {
  const [row] = await database.asSuperuser<{ code: string }>(
    'select verification_code as code from letter where id = $1',
    [id],
  );
  return row?.code ?? '';
};
const delivery = (letter: string, on = '2026-06-16') => ({
  letter,
  manner: 'by-hand' as const,
  on: plainDate(on),
  recipient: '王大明',
  key: randomUUID(),
});

describe('文号', () => {
  it('同一种类在一年里从1号起，一个接一个', async () => {
    const first = await issue(letterOf(wang, { series: '特困' }));
    const second = await issue(letterOf(wang, { series: '特困' }));
    expect([await numberOf(first), await numberOf(second)]).toEqual(['安民特困〔2026〕1号', '安民特困〔2026〕2号']);
  });

  it('另一年、另一种类各从1号起', async () => {
    expect(await numberOf(await issue(letterOf(wang, { series: '临救', on: '2025-12-31' })))).toBe(
      '安民临救〔2025〕1号',
    );
    expect(await numberOf(await issue(letterOf(wang, { series: '临救', on: '2026-01-01' })))).toBe(
      '安民临救〔2026〕1号',
    );
  });

  it('同时发的八份各有各的号，不重也不漏', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => issue(letterOf(wang, { series: '边缘' }))));
    const numbers = await Promise.all(ids.map(numberOf));
    expect(numbers.toSorted()).toEqual([
      '安民边缘〔2026〕1号',
      '安民边缘〔2026〕2号',
      '安民边缘〔2026〕3号',
      '安民边缘〔2026〕4号',
      '安民边缘〔2026〕5号',
      '安民边缘〔2026〕6号',
      '安民边缘〔2026〕7号',
      '安民边缘〔2026〕8号',
    ]);
  });

  it('没有办成的不占号', async () => {
    const failing = inTransaction(ctx, asJob(ctx, 'test'), async (tx) => {
      await issueLetter(tx, ctx, letterOf(wang, { series: '补贴' }));
      throw new Error('办理失败');
    });
    await expect(failing).rejects.toThrow('办理失败');
    expect(await numberOf(await issue(letterOf(wang, { series: '补贴' })))).toBe('安民补贴〔2026〕1号');
  });
});

describe('打印', () => {
  it('第一次要时印出，以后每次都是同样的字节', async () => {
    const id = await issue(letterOf(wang));
    const first = await buffer((await getLetterPdf(ctx, clerk, id)).content);
    const second = await buffer((await getLetterPdf(ctx, clerk, id)).content);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(second.equals(first)).toBe(true);
  });

  it('两人同时第一次要，只存一份', async () => {
    const id = await issue(letterOf(wang));
    const both = await Promise.all([getLetterPdf(ctx, clerk, id), getLetterPdf(ctx, clerk, id)]);
    expect(both[0].file).toBe(both[1].file);
    const [row] = await database.asSuperuser<{ n: number }>(
      `select count(*)::int as n from file f join letter l on l.office_case = f.office_case where l.id = $1`,
      [id],
    );
    expect(row?.n).toBe(1);
  });

  it('没有人要，后台也会印出', async () => {
    const id = await issue(letterOf(wang));
    await ctx.jobs.runDue(letterTasks(ctx));
    const [row] = await database.asSuperuser<{ printed: boolean }>(
      'select file is not null as printed from letter where id = $1',
      [id],
    );
    expect(row?.printed).toBe(true);
  });

  it('本人可以取，别的居民不能', async () => {
    const id = await issue(letterOf(wang));
    expect((await getLetterPdf(ctx, testResident(wang), id)).number).toMatch(/^安民低保〔2026〕\d+号$/);
    await expect(getLetterPdf(ctx, testResident(li), id)).rejects.toThrow('没有找到这份文书');
  });

  it('别的乡镇看不到', async () => {
    const id = await issue(letterOf(wang));
    await expect(getLetterPdf(ctx, elsewhere, id)).rejects.toThrow('没有找到这份文书');
  });

  it('没有权限的岗位不能取，读取记入审计', async () => {
    const id = await issue(letterOf(li));
    await expect(getLetterPdf(ctx, testStaff('512021100'), id)).rejects.toThrow('没有权限');
    await getLetterPdf(ctx, clerk, id);
    const rows = await database.asSuperuser<{ actor: string; subjects: string[] }>(
      `select actor, subjects from audit_entry where action = 'letter.read' and detail ->> 'letter' = $1`,
      [id],
    );
    expect(rows).toEqual([{ actor: clerk.user, subjects: [li] }]);
  });
});

describe('办件的文书', () => {
  it('按发出的先后，带送达情况和救济期限', async () => {
    const officeCase = randomUUID();
    const accepted = await issue(letterOf(wang, { case: officeCase, on: '2026-06-10' }));
    const confirmed = await issue(letterOf(wang, { case: officeCase, on: '2026-06-15' }));
    await recordDelivery(ctx, clerk, delivery(confirmed));
    const letters = await listLetters(ctx, clerk, officeCase);
    expect(letters.map(({ id, delivery: done }) => [id, done?.on, done?.reviewUntil])).toEqual([
      [accepted, undefined, undefined],
      [confirmed, '2026-06-16', '2026-08-15'],
    ]);
    expect(await inTransaction(ctx, asJob(ctx, 'test'), (tx) => findLettersOfCase(tx, ctx, officeCase))).toEqual(
      letters,
    );
    expect(await listLetters(ctx, elsewhere, officeCase)).toEqual([]);
  });

  it('居民只见写给自己的', async () => {
    const officeCase = randomUUID();
    const own = await issue(letterOf(wang, { case: officeCase }));
    await issue(letterOf(li, { case: officeCase }));
    await recordDelivery(ctx, clerk, delivery(own));
    const letters = await listLetters(ctx, testResident(wang), officeCase);
    expect(letters.map(({ id, delivery: done }) => [id, done?.manner])).toEqual([[own, 'by-hand']]);
  });
});

describe('送达', () => {
  it('2026-03-20送达，复议到2026-05-19（EX-K10）', async () => {
    const id = await issue(letterOf(wang, { on: '2026-03-17' }));
    const recorded = await recordDelivery(ctx, clerk, delivery(id, '2026-03-20'));
    expect(recorded).toMatchObject({ reviewUntil: '2026-05-19', suitUntil: '2026-09-20' });
  });

  it('第二次送达被拒，并说明已有的送达', async () => {
    const id = await issue(letterOf(wang));
    await recordDelivery(ctx, clerk, delivery(id));
    await expect(recordDelivery(ctx, clerk, delivery(id, '2026-06-18'))).rejects.toThrow(
      '已于 2026-06-16 直接送达，由王大明签收',
    );
  });

  it('两人同时登记，只成一次', async () => {
    const id = await issue(letterOf(wang));
    const both = await Promise.allSettled([
      recordDelivery(ctx, clerk, delivery(id)),
      recordDelivery(ctx, clerk, delivery(id)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('同一请求键重发，还是那一次', async () => {
    const id = await issue(letterOf(wang));
    const record = delivery(id);
    const first = await recordDelivery(ctx, clerk, record);
    expect(await recordDelivery(ctx, clerk, record)).toEqual(first);
  });

  it('早于文书或在将来的日期被拒，什么也不留下', async () => {
    const id = await issue(letterOf(wang));
    await expect(recordDelivery(ctx, clerk, delivery(id, '2026-06-14'))).rejects.toThrow('早于文书日期 2026-06-15');
    await expect(recordDelivery(ctx, clerk, delivery(id, '2026-06-21'))).rejects.toThrow('晚于今天 2026-06-20');
    await expect(recordDelivery(ctx, clerk, delivery(id, '2026-06-15'))).resolves.toMatchObject({
      reviewUntil: '2026-08-14',
    });
  });

  it('别的乡镇和没有送达权限的岗位不能登记', async () => {
    const id = await issue(letterOf(wang));
    await expect(recordDelivery(ctx, elsewhere, delivery(id))).rejects.toThrow('没有找到这份文书');
    await expect(recordDelivery(ctx, testStaff('512021100', 'letter.read'), delivery(id))).rejects.toThrow('没有权限');
  });

  it('送达回证归入办件；不是本人上传的不能用', async () => {
    const officeCase = randomUUID();
    const id = await issue(letterOf(wang, { case: officeCase }));
    const upload = (actor: typeof clerk) =>
      uploadFile(ctx, actor, {
        name: '回证.csv',
        content: (async function* () {
          yield Buffer.from('签收,王大明\n');
        })(),
      });
    const [own, others] = [await upload(clerk), await upload(elsewhere)];
    await expect(recordDelivery(ctx, clerk, { ...delivery(id), proof: others.id })).rejects.toThrow('没有找到文件');
    await recordDelivery(ctx, clerk, { ...delivery(id), proof: own.id });
    const rows = await database.asSuperuser('select office_case from file where id = $1', [own.id]);
    expect(rows).toEqual([{ office_case: officeCase }]);
  });
});

describe('核验', () => {
  it('凭验证码知道是哪份文书、给谁（隐去名字）和PDF的SM3摘要', async () => {
    const id = await issue(letterOf(wang, { series: '核验' }));
    const pdf = await buffer((await getLetterPdf(ctx, clerk, id)).content);
    const code = await codeOf(id);
    expect(await verifyLetter(ctx, code.toLowerCase().replaceAll('-', ' '))).toEqual({
      name: '最低生活保障确认通知书',
      number: '安民核验〔2026〕1号',
      issuedOn: '2026-06-15',
      organ: '安岳县民政局',
      recipientMask: '王**',
      digest: createHash('sm3').update(pdf).digest('hex'),
      practice: true,
    });
  });

  it('没有出具过的验证码，答复说明可能是伪造的和向谁查证', async () => {
    await expect(verifyLetter(ctx, '2222-2222-2222')).rejects.toThrow('可能是伪造的，请向安岳县民政局查证');
  });

  it('不像验证码的，说明验证码在哪里、怎么写', async () => {
    await expect(verifyLetter(ctx, '12345')).rejects.toThrow('验证码共 12 位');
  });

  it('公众读不到文书的表，只能用核验函数', async () => {
    const asPublic = { role: 'jimin_public', settings: { 'app.county': '512021' } } as const;
    const reading = database.db.transaction(asPublic, (tx) =>
      tx.withTables<{ letter: { number: string } }>().selectFrom('letter').select('number').execute(),
    );
    await expect(reading).rejects.toThrow('permission denied');
  });
});
