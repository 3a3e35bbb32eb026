import { pressByKeyboard } from './support/keyboard.ts';
import { signInAt } from './support/office.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './support/test.ts';

test('核对：开始、银行稍后答复、没有答复的需核实、家属有异议、复核报告', async ({ browser }) => {
  test.setTimeout(150_000);
  const page = await signInAt(browser, 'diaocha');
  await page.goto('/office/cases?number=DIBAO2026000006');
  await page.getByRole('region', { name: '办件列表' }).getByRole('link').first().click();
  const desk = page.getByRole('region', { name: '经济状况核对' });
  await expect(desk.getByText('未询问').first()).toBeVisible();
  await pressByKeyboard(page, '开始核对');
  await page.getByRole('dialog').getByRole('button', { name: '开始询问' }).click();

  // One bank answers later, another never: the report comes when both are through.
  const report = desk.getByRole('region', { name: /^核对报告/ });
  await expect(report).toBeVisible({ timeout: 60_000 });
  await expect(report.getByRole('row', { name: /黄婆婆 需核实/ })).toContainText('银行存款没有结果');
  await expect(report.getByRole('row', { name: /机动车和经营性机械/ }).first()).toContainText('8,000.00');
  await expectAccessible(page);
  await expectNoSideScroll(page);

  await pressByKeyboard(page, '登记家庭的异议');
  await page.getByLabel('家庭怎么说').fill('五菱车前年卖给了邻村，没有过户，有协议。');
  await page.getByRole('button', { name: '登记异议' }).click();
  await page.getByRole('button', { name: /开始复核/ }).click();
  const review = page.getByRole('form', { name: '复核结论' });
  await expect(review).toBeVisible({ timeout: 60_000 });
  await review.getByRole('checkbox', { name: /机动车/ }).check();
  await pressByKeyboard(page, '出具复核报告');
  await expect(review.getByRole('alert')).toContainText('请写明对异议的答复');
  await review.getByLabel('凭什么证据说明的').fill('买卖协议，买方到场证明');
  await review.getByLabel('对异议的答复').fill('经复核，车辆已经卖出。');
  await expectAccessible(page);
  await pressByKeyboard(page, '出具复核报告');
  const second = desk.getByRole('region', { name: /^复核报告/ });
  await expect(second.getByRole('row', { name: /黄建国/ })).toContainText('符合');

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await page.context().close();
});
