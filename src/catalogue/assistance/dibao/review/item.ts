import { defineItem } from '#kit/item.ts';
import { law } from '../../../shared/law.ts';
import { determinedRelations } from '../determination.ts';
import { dibaoRule2021, dibaoRule2025 } from '../rule.ts';
import { reviewFlow } from './flow.ts';
import { reviewForm } from './form.ts';
import { reviewLetters } from './letters.ts';

/** 低保动态复核: the office looks at a household again, in its turn or because something changed; by the rule of 低保. */
export const dibaoReviewItem = defineItem({
  key: 'dibao-review',
  version: 1,
  name: '低保动态复核',
  domain: 'assistance',
  law: [`${law.assistance}第十三条`, `${law.confirmation}第六章（动态管理）`, law.sichuan],
  subject: 'household',
  form: reviewForm,
  flow: reviewFlow,
  rules: [dibaoRule2021, dibaoRule2025],
  parameters: [],
  letters: reviewLetters,
  startedBy: { posts: ['town-investigator'], benefit: 'dibao' },
  relations: determinedRelations,
  submitted: () => [],
  promise: '30个工作日内完成调查，县民政局10个工作日内决定',
  channels: ['office'],
  guide: [
    {
      title: '复核是什么',
      lines: [
        '享受低保以后，家里的人口、收入、财产会变，工作人员定期上门看一看：情况稳定的每年一次，收入不稳定或有人能劳动的半年一次。',
        '家里有变化，随时可以告诉村（社区）或乡镇（街道）；多了人、少了收入的，会增发。',
      ],
    },
    {
      title: '会怎样',
      lines: [
        '维持、增发、减发、渐退或者停发，都会书面通知，写明理由和算法；从决定的下个月起执行。',
        '有人就业、收入达到标准的，不会马上停，给几个月渐退期。',
        '要配合入户和核对；经书面通知一个月仍不配合的，才会暂停发放，配合以后补发。',
        '不服的，可以申请行政复议或提起行政诉讼。',
      ],
    },
  ],
});
