import { signInAt } from '../support/office.ts';
import { expect, test } from '../support/test.ts';
import { take } from './take.ts';

test('人员和家庭', async ({ browser }) => {
  const page = await signInAt(browser, 'xianshen');
  await page.goto('/office/people?text=秀英');
  await take(page, 'office-people');
  await page.goto('/office/people?text=孙悟空');
  await take(page, 'office-people-empty');
  await page.goto('/office/people?text=周长庚');
  await page.getByRole('region', { name: '人员列表' }).getByRole('link').first().click();
  await page.getByRole('button', { name: '显示身份证号' }).click();
  await take(page, 'office-person', { window: true });
  await page.getByRole('button', { name: '返回' }).click();
  await page
    .getByRole('link', { name: /^家庭（/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('家庭');
  await take(page, 'office-household');
  await page.goto('/office/households');
  await take(page, 'office-households');
});

test('公示和异议，从村口到镇上', async ({ browser, page: neighbour }) => {
  await neighbour.goto('/notices');
  await take(neighbour, 'residents-notices');
  await neighbour
    .getByRole('button', { name: /提意见/ })
    .first()
    .click();
  await neighbour.getByLabel('您知道的情况').fill('他家去年在县城买了一辆小货车跑运输，不是没有收入。');
  await neighbour.getByLabel('怎么联系您').fill('13800009999');
  await take(neighbour, 'residents-objection');
  await neighbour.getByRole('button', { name: '提交意见' }).click();
  await expect(neighbour.getByText('收到您的意见')).toBeVisible();

  const intake = await signInAt(browser, 'shouli');
  await intake.goto('/office/notices');
  await take(intake, 'office-notices');
  await intake.getByRole('region', { name: '公示列表' }).getByRole('link', { name: /禤/ }).click();
  await intake.getByRole('button', { name: /^答复异议/ }).click();
  await take(intake, 'office-notice');
});
