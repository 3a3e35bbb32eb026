import type { Authorisation } from '#kit/item.ts';
import { ageOn } from '#kit/plain-date.ts';
import { law } from '../../shared/law.ts';

/** 先授权后核对: every adult signs before anything is asked about him (社会救助暂行办法 第五十八条). */
export const authorisation: Authorisation = {
  purpose: '申请最低生活保障，核对家庭经济状况',
  sources: [
    '公安（户籍、车辆）',
    '人力资源社会保障（社保、就业）',
    '税务',
    '市场监管（企业、个体工商户）',
    '不动产登记、住房公积金',
    '银行、证券、保险',
    '残联、医保、教育、司法行政',
  ],
  term: '6mon',
  clause: `${law.assistance}第五十八条；${law.confirmation}第二章`,
  mustSign: ({ born }, on) => ageOn(born, on) >= 18,
};
