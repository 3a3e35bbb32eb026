import { type Random, weighted } from './random.ts';

/**
 * Surnames by their share in a thousand of the population (公安部 2020 年全国姓名报告 for the first; the tail from the 2006
 * survey of the Academy of Sciences, rounded). What is left falls on rarer ones.
 */
const surnames =
  '王72 李71 张67 刘54 陈45 杨31 黄22 赵20 吴20 周19 徐16 孙15 马13 朱13 胡12 郭12 何11 林11 高10 罗10 郑9 梁9 谢8 宋7 唐7 许7 邓6 ' +
  '韩6 冯6 曹6 彭6 曾6 肖6 田5 董5 潘5 袁5 蔡5 蒋5 余5 于5 杜5 叶5 程5 魏4 苏4 吕4 丁4 任4 卢4 姚4 沈4 钟4 姜4 崔4 谭4 陆3 范3 汪3 廖3 石3 ' +
  '金3 韦3 贾3 夏3 付3 方3 邹3 熊3 白2 孟2 秦2 邱2 侯2 江2 尹2 薛2 闫2 段2 雷2 龙2 黎2 史2 陶2 贺2 毛2 郝2 顾2 龚2 邵2 万2 覃2 武2 钱2 戴2 严2 ' +
  '莫2 孔2 向2 汤2 单1 仇1 查1 解1 欧阳1 上官1 司马1 诸葛1 尉迟1 鲜1 蹇1 苟1 伏1 代1 阳1 补1 呙1';

/** Given names seen again and again, in ten thousand of their sex and time (姓名报告 of several years). */
const olderMen =
  '建国40 建华38 国华22 和平20 明20 建平20 军18 志强16 德明14 永祥12 光荣12 国强22 志明18 文华10 学明10 天华8 大明8';
const olderWomen =
  '秀英90 桂英68 秀兰60 玉兰48 玉英36 桂兰40 淑芬30 秀珍36 素华28 桂芳24 素芬22 琼英16 素珍20 玉珍26 翠花8 碧华14';
const youngerMen =
  '伟44 磊34 勇30 涛30 杰26 强28 鹏20 浩然30 宇轩28 子轩24 浩宇26 俊杰20 明轩10 沐辰16 奕辰14 一诺8 刚18 超22';
const youngerWomen =
  '芳34 娜28 敏34 静36 丽36 艳26 梓涵30 欣怡28 雨桐20 诗涵24 梦琪10 可馨14 若汐16 一诺20 婷28 玲26 雪18 霞16';

const manCharacters =
  '明国华文军平志伟德光永建海成福强林家兴祥贵世金云龙飞天学中元良安杰波勇斌辉涛鹏宇浩俊泽博晨辰轩然睿昊嘉旭阳凯春荣生忠清河山松柏江川健康宁立新东正大义仁信礼智富顺友万长久洪庆余';
const womanCharacters =
  '英秀玉华珍兰芳芬桂凤梅琼素清淑琴红丽艳萍玲莲霞燕娟敏静婷雪欣怡涵梓萱诗雨佳慧美云月春香菊碧蓉翠群惠容莉娜倩颖瑶琳璐洁雯菲蕾妍馨彤薇晓小冬秋夏露蓝青竹桃杏思念念佩珊珍珠';

const parse = (list: string): readonly (readonly [string, number])[] =>
  list.split(' ').map((entry) => [entry.replace(/\d+$/, ''), Number(/\d+$/.exec(entry)?.[0])] as const);

/** The first characters of a list are the commonest, as with names. */
const characters = (list: string) =>
  weighted([...list].map((character, index) => [character, 1 / (index + 6)] as const));

const surname = weighted(parse(surnames));
const popular = {
  male: { older: weighted(parse(olderMen)), younger: weighted(parse(youngerMen)) },
  female: { older: weighted(parse(olderWomen)), younger: weighted(parse(youngerWomen)) },
};
const composed = { male: characters(manCharacters), female: characters(womanCharacters) };

/** A surname as often as it is borne. */
export const inventSurname = (random: Random): string => surname(random);

/** A given name as its time had them: one in nine of a single character, one in seven from the list of the popular. */
export function inventGivenName(random: Random, sex: 'male' | 'female', bornIn: number): string {
  if (random.chance(1 / 7)) return popular[sex][bornIn < 1975 ? 'older' : 'younger'](random);
  const draw = composed[sex];
  return random.chance(1 / 9) ? draw(random) : draw(random) + draw(random);
}
