import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { accessCounty } from '#test/support/access-county.ts';
import { findActor, listOutbox, PracticeOnly, requestCode, signInResident } from './index.ts';

const { ctx, keys, clock, asSuperuser } = await accessCounty();

const at = (wall: string) => clock.setWall(`2026-11-23T${wall}+08:00`);
let serial = 0;
/** An invented woman with a telephone of her own; each test starts at ten o'clock. */
const someone = () => {
  serial += 2;
  at('10:00:00');
  return {
    name: '王小满',
    idNumber: inventedNumber('1960-03-07', serial),
    phone: `138000${String(serial).padStart(5, '0')}`,
  };
};
type Someone = ReturnType<typeof someone>;

const codeInOutbox = async () => {
  const [message] = await listOutbox(ctx);
  return /验证码 (\d{6})，/.exec(message?.text ?? '')?.[1] ?? '';
};
const ask = async (claim: Someone) => {
  const { request } = await requestCode(ctx, claim);
  // Messages of one moment have no order: what this request sent is the only one not seen before.
  const code = await codeInOutbox();
  await asSuperuser('delete from outbox_message');
  return { request, code };
};
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
const register = async (claim: Someone, kept: { name?: string; phone?: string | null } = {}) => {
  const id = randomUUID();
  const phone = kept.phone === undefined ? claim.phone : kept.phone;
  await asSuperuser(
    `insert into person (county, id, name, sex, born, id_number_sealed, id_number_index, id_number_mask, phone_sealed,
       division_now, created_at)
     values ('512021', $1, $2, 'female', '1960-03-07', $3, $4, '', $5, '512021100007', '2026-01-01')`,
    [
      id,
      kept.name ?? claim.name,
      keys.seal(claim.idNumber),
      keys.index('identity-number', claim.idNumber),
      phone && keys.seal(phone),
    ],
  );
  return id;
};

describe('居民登录', () => {
  it('凭短信验证码登录；登记在册的人认出是谁，会话两小时', async () => {
    const claim = someone();
    const person = await register(claim);
    const { token } = await signInResident(ctx, await ask(claim));
    expect(await findActor(ctx, token)).toMatchObject({ kind: 'resident', person, name: '王小满', county: '512021' });
    at('11:59:59');
    expect(await findActor(ctx, token)).toMatchObject({ kind: 'resident' });
    at('12:00:00');
    expect(await findActor(ctx, token)).toMatchObject({ kind: 'public' });
  });

  it('册上没有的人也能登录；首次申请入册后，同一会话就认得他', async () => {
    const claim = someone();
    const { token } = await signInResident(ctx, await ask(claim));
    expect(await findActor(ctx, token)).toMatchObject({
      kind: 'resident',
      person: null,
      idNumberIndex: keys.index('identity-number', claim.idNumber),
    });
    const person = await register(claim);
    expect(await findActor(ctx, token)).toMatchObject({ kind: 'resident', person });
  });

  it('姓名或手机号与登记的不符，即使验证码对也登录不了', async () => {
    const [named, phoned] = [someone(), someone()];
    await register(named, { name: '王大满' });
    await register(phoned, { phone: '13900009999' });
    for (const claim of [named, phoned]) {
      await expect(signInResident(ctx, await ask(claim))).rejects.toThrow('与登记的信息不一致');
    }
  });

  it('册上没有留手机号的，用自己的手机登录', async () => {
    const claim = someone();
    const person = await register(claim, { phone: null });
    const { token } = await signInResident(ctx, await ask(claim));
    expect(await findActor(ctx, token)).toMatchObject({ person });
  });

  it('填错的逐项说明', async () => {
    const bad = { name: '王', idNumber: '512099196003070029', phone: '028-24531234' };
    await expect(requestCode(ctx, bad)).rejects.toMatchObject({
      facts: {
        faults: [
          { path: '/name', message: '姓名应为 2 至 50 个字，现为 1 个字' },
          { path: '/idNumber', message: '身份证号校验码不符：很可能有一位录错，请对照证件逐位核对' },
          { path: '/phone', message: '座机收不到短信，请填写手机号码' },
        ],
      },
    });
  });
});

