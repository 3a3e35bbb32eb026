import type { Authorisation } from '#kit/item.ts';
import { ageOn } from '#kit/plain-date.ts';
import { law } from '../../shared/law.ts';
import { consentLines } from '../../shared/sources/parts.ts';

/** 先授权后核对: every adult signs before anything is asked about him (社会救助暂行办法 第五十八条). */
export const authorisation: Authorisation = {
  purpose: '申请最低生活保障，核对家庭经济状况',
  sources: Object.values(consentLines),
  term: '6mon',
  clause: `${law.assistance}第五十八条；${law.confirmation}第二章`,
  mustSign: ({ born }, on) => ageOn(born, on) >= 18,
};
