import { buffer } from 'node:stream/consumers';
import { expect, type Locator, type Page } from '@playwright/test';
import { signaturePicture } from '../../../src/server/practice/signature-picture.ts';
import { pressByKeyboard } from './keyboard.ts';

/** A photograph, or a sheet of paper that was signed. */
const attach = async (form: Locator, label: string): Promise<void> => {
  const field = form.getByRole('group', { name: label });
  const picture = await buffer(signaturePicture());
  const file = { name: `${label}.png`, mimeType: 'image/png', buffer: picture };
  await field.locator('input[type=file]').setInputFiles(file);
  await expect(field.getByRole('button', { name: `${label}.png`, exact: true })).toBeVisible();
};

/** Makes a move with a form: by keyboard to its button, filled in, by keyboard to its verb; the case then stands at the stage. */
export async function fillMove(
  page: Page,
  { name, form: title, stage }: { name: string; form: string; stage: string },
  fill: (form: Locator) => Promise<void>,
): Promise<void> {
  await pressByKeyboard(page, name);
  const form = page.getByRole('form', { name: title });
  await fill(form);
  await pressByKeyboard(page, name);
  await expect(page.getByText(`已办理：${name}`)).toBeVisible();
  await expect(page.getByRole('region', { name: '办理经过' })).toContainText(`现在：${stage}`);
}

/** What two people saw at the home of a family. */
export const fillVisit =
  (on: string, present: string) =>
  async (form: Locator): Promise<void> => {
    await form.getByLabel('入户日期').fill(on);
    for (const [index, visitor] of ['唐立秋', '罗芒种'].entries()) {
      await form.getByRole('button', { name: /添加/ }).first().click();
      await form
        .getByRole('group', { name: new RegExp(`^调查人 ${index + 1}`) })
        .getByLabel('姓名')
        .fill(visitor);
    }
    await form.getByLabel('在场的家庭成员').fill(present);
    await form.getByLabel('走访地点').fill('三组家中');
    await form.getByLabel('住房情况').selectOption({ label: '自有，一般' });
    await form.getByLabel('家里的生活、生产情况').fill('砖木结构住房三间，种水稻、玉米，没有机动车');
    await form.getByLabel('邻里走访').fill('走访左右邻居三户，说法与申请一致');
    await form.getByRole('group', { name: '与申请时填写的不一致' }).getByRole('radio', { name: '否' }).check();
    await attach(form, '入户照片');
    await attach(form, '签字的入户调查表');
  };

export const fillOpinion = (form: Locator): Promise<void> =>
  form.getByLabel('意见', { exact: true }).fill('经镇党政联席会研究，情况属实，同意上报。');

export const fillPosting = async (form: Locator): Promise<void> => {
  await form.getByLabel('张贴地点').fill('社区便民服务站公示栏');
  await attach(form, '张贴照片');
};
