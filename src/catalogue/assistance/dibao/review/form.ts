import { defineCodeSet } from '#kit/code-set.ts';
import { choice, text } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';
import { law } from '../../../shared/law.ts';

const causeCodes = defineCodeSet({
  key: 'dibao-review-cause',
  name: '复核的起因',
  source: law.confirmation,
  codes: [
    { code: 'periodic', name: '定期复核' },
    { code: 'reported', name: '家庭报告变化' },
    { code: 'signal', name: '预警线索' },
    { code: 'standard', name: '标准调整' },
    { code: 'grace-end', name: '渐退期满' },
  ],
});

/** Why the office looks at a household again. */
export const reviewForm = defineForm({
  key: 'dibao-review',
  title: '低保动态复核',
  sections: {
    cause: section('为什么复核', {
      cause: choice('起因', causeCodes),
      text: text('情况说明', {
        max: 500,
        multiline: true,
        help: '家庭报告的变化、线索的内容；定期复核写上次复核的时间',
      }),
    }),
  },
});
