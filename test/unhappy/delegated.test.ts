import { describe, expect, it } from 'vitest';
import { getCase } from '#core/cases/index.ts';
import type { LetterDocument } from '#kit/letter.ts';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, staff, take, lead, approver, determine, post, closePosting } = county;
const townApprover = staff('town-approver', '512021100');

const letterOf = async (id: string, kind: string) => {
  const [row] = await county.asSuperuser<{ document: LetterDocument }>(
    `select document from letter where office_case = $1 and kind = $2`,
    [id, kind],
  );
  const { organ = '', number = '', closing, body = [] } = row?.document ?? {};
  const text = body.map((block) => ('text' in block ? block.text : JSON.stringify(block))).join('\n');
  return { organ, number, signed: closing?.organ, text };
};

describe('审核确认权下放乡镇', () => {
  it('EX-K10 委托：乡镇以县民政局的名义确认和不予确认，复议机关是安岳县人民政府', async () => {
    await county.setValue('dibao.approval', '2026-06-15', 'entrusted');
    const id = await determine({ members: couple(1), found: earning(800) });
    await post(id);
    await expect(closePosting(id)).rejects.toThrow('审核确认权已下放乡镇');
    await closePosting(id, 'close-posting-here');
    await expect(take(approver, id, 'confirm-here')).rejects.toThrow('您的岗位不能确认');
    expect((await take(townApprover, id, 'confirm-here')).file.case.stage).toBe('granted');
    expect(await letterOf(id, 'grant')).toMatchObject({
      organ: '安岳县民政局',
      number: '安民低保〔2026〕1号',
      signed: '安岳县民政局',
      text: expect.stringContaining('向安岳县人民政府申请行政复议'),
    });

    const refused = await determine({ members: couple(11), found: earning(1300) });
    await take(lead, refused, 'propose-refusal-here', { opinion: '收入超过标准' });
    await take(townApprover, refused, 'refuse-here');
    expect(await letterOf(refused, 'refusal')).toMatchObject({
      organ: '安岳县民政局',
      text: expect.stringContaining('向安岳县人民政府申请行政复议'),
    });
  });

  it('赋权：乡镇以自己的名义确认，自己编号，复议机关还是安岳县人民政府', async () => {
    const id = await determine({ members: couple(21), found: earning(800) });
    await county.setValue('dibao.approval', '2026-07-01', 'empowered');
    await post(id);
    office.clock.setBusiness('2026-07-01T01:00:00Z');
    await closePosting(id, 'close-posting-here');
    expect((await take(townApprover, id, 'confirm-here')).file.case.stage).toBe('granted');
    expect(await letterOf(id, 'grant')).toMatchObject({
      organ: '岳阳镇人民政府',
      number: '岳阳府低保〔2026〕1号',
      signed: '岳阳镇人民政府',
      text: expect.stringContaining('岳阳镇人民政府确认您家庭享受最低生活保障'),
    });
    expect((await letterOf(id, 'grant')).text).toContain('向安岳县人民政府申请行政复议');
    expect(await letterOf(id, 'receipt')).toMatchObject({ organ: '岳阳镇人民政府', number: '岳阳府低保受〔2026〕3号' });
  });

  it('别的镇的审批岗看不到这件', async () => {
    const id = await determine({ members: couple(31), found: earning(800) });
    await expect(getCase(office, staff('town-approver', '512021101'), id)).rejects.toThrow('没有找到这个办件');
  });
});
