import { attachment, date, personName } from './field.ts';
import { defineForm, section } from './form.ts';

/**
 * Applying for somebody (委托代办): the paper by which the applicant entrusts whoever applies for him. A member of staff needs it
 * unless he sits at a counter where the applicant appears himself.
 */
export type Entrustment = {
  readonly clause: string;
  /** What the one entrusted may do: printed on the paper. */
  readonly acts: readonly string[];
  /** Posts with such a counter. */
  readonly counters: readonly string[];
};

/** What is told of the signed paper: the same for every item. */
export const entrustmentForm = defineForm({
  key: 'entrustment',
  title: '委托书',
  sections: {
    entrustment: section(
      '委托书',
      {
        agent: personName('受托人（代为申请的人）', { help: '与委托书上写的一致' }),
        entrustedOn: date('委托书上的日期'),
        deed: attachment('签好的委托书', { max: 4, help: '要拍到申请人本人的签名或指印、受托人的签名和日期' }),
      },
      '代别人申请，要有申请人本人签名或按指印的委托书',
    ),
  },
});
