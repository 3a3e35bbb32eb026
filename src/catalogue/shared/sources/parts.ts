import { Type } from 'typebox';
import type { FactKind } from '#kit/fact-kind.ts';
import { incomeItem } from '../income-items.ts';
import { propertyItem } from '../property-items.ts';

/** The lines of the signed authorisation under which sources are asked; an item repeats them word for word. */
export const consentLines = {
  police: '公安（户籍、车辆）',
  labour: '人力资源社会保障（社保、就业）',
  tax: '税务',
  market: '市场监管（企业、个体工商户）',
  housing: '不动产登记、住房公积金',
  finance: '银行、证券、保险',
  others: '残联、医保、教育、司法行政',
} as const;

/** Money in the contract: a whole number of 分. */
export const amount = (description: string) =>
  Type.Integer({ minimum: 0, maximum: 100_000_000_000, description: `${description}，分` });
export const day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });
export const month = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}$', description });
export const short = (description: string) => Type.String({ maxLength: 100, description });
export const closed = { additionalProperties: false } as const;

export const incomeKind = (code: string): FactKind => incomeItem(code).kind;
export const propertyKind = (code: string): FactKind => propertyItem(code).kind;
