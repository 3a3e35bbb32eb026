import { type Checked, refused } from './checked.ts';
import { toHalfWidth } from './full-width.ts';

/** The dots that keyboards and older systems put into 买买提·艾力; the standard one is U+00B7. */
const dots = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65.]/g;

const compoundSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 ' +
    '钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 ' +
    '呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 淳于 单于 完颜'
  ).split(' '),
);

/**
 * A person's name: 2–50 characters (a rare character beyond the basic plane is one), letters and · alone.
 * Width and dots are made uniform and space around it is dropped; anything else wrong is refused, never mended in silence.
 */
export function checkPersonName(text: string): Checked<{ name: string }> {
  const name = toHalfWidth(text)
    .replace(/[\p{Cf}\uFEFF]/gu, '')
    .trim()
    .replace(dots, '·');
  if (name === '') return refused('没有填写姓名');
  if (/\s/.test(name)) return refused(`姓名“${name}”中间有空格，请去掉`);
  if (/\p{Nd}/u.test(name)) return refused(`姓名“${name}”中不能有数字`);
  if (/[?\p{Co}\uFFFD]/u.test(name)) return refused(`姓名“${name}”中有未能显示的字，请按证件录入该生僻字`);
  const strange = [...name].find((character) => !/[\p{L}\p{M}〇·]/u.test(character));
  if (strange !== undefined) return refused(`姓名中不能有“${strange}”`);
  if (/^·|·$|··/.test(name)) return refused(`姓名“${name}”中的间隔号位置不对`);
  const length = [...name].length;
  if (length < 2 || length > 50) return refused(`姓名应为 2 至 50 个字，现为 ${length} 个字`);
  return { ok: true, name };
}

/** The family name, or the first character where a name with · has none. */
function familyName(name: string): string {
  const characters = [...name];
  const first = characters.slice(0, 2).join('');
  return characters.length > 2 && compoundSurnames.has(first) ? first : (characters[0] ?? '');
}

/** For what is posted in public: family name and last character stay: `王*`, `王*明`, `欧阳*`, `买**·*力`. */
export function maskName(name: string): string {
  const characters = [...name];
  const kept = [...familyName(name)].length;
  const last = characters.length - 1;
  return characters
    .map((character, index) => {
      const stays = index < kept || character === '·' || (index === last && index > kept);
      return stays ? character : '*';
    })
    .join('');
}

/** A minor in public is a family name only: `王某`. */
export function maskMinorName(name: string): string {
  return `${familyName(name)}某`;
}
