import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { practiceLedger } from '../../src/server/practice/ledger.ts';
import { pressByKeyboard } from './support/keyboard.ts';
import { fillMove, fillOpinion, fillPosting, fillVisit } from './support/moves.ts';
import { makeMove, moveDate, openFromWork, signInAt } from './support/office.ts';
import { fillApplication, numberOf, type Relative, signInOnPhone } from './support/resident.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './support/test.ts';

const applicant: Relative = { name: '苏望月', born: '1984-05-06', sequence: 502, relation: '户主' };
const husband: Relative = { name: '林听雨', born: '1982-03-03', sequence: 501, relation: '配偶' };
const daughter: Relative = { name: '林小满', born: '2015-05-21', sequence: 504, relation: '女' };
const family = [applicant, husband, daughter];

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const phoneOf = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

const determine = async (page: Page): Promise<void> => {
  await pressByKeyboard(page, '认定家庭情况');
  const form = page.getByRole('form', { name: '家庭情况认定' });
  await expect(form.getByRole('radio', { name: '农业户口', exact: true })).toBeChecked();
  await form
    .getByRole('group', { name: /刚性支出已全部核定/ })
    .getByRole('radio', { name: '否' })
    .check();
  await form.getByRole('textbox', { name: '认定依据', exact: true }).fill('核对报告、两人入户调查、邻里走访');
  for (const [index, { relation }] of family.entries()) {
    const row = form.getByRole('group', { name: new RegExp(`^成员 ${index + 1}`) });
    if (relation === '女') await row.getByRole('radio', { name: '未成年', exact: true }).check();
    if (index > 0) {
      await row.getByRole('button', { name: /空白处同上一个/ }).click();
      continue;
    }
    await row.getByLabel('特殊情形').selectOption({ label: '没有' });
    await row.getByRole('radio', { name: '符合', exact: true }).check();
    for (const [question, answer] of [
      ['无正当理由拒绝核对', '否'],
      ['申请前12个月的收入已全部核定', '是'],
      ['财产已全部核定', '是'],
    ] as const) {
      await row.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }).check();
    }
  }
  await form
    .getByRole('group', { name: /^收入 1/ })
    .getByLabel('依据')
    .fill('工资流水');
  await pressByKeyboard(page, '认定家庭情况');
  await expect(page.getByRole('region', { name: '办理经过' })).toContainText('现在：镇街意见');
};

