import { type Code, defineCodeSet } from '#kit/code-set.ts';
import { defineFactKind, type FactKind } from '#kit/fact-kind.ts';

/** How an item of property is tested (R9): money together with other money, homes, or a thing that may not be at all. */
export type PropertyClass = 'financial' | 'vehicles' | 'homes' | 'home-area' | 'company' | 'purchase' | 'exempt';
export type PropertyItem = {
  readonly code: string;
  readonly class: PropertyClass;
  readonly kind: FactKind;
};

const item = (
  code: string,
  id: number,
  name: string,
  of: PropertyClass,
  value: FactKind['value'] = 'money',
): PropertyItem => ({
  code,
  class: of,
  kind: defineFactKind({ key: `property.${code}`, id, name, subject: 'person', value, sensitive: true }),
});

/** 财产项目: what a family can own, by the classes of 民发〔2021〕57号 (第三章). */
export const propertyItems: readonly PropertyItem[] = [
  item('deposits', 251, '存款', 'financial'),
  item('securities', 252, '股票债券', 'financial'),
  item('funds', 253, '基金理财', 'financial'),
  item('insurance', 254, '商业保险', 'financial'),
  item('online-finance', 255, '网络金融资产', 'financial'),
  item('loans', 256, '借给他人的债权', 'financial'),
  item('vehicles', 257, '非生产性机动车辆', 'vehicles'),
  item('machinery', 258, '经营性机械', 'vehicles'),
  item('ships', 259, '船舶', 'vehicles'),
  item('homes', 260, '住房和商铺套数', 'homes', 'count'),
  item('home-area', 261, '住房和商铺面积（平方米）', 'home-area', 'count'),
  item('company', 262, '经营或雇工的企业负责人', 'company', 'presence'),
  item('purchase', 263, '近期购建、高标准装修', 'purchase', 'presence'),
  item('exempt', 264, '生活生产必需、经说明不计的财产', 'exempt'),
];

export const propertyKinds: readonly FactKind[] = propertyItems.map(({ kind }) => kind);

/** All property of this person was found out: what is not stated is none. Without it it is unknown. */
export const propertyDetermined = defineFactKind({
  key: 'property.determined',
  id: 250,
  name: '财产已核定',
  subject: 'person',
  value: 'presence',
});

/** The items of property as a choice of a form. */
export const propertyItemCodes = defineCodeSet({
  key: 'property-item',
  name: '财产项目',
  source: '《最低生活保障审核确认办法》（民发〔2021〕57号）第三章；四川省最低生活保障工作规程',
  codes: propertyItems.map((one): Code => ({ code: one.code, name: one.kind.name })),
});

/** The item of a code of `propertyItemCodes`. Throws for any other. */
export const propertyItem = (code: string): PropertyItem => {
  const found = propertyItems.find((one) => one.code === code);
  if (found === undefined) throw new RangeError(`没有财产项目 ${code}`);
  return found;
};
