import { describe, expect, it } from 'vitest';
import type { NoticeContent } from '#kit/effect.ts';
import { ensureMasked } from './ensure-masked.ts';

const content: NoticeContent = {
  title: '最低生活保障审核公示',
  name: '王*明',
  place: '岳阳镇土地堂社区3组',
  lines: [
    { label: '家庭人数', text: '4人' },
    { label: '拟保障金额', text: '每月680.00元（2026-07-01至2026-12-31）' },
    { label: '受理编号', text: 'DIBAO2026000012' },
  ],
  objectionsTo: '岳阳镇人民政府，电话028-24531234，或县民政局12345转',
};
const withLine = (text: string): NoticeContent => ({ ...content, lines: [{ label: '说明', text }] });

describe('公示内容的脱敏', () => {
  it('姓名、村组、人数、金额、日期、受理编号和受理机关的座机可以公示', () => {
    expect(() => ensureMasked(content)).not.toThrow();
    expect(() => ensureMasked(withLine('2026-07-01 2026-12-31 共 184 天'))).not.toThrow();
    expect(() => ensureMasked(withLine('安民低保〔2026〕12号，区划512021100200'))).not.toThrow();
  });

  it.each([
    ['18位身份证号', '512099199003070019'],
    ['末位为X的身份证号', '51209919900307001X'],
    ['小写x', '51209919900307001x'],
    ['全角数字', '５１２０９９１９９００３０７００１９'],
    ['分段写的身份证号', '512099 19900307 0019'],
    ['用连字符分段', '512099-19900307-0019'],
    ['夹着零宽空格', '512099\u200B199003070019'],
    ['15位旧身份证号', '512099900307001'],
  ])('身份证号不能公示：%s', (_, number) => {
    expect(() => ensureMasked(withLine(`证号${number}。`))).toThrow('公示的“说明”里像是有身份证号');
  });

  it.each([
    ['11位', '13800001234'],
    ['分段', '138 0000 1234'],
    ['连字符', '138-0000-1234'],
    ['带国家码', '+86 13800001234'],
    ['前面还有别的数字', '4 13800001234'],
  ])('手机号码不能公示：%s', (_, number) => {
    expect(() => ensureMasked(withLine(`联系 ${number}`))).toThrow('手机号码');
  });

  it('座机也不能公示，受理异议的机关除外', () => {
    expect(() => ensureMasked(withLine('电话028-24531234'))).toThrow('电话号码');
    expect(() => ensureMasked({ ...content, objectionsTo: '岳阳镇人民政府 13800001234' })).toThrow(
      '公示的“异议受理”里像是有手机号码',
    );
  });

  it.each([
    ['16位', '6217001234567891'],
    ['19位分段', '6217 0012 3456 7890 128'],
  ])('银行卡号不能公示：%s', (_, number) => {
    expect(() => ensureMasked(withLine(number))).toThrow('银行账号');
  });

  it('两个号码挨着写也看得出', () => {
    expect(() => ensureMasked(withLine('512099199003070019 512099199003070027'))).toThrow('公示内容没有脱敏');
  });

  it('标题、姓名、地址、标签里都不行', () => {
    expect(() => ensureMasked({ ...content, title: '公示512099199003070019' })).toThrow('“标题”');
    expect(() => ensureMasked({ ...content, name: '王小明512099199003070019' })).toThrow('“姓名”');
    expect(() => ensureMasked({ ...content, place: '土地堂社区13800001234' })).toThrow('“地址”');
    expect(() => ensureMasked({ ...content, lines: [{ label: '13800001234', text: '' }] })).toThrow('手机号码');
  });

  it('地址不写到门牌', () => {
    expect(() => ensureMasked({ ...content, place: '岳阳镇土地堂社区解放街12号' })).toThrow('门牌号');
    expect(() => ensureMasked({ ...content, place: '石桥街道3栋2单元' })).toThrow('门牌号');
  });

  it('提示里不重复那个号码', () => {
    expect(() => ensureMasked(withLine('512099199003070019'))).not.toThrow('512099199003070019');
  });
});
