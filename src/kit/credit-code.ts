import { type Checked, refused } from './checked.ts';
import { compact, isScientific } from './full-width.ts';

export interface CreditCodeParts {
  code: string;
  /** Position 1, the registering department: 5 is 民政. */
  department: string;
  /** Position 2, the class of body within that department. */
  category: string;
  /** What positions 1–2 say, in Chinese. */
  kind: string;
  /** Positions 3–8: the division of the registering authority, not of the address. */
  authority: string;
  /** Positions 9–17: 主体标识码 (GB 11714). */
  organisation: string;
}

/** No I, O, S, V, Z (GB 32100-2015 §4). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

const kinds: Readonly<Record<string, string>> = {
  51: '社会团体',
  52: '民办非企业单位（社会服务机构）',
  53: '基金会',
  54: '基层群众性自治组织',
  55: '基层群众性自治组织',
  59: '民政部门登记的其他组织',
  91: '企业',
  92: '个体工商户',
  93: '农民专业合作社',
  N1: '组级集体经济组织',
  N2: '村级集体经济组织',
  N3: '乡镇级集体经济组织',
};

/** The check character of an eight-character organisation code (GB 11714-1997): letters count A = 10 … Z = 35. */
export function organisationCheckDigit(first8: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, at) => total + weight * Number.parseInt(first8.charAt(at), 36),
    0,
  );
  return '0X987654321'.charAt(sum % 11);
}

/** The check character of the first 17 of a unified social credit code (GB 32100-2015, ISO 7064-like MOD 31). */
export function creditCheckDigit(first17: string): string {
  const sum = codeWeights.reduce((total, weight, at) => total + weight * alphabet.indexOf(first17.charAt(at)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** A 统一社会信用代码 as typed or pasted; both check characters must be right. */
export function checkCreditCode(text: string): Checked<CreditCodeParts> {
  const code = compact(text).toUpperCase();
  if (code === '') return refused('没有填写统一社会信用代码');
  if (isScientific(code))
    return refused('统一社会信用代码被表格按数字保存，末几位已丢失，请重新录入（单元格设为文本）');
  if (code.length !== 18) return refused(`统一社会信用代码应为 18 位，现为 ${code.length} 位`);
  const strange = [...code].find((character) => !alphabet.includes(character));
  if (strange !== undefined) {
    return refused(`统一社会信用代码不使用字符“${strange}”（不含 I、O、S、V、Z，请核对是否为 1、0、5、2）`);
  }
  const authority = code.slice(2, 8);
  if (!/^\d{6}$/.test(authority)) return refused(`第 3 至 8 位应为登记机关的 6 位行政区划代码，现为“${authority}”`);
  const organisation = code.slice(8, 17);
  if (organisationCheckDigit(organisation) !== organisation.charAt(8)) {
    return refused(`主体标识码校验失败：第 9 至 17 位“${organisation}”有误，请对照证书核对`);
  }
  if (creditCheckDigit(code) !== code.charAt(17)) {
    return refused('统一社会信用代码校验码不符：很可能有一位录错，请对照证书逐位核对');
  }
  const [department, category] = [code.charAt(0), code.charAt(1)];
  const kind = kinds[department + category] ?? '其他组织';
  return { ok: true, code, department, category, kind, authority, organisation };
}
