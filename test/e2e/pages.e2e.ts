import { practicePassword } from '../../src/server/practice/accounts.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './support/test.ts';

const open = [
  '/',
  '/guides',
  '/guides/dibao',
  '/sign-in',
  '/apply/dibao',
  '/progress',
  '/notices',
  '/verify',
  '/outbox',
  '/nowhere',
];

const desks: Readonly<Record<string, readonly string[]>> = {
  cun: [
    '/office',
    '/office/cases',
    '/office/apply/dibao',
    '/office/apply/dibao?draft=no-such-draft',
    '/office/notices',
  ],
  shouli: ['/office', '/office/people?text=王', '/office/households'],
  xianshen: [
    '/office/imports',
    '/office/imports/new',
    '/office/parameters',
    '/office/parameters?show=unconfirmed',
    '/office/parameters/dibao.standard.rural',
    '/office/parameters/dibao.standard.rural?division=512021000000&from=2025-07-01',
  ],
  xianpi: [
    '/office/parameters?show=open',
    '/office/parameters?show=record',
    '/office/parameters/no.such',
    '/office/decision-runs',
    '/office/simulations',
    '/office/simulations?changes=dibao.standard.urban%3D900',
  ],
  zhenling: ['/office', '/office/decision-runs'],
  hedui: ['/office', '/office/verifications', '/office/verifications?show=breach'],
  zhidan: ['/office', '/office/pay-runs'],
  shenji: ['/office', '/office/audit'],
  admin: ['/office'],
};

test.describe('每一页都能用键盘和读屏软件，不用左右拖动', () => {
  for (const address of open) {
    test(`群众：${address}`, async ({ page }) => {
      await page.goto(address);
      await expectAccessible(page);
      await expectNoSideScroll(page);
    });
  }

  for (const [login, addresses] of Object.entries(desks)) {
    test(`工作人员 ${login}：${addresses.join(' ')}`, async ({ page }) => {
      await page.goto('/office');
      await page.getByLabel('用户名').fill(login);
      await page.getByLabel('密码').fill(practicePassword);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible();
      for (const address of addresses) {
        await page.goto(address);
        await expectAccessible(page);
        await expectNoSideScroll(page);
      }
    });
  }
});

test('口令错了说得清楚，不说用户在不在', async ({ page }) => {
  await page.goto('/office');
  await page.getByLabel('用户名').fill('meiyouzhegeren');
  await page.getByLabel('密码').fill('cuodemima');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('用户名或密码不对，或账号已暂时锁定');
  await expectAccessible(page);
});
