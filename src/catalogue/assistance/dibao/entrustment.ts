import type { Entrustment } from '#kit/entrustment.ts';
import { law } from '../../shared/law.ts';

/**
 * 家庭成员申请有困难的，可以委托村（居）民委员会代为提出申请 (社会救助暂行办法第十一条). At the town's counter the applicant stands
 * himself: the clerk types what he says, and he signs there.
 */
export const entrustment: Entrustment = {
  clause: `${law.assistance}第十一条；${law.confirmation}第二章`,
  acts: ['按委托人说的填写申请，提交申请和材料', '补交材料，代收除决定书以外的通知', '查询办理进度并告诉委托人'],
  counters: ['town-intake'],
};
