import type { Page } from '@playwright/test';
import { practicePassword } from '../../src/server/practice/accounts.ts';
import { inventedCard, inventedNumber } from '../../src/server/practice/invented-numbers.ts';
import { signInOnPhone } from './support/resident.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './support/test.ts';

/** One grey pixel: stands for the photograph of a signed paper. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const photo = (name: string, buffer: Buffer = pixel) => ({ name, mimeType: 'image/png', buffer });
const saved = (page: Page) => expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible();

const signIn = async (page: Page, login: string): Promise<void> => {
  await page.goto('/office');
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码').fill(practicePassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible();
};

test('群众边填边存：断网不丢，换个窗口接着填，两边都改了由本人选', async ({ page, context }, { project }) => {
  const sequence = project.name === 'desk' ? 961 : 963;
  await page.goto('/apply/dibao');
  await signInOnPhone(context, page, { name: '禤䶮文', born: '1979-09-09', sequence });
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.getByRole('combobox', { name: '乡镇（街道）', exact: true }).selectOption({ label: '岳阳镇' });
  await page.getByRole('combobox', { name: '村（社区）', exact: true }).selectOption({ label: '土地堂社区' });
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.getByLabel('住址').fill('三组');
  await saved(page);

  await context.setOffline(true);
  await page.getByLabel('住址').fill('三组五号');
  await expect(page.getByText('连不上网，先存在这台手机（电脑）上')).toBeVisible();
  await context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await saved(page);
  // The server has it: nothing stays on a phone that may be a neighbour's.
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('jimin-draft')))).toEqual(
    [],
  );

  const other = await context.newPage();
  await other.goto('/apply/dibao');
  await expect(other.getByText('上次没填完的还在')).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('button', { name: '接着填' }).click();
  await expect(other.getByLabel('住址')).toHaveValue('三组五号');
  await other.getByLabel('住址').fill('四组');
  await saved(other);
  await page.getByLabel('住址').fill('五组');
  await expect(page.getByText('草稿在别处又存过')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '打开最新的' }).click();
  await expect(page.getByLabel('住址')).toHaveValue('四组');

  await page.goto('/progress');
  const drafts = page.getByRole('region', { name: '没有提交的申请' });
  await expect(drafts).toContainText('最低生活保障');
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await drafts.getByRole('button', { name: /^删除/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await expect(drafts).toBeHidden();
});

/** Fills the whole application of two people at the desk, as far as the paper of who entrusts. */
const fill = async (page: Page, name: string, sequence: number, spouse: number): Promise<void> => {
  await page.getByLabel('住址').fill('二组');
  await page.getByRole('radio', { name: '农业户口', exact: true }).check();
  for (const [index, member] of [
    { name, idNumber: inventedNumber('1966-03-08', sequence), relation: '户主' },
    { name: '欧阳慕容雪', idNumber: inventedNumber('1968-04-08', spouse), relation: '配偶' },
  ].entries()) {
    const row = page.getByRole('group', { name: new RegExp(`^成员 ${index + 1}`) });
    if (!(await row.isVisible())) await page.getByRole('button', { name: /^(再)?添加.*成员$/ }).click();
    await row.getByLabel('姓名').fill(member.name);
    await row.getByLabel('身份证号').fill(member.idNumber);
    await row.getByLabel('与申请人的关系').selectOption({ label: member.relation });
  }
  for (const question of [/机动车/, /别的住房或商铺/, /开公司、办厂/, /近亲属/]) {
    await page.getByRole('group', { name: question }).getByRole('radio', { name: '否' }).check();
  }
  await page.getByLabel('存款、理财、股票等大约一共多少元').fill('3000');
  await page.getByLabel('申请人本人的银行卡号').fill(inventedCard(sequence));
  await page.getByRole('radio', { name: '我已看懂并承诺' }).check();
};

test('村里代办：没有委托书不收，隔天接着填，乡镇看得到委托书和重复的人', async ({ page }, { project }) => {
  const [first, second, spouse] = project.name === 'desk' ? [965, 967, 969] : [971, 973, 975];
  await signIn(page, 'cun');
  await page.goto('/office/apply/dibao');
  await fill(page, '阿依古丽·买买提艾力', first, spouse);
  await saved(page);
  await expect(page).toHaveURL(/draft=/);
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByText('签好的委托书').first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await page.goto('/office');
  await page.getByRole('link', { name: '接着填阿依古丽·买买提艾力的最低生活保障' }).click();
  await expect(page.getByLabel('住址')).toHaveValue('二组');

  const chooser = page.locator('input[type=file]').last();
  await chooser.setInputFiles([photo('八十兆.png', Buffer.alloc(30 * 1024 * 1024)), photo('空.png', Buffer.alloc(0))]);
  await expect(page.getByText('八十兆.png：有 30 MB，超过 20 MB')).toBeVisible();
  await expect(page.getByText('空.png：是 0 字节')).toBeVisible();
  await chooser.setInputFiles(photo('委托书.png'));
  await expect(page.getByText('已上传 1 份')).toBeVisible();
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { name: '最低生活保障：阿依古丽·买买提艾力' })).toBeVisible();
  await page.goto('/office');
  await expect(page.getByRole('link', { name: /接着填阿依古丽/ })).toHaveCount(0);

  // The same spouse, the same photograph, in another household.
  await page.goto('/office/apply/dibao');
  await fill(page, '端木文', second, spouse);
  await page.locator('input[type=file]').last().setInputFiles(photo('委托书.png'));
  await expect(page.getByText('已上传 1 份')).toBeVisible();
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { name: '最低生活保障：端木文' })).toBeVisible();
  const address = page.url();
  await page.getByRole('button', { name: '退出登录' }).click();
  // Signed out before the next one comes to the desk.
  await expect(page.getByLabel('用户名')).toBeVisible();

  await signIn(page, 'shouli');
  await page.goto(address);
  await expect(page.getByRole('region', { name: '委托代办' })).toContainText('陈小满');
  const found = page.getByRole('region', { name: '重复和冲突核查' });
  await expect(found).toContainText('欧阳慕容雪在岳阳镇还有一件没有办结的最低生活保障申请');
  await expect(found).toContainText('材料“委托书.png”与岳阳镇');
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await page.getByRole('region', { name: '委托代办' }).getByRole('button', { name: '委托书.png' }).click();
  await page.getByRole('button', { name: '向右转' }).click();
  await expect(page.getByText('已转正，别人看到的也是这样')).toBeVisible();
  await expectAccessible(page);
  for (const paper of ['/api/items/dibao/papers/entrustment', '/api/items/dibao/papers/authorisation']) {
    const printed = await page.request.get(paper);
    expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf']);
  }
  const application = await page.request.get(`/api/cases/${address.split('/').at(-1)}/application.pdf`);
  expect(application.status()).toBe(200);
});
