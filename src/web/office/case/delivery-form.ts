import type { DeliveryManner } from '#core/letters/letters.contract.ts';
import { codeName, defineCodeSet } from '#kit/code-set.ts';
import { attachment, choice, date, text } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';

const mannerCodes = defineCodeSet<DeliveryManner>({
  key: 'delivery-manner',
  name: '送达方式',
  source: '《中华人民共和国民事诉讼法》第七章第二节',
  codes: [
    { code: 'by-hand', name: '直接送达' },
    { code: 'by-post', name: '邮寄送达' },
    { code: 'by-message', name: '电子送达' },
    { code: 'by-posting', name: '公告送达' },
  ],
});

/** “直接送达”. */
export function mannerName(manner: DeliveryManner): string {
  return codeName(mannerCodes, manner);
}

/** How a letter reached the person: from this day the time for review runs. */
export const deliveryForm = defineForm({
  key: 'delivery',
  title: '登记送达',
  sections: {
    delivery: section('登记送达', {
      manner: choice('送达方式', mannerCodes),
      on: date('送达日期', { help: '签收的那一天；复议和诉讼的期限从次日起算' }),
      recipient: text('签收人', { max: 50 }),
      papers: attachment('送达回证、邮寄凭证', { optional: true, max: 1 }),
    }),
  },
});