describe('验证码', () => {
  it('5 分钟内有效', async () => {
    const [first, second] = [someone(), someone()];
    const [early, late] = [await ask(first), await ask(second)];
    at('10:04:59');
    await expect(signInResident(ctx, early)).resolves.toHaveProperty('token');
    at('10:05:00');
    await expect(signInResident(ctx, late)).rejects.toThrow('验证码已失效');
  });

  it('只能用一次', async () => {
    const asked = await ask(someone());
    await signInResident(ctx, asked);
    await expect(signInResident(ctx, asked)).rejects.toThrow('验证码已失效');
  });

  it('错满 5 次即作废，之后对的也不行', async () => {
    const { request, code } = await ask(someone());
    const tries = [];
    for (let count = 1; count <= 5; count += 1) {
      tries.push(
        await signInResident(ctx, { request, code: wrong(code) }).catch((error: Error) => error.message.slice(0, 40)),
      );
    }
    expect(tries).toEqual([
      '验证码不对：验证码不对，请核对最新一条短信，还可以试 4 次。',
      '验证码不对：验证码不对，请核对最新一条短信，还可以试 3 次。',
      '验证码不对：验证码不对，请核对最新一条短信，还可以试 2 次。',
      '验证码不对：验证码不对，请核对最新一条短信，还可以试 1 次。',
      '验证码已失效：验证码已用过、已超过 5 分钟，或输错次数太多。请重新获取验证码。',
    ]);
    await expect(signInResident(ctx, { request, code })).rejects.toThrow('验证码已失效');
  });

  it('别人的请求编号配不上自己的验证码', async () => {
    const [mine, other] = [await ask(someone()), await ask(someone())];
    if (mine.code === other.code) return;
    await expect(signInResident(ctx, { request: other.request, code: mine.code })).rejects.toThrow('验证码不对');
  });

  it('60 秒内不再发，一小时最多 5 次，同一身份证号换手机、同一手机换身份证号都一样', async () => {
    const claim = someone();
    await ask(claim);
    at('10:00:59');
    await expect(requestCode(ctx, claim)).rejects.toThrow('1 秒后可以重新获取');
    await expect(requestCode(ctx, { ...claim, phone: '13911112222' })).rejects.toThrow('1 秒后可以重新获取');
    await expect(requestCode(ctx, { ...claim, idNumber: inventedNumber('1970-01-01', 1) })).rejects.toThrow('1 秒后');
    for (const minute of ['10:01:00', '10:02:00', '10:03:00', '10:04:00']) {
      at(minute);
      await ask(claim);
    }
    at('10:30:00');
    await expect(requestCode(ctx, claim)).rejects.toThrow('一小时内最多获取 5 次验证码');
    at('11:00:01');
    await expect(requestCode(ctx, claim)).resolves.toMatchObject({ resendAfter: 60 });
  });

  it('同时点两次只发一条', async () => {
    const claim = someone();
    const results = await Promise.allSettled([requestCode(ctx, claim), requestCode(ctx, claim)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('数据库里没有明文的身份证号、手机号和验证码', async () => {
    const claim = someone();
    const { code } = await ask(claim);
    await requestCode(ctx, someone());
    const rows = await asSuperuser<{ text: string }>(
      'select c::text as text from one_time_code c union all select m::text from outbox_message m union all select e::text from audit_entry e',
    );
    const all = rows.map(({ text }) => text).join('\n');
    for (const secret of [claim.idNumber, claim.phone, `验证码 ${code}`]) {
      expect(all).not.toContain(secret);
      expect(all).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });
});

describe('短信发件箱', () => {
  it('练习县里人人可看，号码遮掩；正式县没有这一页', async () => {
    await asSuperuser('delete from outbox_message');
    const claim = { ...someone(), phone: '13800001234' };
    await requestCode(ctx, claim);
    const [message] = await listOutbox(ctx);
    expect(message?.recipient).toBe('138****1234');
    expect(message?.text).toMatch(/^【安岳县民政局】登录验证码 \d{6}，5 分钟内有效。/);
    const real = { ...ctx, installation: { ...ctx.installation, practice: false } };
    await expect(listOutbox(real)).rejects.toSatisfy(PracticeOnly.is);
  });
});
