import { describe, expect, it } from 'vitest';
import { NameQueryTooShort, nameTokens, queryTokens } from './name-tokens.ts';

/** A person is found when it carries every token of the query. */
const finds = (query: string, name: string) => {
  const tokens = new Set(nameTokens(name));
  return queryTokens(query).every((token) => tokens.has(token));
};

describe('姓名检索词', () => {
  it('两字姓名：全名、拼音、首字母', () => {
    expect(nameTokens('张伟')).toEqual(['张伟', 'zhangwei', 'zw']);
  });

  it('三字姓名：全名、相邻两字、拼音、首字母', () => {
    expect(nameTokens('张小明')).toEqual(['张小明', '张小', '小明', 'zhangxiaoming', 'zxm']);
  });

  it.each([
    ['单小明', 'shanxiaoming', 'sxm'],
    ['仇英', 'qiuying', 'qy'],
    ['曾志伟', 'zengzhiwei', 'zzw'],
    ['解晓东', 'xiexiaodong', 'xxd'],
    ['查良镛', 'zhaliangyong', 'zly'],
    ['尉迟恭', 'yuchigong', 'ycg'],
  ])('多音姓 %s 按姓氏读作 %s', (name, pinyin, initials) => {
    expect(nameTokens(name)).toContain(pinyin);
    expect(nameTokens(name)).toContain(initials);
  });

  it('“单”不作姓氏时的读音也能查到：单增卓玛', () => {
    expect(nameTokens('单增卓玛')).toContain('danzengzhuoma');
    expect(nameTokens('单增卓玛')).toContain('shanzengzhuoma');
  });

  it('间隔号不参与检索：阿卜杜·热合曼', () => {
    expect(nameTokens('阿卜杜·热合曼')).toEqual([
      '阿卜杜热合曼',
      '阿卜',
      '卜杜',
      '杜热',
      '热合',
      '合曼',
      'abudureheman',
      'abdrhm',
    ]);
    expect(nameTokens('阿卜杜•热合曼')).toEqual(nameTokens('阿卜杜・热合曼'));
  });

  it('基本平面以外的生僻字算一个字：𠅤伟强', () => {
    expect(nameTokens('𠅤伟强').slice(0, 3)).toEqual(['𠅤伟强', '𠅤伟', '伟强']);
  });

  it('读音不明的字只按汉字检索：㐂明', () => {
    expect(nameTokens('㐂明')).toEqual(['㐂明']);
  });

  it('ü 按键盘习惯写作 v：吕布', () => {
    expect(nameTokens('吕布')).toEqual(['吕布', 'lvbu', 'lb']);
  });

  it('全角空格、兼容字形和大小写不影响检索词', () => {
    expect(nameTokens(' 张　伟 ')).toEqual(['张伟', 'zhangwei', 'zw']);
    expect(nameTokens('John Smith')).toContain('johnsmith');
    expect(nameTokens('José')).toEqual(nameTokens('jose'));
    expect(nameTokens('')).toEqual([]);
  });
});

describe('经办人员输入的查询', () => {
  it.each([
    ['张伟', ['张伟']],
    ['张小明', ['张小', '小明']],
    ['zhangwei', ['zhangwei']],
    ['Zhang Wei', ['zhangwei']],
    ['Zhāng Wěi', ['zhangwei']],
    ['zw', ['zw']],
    ['lǚbù', ['lvbu']],
    ['lyubu', ['lvbu']],
    ['张wei', ['zhangwei']],
    ['阿卜杜·热合曼', ['阿卜', '卜杜', '杜热', '热合', '合曼']],
  ])('“%s”', (text, tokens) => {
    expect(queryTokens(text)).toEqual(tokens);
  });

  it.each(['张', 'z', '', ' · ', '𠅤'])('“%s”不足两个字，请多输入一些', (text) => {
    expect(() => queryTokens(text)).toThrow(
      '姓名查询太短：请至少输入两个汉字，或两个以上拼音字母，例如“张伟”“zhangwei”“zw”。',
    );
  });

  it('拒绝时给出错误代码 people.name-query-too-short', () => {
    expect(NameQueryTooShort.code).toBe('people.name-query-too-short');
  });

  it.each([
    ['小明', '张小明'],
    ['张小', '张小明'],
    ['zxm', '张小明'],
    ['Shan Xiaoming', '单小明'],
    ['热合曼', '阿卜杜·热合曼'],
    ['𠅤伟', '𠅤伟强'],
  ])('输入“%s”能查到%s', (query, name) => {
    expect(finds(query, name)).toBe(true);
  });

  it.each([
    ['张明', '张小明'],
    ['zhangming', '张小明'],
    ['小明', '张晓明'],
  ])('输入“%s”查不到%s', (query, name) => {
    expect(finds(query, name)).toBe(false);
  });
});
