import { type Checked, refused } from './checked.ts';
import { compact } from './full-width.ts';

/** Money in 分: a whole number within ±2⁵³, negative where something is taken back. */
export type Fen = number & { readonly __brand: 'Fen' };

function isFen(value: number): value is Fen {
  return Number.isSafeInteger(value);
}

/** @throws RangeError when the number is not a whole, safe number of 分 */
export function fen(value: number): Fen {
  const positiveZero = value === 0 ? 0 : value;
  if (!isFen(positiveZero)) throw new RangeError(`金额须为整数分，现为 ${value}`);
  return positiveZero;
}

/** @throws RangeError when the sum leaves the safe range */
export function addFen(left: Fen, right: Fen): Fen {
  return fen(left + right);
}

/** The sum of amounts, 0 for none. @throws RangeError when it leaves the safe range */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) total = fen(total + amount);
  return fen(total);
}

/** 元 as written in the program or its data, e.g. `yuan('826.00')`. @throws RangeError with the reason of parseYuan */
export function yuan(text: string): Fen {
  const parsed = parseYuan(text);
  if (!parsed.ok) throw new RangeError(parsed.reason);
  return parsed.fen;
}

/**
 * An amount in 元 as people type it or keep it in ledgers: `1350`, `1,350.00`, `１３５０元`, `￥826`, `50块`.
 * What leaves a doubt is refused: about, 万元, by month or year, negative, more than two decimals, blank (blank is not 0).
 */
export function parseYuan(text: string): Checked<{ fen: Fen }> {
  const written = text.trim();
  const typed = compact(text);
  if (typed === '') return refused('没有填写金额；确实没有的请填 0');
  if (/[约近余几多]|大概|左右|上下|以[上下内]|不到/.test(typed)) {
    return refused(`“${written}”不是确数，请填写准确金额，如 800`);
  }
  if (/[万亿]/.test(typed)) {
    return refused(`“${written}”是以万元（或亿元）为单位，请按元写全，如 1.2万 写作 12000`);
  }
  if (/[/每年月日天]/.test(typed)) return refused(`“${written}”带有周期，请只写金额，不带“/月”“每年”等字样`);
  if (/^[-−–—(（]/.test(typed)) return refused(`金额不能是负数：“${written}”`);
  const amount = typed.replace(/^[¥￥]/, '').replace(/(元整?|块钱?)$/, '');
  const [, whole, decimals = ''] = /^([\d,]+)(?:\.(\d*))?$/.exec(amount) ?? [];
  if (whole === undefined) return refused(`看不懂金额“${written}”，请只写数字，如 1350.00`);
  if (!/^(\d+|\d{1,3}(,\d{3})+)$/.test(whole)) {
    return refused(`“${written}”的千分位逗号位置不对，请核对后写作 1,350.00 或 1350.00`);
  }
  if (decimals.length > 2) return refused(`金额最多两位小数（到分），现为“${written}”`);
  const value = Number(whole.replaceAll(',', '') + decimals.padEnd(2, '0'));
  return isFen(value) ? { ok: true, fen: value } : refused(`金额过大：“${written}”`);
}

/** 元 with two decimals and thousands separators: 135000 分 → `1,350.00`. */
export function formatYuan(amount: Fen): string {
  const { sign, whole, decimals } = partsOf(amount);
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${sign}${grouped}.${decimals}`;
}

/** Sign, 元 and the two digits of 角 and 分, cut from the decimal text so that no floating division takes part. */
function partsOf(amount: Fen): { sign: '' | '-'; whole: string; decimals: string } {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return { sign: amount < 0 ? '-' : '', whole: digits.slice(0, -2), decimals: digits.slice(-2) };
}

const capitalDigits = '零壹贰叁肆伍陆柒捌玖';

/**
 * 人民币大写 as 《支付结算办法》(银发〔1997〕393号) 附一 has it: 整 after 元 only, 零 where places are skipped, no 零角.
 * 135000 分 → `壹仟叁佰伍拾元整`; 140950 → `壹仟肆佰零玖元伍角`; 1640902 → `壹万陆仟肆佰零玖元零贰分`.
 */
export function capitalYuan(amount: Fen): string {
  const { sign, whole, decimals } = partsOf(amount);
  const [jiao = '0', cents = '0'] = decimals;
  const yuanPart = Number(whole) === 0 ? '' : `${capitalInteger(Number(whole))}元`;
  const jiaoPart = jiao === '0' ? '' : `${capitalDigit(jiao)}角`;
  const centsPart = cents === '0' ? '' : `${capitalDigit(cents)}分`;
  const skippedJiao = yuanPart !== '' && jiaoPart === '' && centsPart !== '' ? '零' : '';
  const words = yuanPart + jiaoPart + skippedJiao + centsPart;
  if (words === '') return '零元整';
  return `${sign === '-' ? '负' : ''}${words}${jiaoPart + centsPart === '' ? '整' : ''}`;
}

function capitalDigit(digit: string): string {
  return capitalDigits.charAt(Number(digit));
}

/** Reads a positive whole number by its largest unit of 亿 or 万; a rest that skips a place starts with 零. */
function capitalInteger(value: number): string {
  for (const [unit, name] of [
    [100_000_000, '亿'],
    [10_000, '万'],
  ] as const) {
    if (value < unit) continue;
    const rest = value % unit;
    const joint = rest > 0 && rest < unit / 10 ? '零' : '';
    return `${capitalInteger(Math.floor(value / unit))}${name}${joint}${rest === 0 ? '' : capitalInteger(rest)}`;
  }
  const words = [...String(value)].map((digit, index, all) => {
    const place = ['', '拾', '佰', '仟'][all.length - 1 - index] ?? '';
    return digit === '0' ? '零' : capitalDigit(digit) + place;
  });
  return words.join('').replace(/零+/g, '零').replace(/零$/, '');
}
