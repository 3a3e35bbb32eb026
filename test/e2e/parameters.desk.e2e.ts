import { pressByKeyboard } from './support/keyboard.ts';
import { signInAt } from './support/office.ts';
import { expect, test } from './support/test.ts';

const address = '/office/parameters/dibao.standard.rural';

test('提议一个标准，写错的当场指出，由另一人批准', async ({ browser }) => {
  const proposer = await signInAt(browser, 'xianshen');
  await proposer.goto(address);
  await pressByKeyboard(proposer, '提议一个值');
  const value = proposer.getByRole('textbox', { name: '值', exact: true });
  await expect(value).toBeFocused();
  await proposer.keyboard.type('8400');
  await proposer.getByRole('textbox', { name: '起始日期' }).fill('20270501');
  await expect(proposer.getByText('折合每月 700.00 元，请填每月的数')).toBeVisible();
  await value.fill('700');
  await expect(proposer.getByText('安岳县自 2027年5月1日起执行 700元/月')).toBeVisible();
  await proposer.getByRole('textbox', { name: '文号' }).fill('文件');
  await proposer.getByRole('textbox', { name: '成文日期' }).fill('20260610');
  await expect(proposer.getByText('“文件”不像文号')).toBeVisible();
  await proposer.getByRole('textbox', { name: '文号' }).fill('安民发[2026]12号');
  await pressByKeyboard(proposer, '提交审批');
  await expect(proposer.getByRole('alert')).toContainText('已提交，等县级审批岗审批');
  await expect(proposer.getByRole('button', { name: '批准', exact: true })).toBeHidden();

  const approver = await signInAt(browser, 'xianpi');
  await approver.goto('/office/parameters?show=open');
  await pressByKeyboard(approver, '批准');
  await approver.getByRole('dialog').getByRole('button', { name: '批准' }).press('Enter');
  await expect(approver.getByRole('alert')).toContainText('已批准，新的值已经记入');

  await proposer.goto(address);
  const history = proposer.getByRole('region', { name: '农村低保标准记入的经过' });
  await expect(history).toContainText('安民发〔2026〕12号');
  await expect(history).toContainText('蒋白露提议，邓霜降批准');
});
