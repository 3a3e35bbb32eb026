import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { readDivisionFiles } from './divisions.data.ts';
import {
  countyOf,
  isInForce,
  isWithin,
  levelOf,
  matchName,
  pathNames,
  pathOf,
  prefixOf,
  townOf,
  villageOf,
} from './divisions.ts';

const today = plainDate('2026-11-23');
const { divisions, successions } = readDivisionFiles();
const inForce = divisions.filter((division) => isInForce(division, today));
const below = (parent: string) => divisions.filter((division) => division.parent === parent);

describe('区划代码', () => {
  it.each([
    ['510000000000', 'province', '51'],
    ['512000000000', 'city', '5120'],
    ['500100000000', 'city', '5001'],
    ['512021000000', 'county', '512021'],
    ['512021100000', 'town', '512021100'],
    ['512021100201', 'village', '512021100201'],
  ])('%s 是 %s，有效前缀为 %s', (code, level, prefix) => {
    expect(levelOf(code)).toBe(level);
    expect(prefixOf(code)).toBe(prefix);
  });

  it.each(['512021', '51202110020X', '', '000000000000', '5120211002011'])('“%s”不是12位区划代码', (code) => {
    expect(() => levelOf(code)).toThrow(`“${code}”不是区划代码：应为12位数字，例如512021100000（岳阳镇）。`);
  });

  it('村属于本村、本镇、本县、本市、本省的管辖范围，不属于邻镇和邻县', () => {
    const village = '512021100201';
    expect(['512021100201', '512021100', '512021', '5120', '51'].map((scope) => isWithin(village, scope))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['512021101', '512022', '50', ''].map((scope) => isWithin(village, scope))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('镇不在村的管辖范围内', () => {
    expect(isWithin('512021100000', '512021100201')).toBe(false);
  });

  it('由代码得到所在的县、镇、村', () => {
    expect([countyOf('512021100201'), townOf('512021100201'), villageOf('512021100201')]).toEqual([
      '512021',
      '512021100000',
      '512021100201',
    ]);
    expect([countyOf('512021000000'), townOf('512021000000'), villageOf('512021100000')]).toEqual([
      '512021',
      undefined,
      undefined,
    ]);
    expect(countyOf('512000000000')).toBeUndefined();
  });

  it('从省到村的各级代码', () => {
    expect(pathOf('512021100201')).toEqual([
      '510000000000',
      '512000000000',
      '512021000000',
      '512021100000',
      '512021100201',
    ]);
  });

  it('县以下写作“岳阳镇土地堂社区”，县写作“安岳县”', () => {
    const namesOf = (code: string) =>
      pathNames(pathOf(code).flatMap((each) => inForce.filter((division) => division.code === each)));
    expect(namesOf('512021100007')).toBe('岳阳镇土地堂社区');
    expect(namesOf('512021100000')).toBe('岳阳镇');
    expect(namesOf('512021000000')).toBe('安岳县');
  });
});

describe('随程序附带的区划表', () => {
  const towns = inForce.filter(({ parent }) => parent === '512021000000');
  const villages = inForce.filter(({ code, level }) => level === 'village' && code.startsWith('512021'));
  const count = (kind: string) => [...towns, ...villages].filter((division) => division.kind === kind).length;

  it('安岳县现有46个乡级单位：2街道、32镇、12乡', () => {
    expect(towns.length).toBe(46);
    expect([count('街道'), count('镇'), count('乡')]).toEqual([2, 32, 12]);
  });

  it('安岳县现有553个村和社区：443村、110社区', () => {
    expect(villages.length).toBe(553);
    expect([count('村'), count('社区')]).toEqual([443, 110]);
  });

  it('EX-41：2020年69个乡级单位，停用27个、新设4个，成为46个', () => {
    const before = below('512021000000').filter((division) => isInForce(division, plainDate('2020-06-30')));
    const retired = below('512021000000').filter(({ validTo }) => validTo !== null);
    const created = towns.filter(({ validFrom }) => validFrom === '2021-10-31');
    expect([before.length, retired.length, created.length]).toEqual([69, 27, 4]);
    expect(created.map(({ name }) => name)).toEqual(['岳城街道', '石桥街道', '乾龙镇', '大平镇']);
  });

  it('停用当日旧代码已不在用，前一日仍在用', () => {
    const qianlong = divisions.filter(({ code }) => code === '512021217000');
    expect(qianlong.map((division) => isInForce(division, plainDate('2021-10-30')))).toEqual([true]);
    expect(qianlong.map((division) => isInForce(division, plainDate('2021-10-31')))).toEqual([false]);
  });

  it('大足、潼南、荣昌分别有27、23、21个乡级单位', () => {
    expect(['500111000000', '500152000000', '500153000000'].map((county) => below(county).length)).toEqual([
      27, 23, 21,
    ]);
  });

  it('五个相邻的四川县区在表中', () => {
    const codes = ['512002000000', '512022000000', '510904000000', '511011000000', '511025000000'];
    expect(codes.map((code) => inForce.find((division) => division.code === code)?.name)).toEqual([
      '雁江区',
      '乐至县',
      '安居区',
      '东兴区',
      '资中县',
    ]);
  });

  it('每个代码只有一行，层级与代码相符，上级都在表中', () => {
    const codes = new Set(divisions.map(({ code }) => code));
    expect(codes.size).toBe(712);
    expect(divisions.filter(({ code, level }) => levelOf(code) !== level)).toEqual([]);
    expect(divisions.filter(({ code, parent }) => parent !== (pathOf(code).at(-2) ?? null))).toEqual([]);
    expect(divisions.filter(({ parent }) => parent !== null && !codes.has(parent))).toEqual([]);
  });

  it('沿革的两端都在表中，已核实的只有乾龙、大平两镇', () => {
    const codes = new Set(divisions.map(({ code }) => code));
    expect(successions.filter(({ oldCode, newCode }) => !codes.has(oldCode) || !codes.has(newCode))).toEqual([]);
    expect(successions.filter(({ confirmed }) => confirmed).map(({ oldCode, newCode }) => [oldCode, newCode])).toEqual([
      ['512021217000', '512021132000'],
      ['512021236000', '512021133000'],
    ]);
  });

  it.each([
    ['卧佛', '512021122000', '500152120000'],
    ['高升', '512021218000', '500111118000'],
    ['清流', '512021129000', '500153112000'],
  ])('EX-66：川渝两地都有“%s”，代码不同，各自合法', (stem, anyue, chongqing) => {
    const same = inForce.filter(({ name, level }) => level === 'town' && name.startsWith(stem));
    expect(same.map(({ code }) => code).sort()).toEqual([chongqing, anyue]);
    expect(isWithin(chongqing, '512021')).toBe(false);
  });
});

describe('按名称找区划', () => {
  const nameOf = (parent: string, text: string) => {
    const match = matchName(below(parent), text, today);
    return match.kind === 'found' ? match.division.name : match.kind;
  };

  it.each([
    ['岳阳镇', '岳阳镇'],
    ['岳阳', '岳阳镇'],
    [' 岳 阳镇 ', '岳阳镇'],
    ['岳阳镇人民政府', '岳阳镇'],
    ['镇子', '镇子镇'],
    ['镇子镇', '镇子镇'],
    ['岳城街道办事处', '岳城街道'],
    ['石桥', '石桥街道'],
    ['来凤乡', '来凤乡'],
    ['乾龙', '乾龙镇'],
    ['来凤镇', 'none'],
    ['乾龙乡', 'retired'],
    ['石桥铺镇', 'retired'],
    ['石桥铺', 'retired'],
  ])('安岳县的“%s”：%s', (text, found) => {
    expect(nameOf('512021000000', text)).toBe(found);
  });

  it.each([
    ['土城门社区', '土城门社区'],
    ['土城门', '土城门社区'],
    ['土城门居委会', '土城门社区'],
    ['土城门社区居委会', '土城门社区'],
    ['土城门社区居民委员会', '土城门社区'],
    ['岳井', '岳井村'],
    ['岳井村', '岳井村'],
    ['岳井村委会', '岳井村'],
    ['岳井村村委会', '岳井村'],
    ['岳井村村民委员会', '岳井村'],
    ['岳井社区', 'none'],
  ])('岳城街道的“%s”：%s', (text, found) => {
    expect(nameOf('512021001000', text)).toBe(found);
  });

  it.each([
    ['孔雀村', '孔雀村'],
    ['孔雀', '孔雀村'],
    ['孔雀村社区', '孔雀村社区'],
    ['孔雀村居委会', '孔雀村社区'],
  ])('双龙街乡同时有孔雀村和孔雀村社区，“%s”是%s', (text, found) => {
    expect(nameOf('512021222000', text)).toBe(found);
  });

  it('村和社区同名时只写名字不够', () => {
    const [community] = below('512021001000').filter(({ name }) => name === '龙凤社区');
    const [village] = below('512021001000').filter(({ name }) => name === '岳井村');
    if (community === undefined || village === undefined) throw new Error('区划表缺龙凤社区或岳井村');
    const twins = [community, { ...village, name: '龙凤村' }];
    expect(matchName(twins, '龙凤', today)).toMatchObject({ kind: 'ambiguous', candidates: twins });
    expect(matchName(twins, '龙凤村', today)).toMatchObject({ kind: 'found', division: { name: '龙凤村' } });
  });
});