test('从群众的手机到银行文件：一个低保申请和一本台账在同一个批次里发放', async ({ browser }, testInfo) => {
  test.setTimeout(300_000);
  const phone = await phoneOf(browser);
  const resident = await phone.newPage();

  await test.step('群众看指南、登录、一步一步填写、提交', async () => {
    await resident.goto('/');
    await expectAccessible(resident);
    await resident.goto('/guides/dibao');
    await expectAccessible(resident);
    await resident.getByRole('link', { name: '开始申请' }).first().click();
    await signInOnPhone(phone, resident, applicant);
    await fillApplication(resident, family, '900');
    await expectAccessible(resident);
    await expectNoSideScroll(resident);
    await resident.getByRole('button', { name: '提交申请' }).click();
    await expect(resident.getByRole('heading', { name: '申请已提交' })).toBeVisible();
  });
  const number = /DIBAO\d{10}/.exec((await resident.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  expect(number).toMatch(/^DIBAO2026\d{6}$/);

  await test.step('本人在手机上签字，丈夫用一次性链接签字', async () => {
    await resident.getByRole('link', { name: '去签字' }).click();
    await resident.getByRole('button', { name: '我已阅读并同意，签字' }).click();
    await resident.getByRole('button', { name: new RegExp(husband.name) }).click();
    const link = await resident.getByRole('textbox', { name: /链接/ }).inputValue();
    const other = await phoneOf(browser);
    const page = await other.newPage();
    await page.goto(new URL(link).pathname);
    await expectAccessible(page);
    await page.getByLabel('姓名').fill(husband.name);
    await page.getByLabel('身份证号').fill(numberOf(husband));
    await page.getByRole('button', { name: /签字/ }).click();
    await expect(page.getByRole('heading', { name: /签/ })).toBeVisible();
    await other.close();
  });

  await test.step('乡镇受理、调查认定、同意并公示', async () => {
    const intake = await signInAt(browser, 'shouli');
    await expectAccessible(intake);
    await openFromWork(intake, number);
    await expectAccessible(intake);
    await makeMove(intake, '受理', '待调查');
    const investigator = await signInAt(browser, 'diaocha');
    await openFromWork(investigator, number);
    await makeMove(investigator, '开始调查', '调查核实');
    const visit = { name: '登记入户调查', form: '入户调查', stage: '调查核实' };
    await fillMove(investigator, visit, fillVisit('2026-06-15', '苏望月、林听雨'));
    await expectAccessible(investigator);
    await determine(investigator);
    await expect(investigator.getByRole('region', { name: '认定结果' })).toContainText('1,140.00');
    const lead = await signInAt(browser, 'zhenling');
    await openFromWork(lead, number);
    await fillMove(lead, { name: '同意并公示', form: '审核意见', stage: '公示' }, fillOpinion);
    await intake.goto(lead.url());
    await fillMove(intake, { name: '登记张贴照片', form: '登记张贴', stage: '公示' }, fillPosting);
  });

  await test.step('公示栏上看得到，姓名、地址脱敏', async () => {
    await resident.goto('/notices?division=512021100000');
    const board = resident.getByRole('main');
    await expect(board).toContainText('苏*月');
    await expect(board).not.toContainText('苏望月');
    await expect(board).not.toContainText(numberOf(applicant));
    await expectAccessible(resident);
    await expectNoSideScroll(resident);
  });

  await test.step('七天没满不能结束；第八天起可以', async () => {
    const intake = await signInAt(browser, 'shouli');
    await moveDate(browser, '2026-06-22');
    await openFromWork(intake, number);
    await expect(intake.getByRole('region', { name: '办理', exact: true })).toContainText('公示到2026年6月22日');
    await moveDate(browser, '2026-06-23');
    await intake.reload();
    await makeMove(intake, '公示期满，报县', '县级审核确认');
  });

  await test.step('县级确认，出具决定书，乡镇送达', async () => {
    const approver = await signInAt(browser, 'xianpi');
    await openFromWork(approver, number);
    // Some cases are drawn by lot, and the county goes and looks itself.
    if (await approver.getByText('抽查抽中').isVisible()) {
      const reviewer = await signInAt(browser, 'xianshen');
      await reviewer.goto(approver.url());
      const visit = { name: '登记县级入户', form: '县级入户核实', stage: '县级审核确认' };
      await fillMove(reviewer, visit, fillVisit('2026-06-23', '苏望月、林听雨'));
      await approver.reload();
    }
    await makeMove(approver, '确认', '已确认');
    const letter = approver
      .getByRole('region', { name: '文书' })
      .getByRole('link', { name: /PDF|确认通知书/ })
      .first();
    const pdf = await approver.request.get((await letter.getAttribute('href')) ?? '');
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const intake = await signInAt(browser, 'shouli');
    await intake.goto(approver.url());
    await pressByKeyboard(intake, /登记送达/);
    const dialog = intake.getByRole('dialog');
    await dialog
      .getByLabel('送达方式')
      .selectOption({ label: '直接送达' })
      .catch(() => dialog.getByRole('radio', { name: '直接送达' }).check());
    await dialog.getByLabel(/签收人|收件人/).fill(applicant.name);
    await dialog.getByRole('button', { name: /登记送达/ }).click();
    await expect(intake.getByRole('region', { name: '文书' })).toContainText('行政复议到 2026年8月22日');
  });

  await test.step('导入二百户的台账，有错误的行逐格指出', async () => {
    const clerk = await signInAt(browser, 'xianshen');
    await clerk.goto('/office/imports/new');
    await expectAccessible(clerk);
    // Handed over in memory: without a locale the browser can't open a path with Chinese in it.
    const buffer = await practiceLedger({ households: 200, seed: 77 });
    await clerk.setInputFiles('input[type=file]', { name: '台账.xlsx', mimeType: xlsx, buffer });
    await expect(clerk.getByRole('region', { name: '台账文件' })).toContainText('台账.xlsx');
    await pressByKeyboard(clerk, '上传台账');
    await expect(clerk.getByRole('button', { name: '确认导入' }).first()).toBeVisible({ timeout: 60_000 });
    await expect(clerk.getByRole('main')).toContainText('200');
    await expectAccessible(clerk);
    await pressByKeyboard(clerk, '确认导入');
    const dialog = clerk.getByRole('dialog');
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: '确认导入' }).click();
    await expect(clerk.getByRole('main')).toContainText(/已导入\s*200\s*户/, { timeout: 120_000 });
  });

  await test.step('七月：一人制单、另一人复核，冻结，银行文件里有新办的一户和台账上的二百户', async () => {
    await moveDate(browser, '2026-07-06');
    const maker = await signInAt(browser, 'zhidan');
    await maker.goto('/office/pay-runs');
    await expectAccessible(maker);
    await pressByKeyboard(maker, '新建发放批次');
    await expect(maker.getByRole('main')).toContainText('待复核', { timeout: 60_000 });
    const checker = await signInAt(browser, 'fuhe');
    await checker.goto(maker.url());
    await expectAccessible(checker);
    await pressByKeyboard(checker, '复核通过');
    const dialog = checker.getByRole('dialog');
    await dialog.getByRole('button', { name: '冻结批次' }).click();
    await expect(checker.getByRole('main')).toContainText('已复核冻结', { timeout: 60_000 });
    const download = checker.waitForEvent('download');
    await pressByKeyboard(checker, '下载银行文件（CSV）');
    const path = join(testInfo.outputDir, 'bank.csv');
    await (await download).saveAs(path);
    const lines = (await readFile(path, 'utf8')).split('\r\n').filter((line) => line.includes('2026-07'));
    expect(lines.filter((line) => line.includes('苏望月') && line.includes('1140.00'))).toHaveLength(1);
    expect(lines).toHaveLength(902);
  });

  await test.step('群众看到结果，决定书可以核验', async () => {
    await resident.goto('/progress');
    await resident.getByRole('link', { name: new RegExp(number) }).click();
    await expect(resident.getByRole('main')).toContainText('已确认享受最低生活保障');
    await expectAccessible(resident);
    await expectNoSideScroll(resident);
  });
});
