import { type Fen, fen } from '#kit/money.ts';
import { addMonthsTo, type PlainMonth, plainMonth } from '#kit/plain-date.ts';
import { inventedCard, inventedNumber } from './invented-numbers.ts';

/** A row of the ledger that speaks of one person. Cells are written as they stand: a number stays a number. */
export type LedgerMember = { name: string; idNumber: string | number; relation: string };

/** An invented household as the ledger has it; cells may be spoilt on purpose. */
export type LedgerFamily = {
  town: string;
  village: string;
  head: string;
  headId: string | number;
  phone: string;
  size: number;
  members: LedgerMember[];
  standard: string;
  /** What it is due, 分 a month. */
  readonly amount: Fen;
  amountCell: string | number;
  account: string | number;
  readonly from: PlainMonth;
  fromCell: string | Date;
  document: string;
};

/** Real places of 安岳, by the names a county writes. */
const places: readonly (readonly [town: string, villages: readonly string[]])[] = [
  ['岳阳镇', ['土地堂社区', '棋盘村', '红双村', '水观村']],
  ['岳城街道', ['岳井村', '贾岛村', '土城门社区']],
  ['通贤镇', ['四方村', '高文村', '胜利社区']],
  ['林凤镇', ['新坝村', '长林村']],
  ['毛家镇', ['五星村', '河嘴村']],
  ['元坝镇', ['西泉村', '双堡村', '三元社区']],
];

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const menNames = '建国 明 德福 志强 国华 永贵 家旺 大柱 学文 光明 长庚 天佑 小波 子轩 浩然'.split(' ');
const womenNames = '秀英 桂芳 玉珍 素华 春梅 淑兰 红 小燕 思雨 雅婷 翠花 正碧 群英 欣怡 芳'.split(' ');

type Chance = {
  /** A whole number from low to high. */
  between(low: number, high: number): number;
  one<T>(list: readonly T[]): T;
};

/** The same seed gives the same ledger (mulberry32). */
const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    one: (list) => {
      const chosen = list[between(0, list.length - 1)];
      if (chosen === undefined) throw new RangeError('不能从空的名单里选');
      return chosen;
    },
  };
};

type Sex = 'man' | 'woman';
type Numbers = (year: number, sex: Sex) => string;

/**
 * Numbers of people who stand nowhere else in the practice county: serials from 500 on, each day's once. Ledgers whose seeds
 * differ in the last digit share no number.
 */
const numbersOf = (chance: Chance, seed: number): Numbers => {
  const taken = new Set<string>();
  const invent: Numbers = (year, sex) => {
    const day = `${year}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`;
    const number = inventedNumber(day, 500 + 2 * ((seed % 10) * 25 + chance.between(0, 24)) + (sex === 'man' ? 1 : 0));
    if (taken.has(number)) return invent(year, sex);
    taken.add(number);
    return number;
  };
  return invent;
};

const two = (value: number): string => String(value).padStart(2, '0');

const nameOf = (chance: Chance, family: string, sex: Sex): string =>
  `${family}${chance.one(sex === 'man' ? menNames : womenNames)}`;

const membersOf = (chance: Chance, numbers: Numbers): LedgerMember[] => {
  const family = chance.one(surnames);
  const born = chance.between(1950, 1990);
  const sex: Sex = chance.between(0, 9) < 7 ? 'man' : 'woman';
  const other: Sex = sex === 'man' ? 'woman' : 'man';
  const person = (relation: string, year: number, of: Sex, surname = family): LedgerMember => ({
    name: nameOf(chance, surname, of),
    idNumber: numbers(year, of),
    relation,
  });
  const members = [person('户主', born, sex)];
  if (chance.between(0, 9) < 6) members.push(person('配偶', born + chance.between(-4, 4), other, chance.one(surnames)));
  for (let child = chance.between(0, 2); child > 0; child -= 1) {
    const boy = chance.between(0, 1) === 0;
    members.push(person(boy ? '儿子' : '女儿', Math.min(2022, born + chance.between(24, 34)), boy ? 'man' : 'woman'));
  }
  if (chance.between(0, 9) < 3)
    members.push(person('母亲', born - chance.between(20, 26), 'woman', chance.one(surnames)));
  return members;
};

/** As clerks write amounts: a number, with and without 元, with separators. */
const amountCells: readonly ((amount: Fen) => string | number)[] = [
  (amount) => amount / 100,
  (amount) => `${amount / 100}元`,
  (amount) => (amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
  (amount) => String(amount / 100),
];

/** As clerks write months; the last is a cell of Excel's date type. */
const monthCells: readonly ((month: PlainMonth) => string | Date)[] = [
  (month) => month,
  (month) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  (month) => month.replace('-', '.'),
  (month) => new Date(`${month}-01T00:00:00Z`),
];

/** Names of two characters are often padded to the width of three. */
const padded = (name: string, index: number): string => {
  const characters = [...name];
  return characters.length === 2 && index % 3 === 0 ? characters.join('　') : name;
};

/** Invented households as a ledger has them; the same seed gives the same ones. */
export const inventFamilies = ({ households, seed }: { households: number; seed: number }): LedgerFamily[] => {
  const chance = chanceOf(seed);
  const numbers = numbersOf(chance, seed);
  const families = Array.from({ length: households }, (_, index): LedgerFamily => {
    const [town, villages] = chance.one(places);
    const members = membersOf(chance, numbers).map((member) => ({ ...member, name: padded(member.name, index) }));
    const head = members[0] ?? { name: '', idNumber: '' };
    const amount = fen((chance.between(180, 520) * members.length + (index % 5 === 0 ? 0.5 : 0)) * 100);
    const from = addMonthsTo(plainMonth('2019-01'), chance.between(0, 80));
    return {
      town,
      village: chance.one(villages),
      head: head.name,
      headId: head.idNumber,
      phone: `1390000${String(index).padStart(4, '0')}`,
      size: members.length,
      members,
      standard: town.endsWith('街道') ? '城市' : '农村',
      amount,
      amountCell: chance.one(amountCells)(amount),
      account: inventedCard(1_000_000 * seed + index),
      from,
      fromCell: chance.one(monthCells)(from),
      document: `安民发〔${from.slice(0, 4)}〕${chance.between(1, 99)}号`,
    };
  });
  return families.sort((a, b) => rank(a) - rank(b));
};

/** Counties keep their ledgers by town and village. */
const rank = ({ town, village }: LedgerFamily): number => {
  const index = places.findIndex(([name]) => name === town);
  return index * 100 + (places[index]?.[1].indexOf(village) ?? 0);
};
