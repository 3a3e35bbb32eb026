import { type BrowserContext, expect, type Page } from '@playwright/test';
import { inventedCard, inventedNumber } from '../../../src/server/practice/invented-numbers.ts';

/** A member of an invented family, as he is typed on the phone. */
export type Relative = {
  readonly name: string;
  readonly born: string;
  readonly sequence: number;
  readonly relation: string;
};

export const numberOf = ({ born, sequence }: Pick<Relative, 'born' | 'sequence'>): string =>
  inventedNumber(born, sequence);

const goOn = (page: Page): Promise<void> => page.getByRole('button', { name: '继续', exact: true }).click();

type Claimant = Pick<Relative, 'name' | 'born' | 'sequence'>;

/** Signs in with the one-time code, read from the page that stands for the telephone in practice. */
export async function signInOnPhone(
  context: BrowserContext,
  page: Page,
  person: Claimant,
  telephone = `1380000${String(5000 + person.sequence)}`,
): Promise<void> {
  await page.getByLabel('姓名').fill(person.name);
  await page.getByLabel('身份证号').fill(numberOf(person));
  await page.getByLabel('手机号码').fill(telephone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByRole('heading', { name: '输入验证码' })).toBeVisible();
  const outbox = await context.newPage();
  await outbox.goto('/outbox');
  const newest = outbox
    .getByRole('listitem')
    .filter({ hasText: telephone.slice(-4) })
    .first();
  const code = /(?<!\d)(\d{6})(?!\d)/.exec((await newest.textContent()) ?? '')?.[1] ?? '';
  await outbox.close();
  await page.getByLabel('验证码').fill(code);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Fills the application step by step, as the phone asks it; stands on the summary afterwards. */
export async function fillApplication(page: Page, family: readonly Relative[], wage: string): Promise<void> {
  await goOn(page);
  await page.getByRole('combobox', { name: '乡镇（街道）', exact: true }).selectOption({ label: '岳阳镇' });
  await page.getByRole('combobox', { name: '村（社区）', exact: true }).selectOption({ label: '土地堂社区' });
  await goOn(page);
  await page.getByLabel('住址').fill('三组');
  await goOn(page);
  await page.getByRole('radio', { name: '农业户口', exact: true }).check();
  await goOn(page);
  for (const [index, relative] of family.entries()) {
    if (index > 0) await page.getByRole('button', { name: /再添加/ }).click();
    const row = page.getByRole('group', { name: new RegExp(`^成员 ${index + 1}`) });
    await row.getByLabel('姓名').fill(relative.name);
    await row.getByLabel('身份证号').fill(numberOf(relative));
    await row.getByRole('radio', { name: relative.relation, exact: true }).check();
  }
  await goOn(page);
  await page.getByRole('button', { name: /添加/ }).first().click();
  const income = page.getByRole('group', { name: /^收入 1/ });
  await income.getByLabel('谁的收入').selectOption({ index: 1 });
  await income.getByLabel('收入项目').selectOption({ label: '工资性收入' });
  await income.getByLabel('金额（元）').fill(wage);
  await income.getByRole('radio', { name: '每月' }).check();
  await goOn(page);
  for (let question = 0; question < 3; question += 1) {
    await page.getByRole('radio', { name: '否', exact: true }).check();
    await goOn(page);
  }
  await page.getByRole('textbox').first().fill('3000');
  await goOn(page);
  await page.getByLabel('申请人本人的银行卡号').fill(inventedCard(900 + (family[0]?.sequence ?? 0)));
  await goOn(page);
  await page.getByLabel('开户银行').fill('安岳农商银行');
  await goOn(page);
  await page.getByRole('radio', { name: '否', exact: true }).check();
  await goOn(page);
  await page.getByRole('radio', { name: '我已看懂并承诺' }).check();
  await goOn(page);
  // The consent to be found an edge family, and papers, are optional.
  await goOn(page);
  await goOn(page);
}
