import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { stageDue } from '#core/cases/stage-clock.ts';
import { remediesOf } from '#core/letters/index.ts';
import { addDays, type PlainDate, plainDate } from '#kit/plain-date.ts';

const flow = catalogue.items.find(({ key }) => key === 'dibao')?.flow;
if (flow === undefined) throw new Error('目录里没有低保');

type Step = readonly [move: string, stage: string, on: string];
const accepted = ['accept', 'accepted', '2026-09-03'] as const;
const begun = ['begin', 'investigating', '2026-09-07'] as const;

/** The last day of the stage that the steps lead to; null where there is none. */
const dueAfter = (...steps: readonly Step[]): PlainDate | null => {
  const entries = steps.map(([move, stage, on]) => ({ move, stage, on: plainDate(on) }));
  const stage = entries.at(-1)?.stage ?? '';
  const entered = entries.findLast((entry, index) => entry.stage === stage && entries[index - 1]?.stage !== stage);
  const acceptedOn = entries.find(({ move }) => move === 'accept')?.on ?? null;
  const enteredOn = entered?.on ?? plainDate('2026-09-03');
  return stageDue(catalogue.calendar, flow, stage, { enteredOn, acceptedOn, entries }).dueOn;
};

describe('低保各阶段的期限，照手册第七节', () => {
  it('受理后3个工作日内启动调查', () => {
    expect(dueAfter(accepted)).toBe('2026-09-08');
  });

  it('自受理之日起30个工作日内办结，特殊情况45个工作日', () => {
    expect(dueAfter(accepted, begun)).toBe('2026-10-21');
    expect(dueAfter(accepted, begun, ['extend', 'investigating', '2026-10-12'])).toBe('2026-11-11');
  });

  it.each([
    ['县级', 'close-posting', 'county-review'],
    ['赋权或委托的乡镇', 'close-posting-here', 'town-decision'],
  ])('%s自收到材料之日起10个工作日内确认', (_who, move, stage) => {
    expect(dueAfter(accepted, begun, [move, stage, '2026-10-02'])).toBe('2026-10-20');
  });

  it('公示的七天计入总时限，不另外暂停', () => {
    expect(dueAfter(accepted, begun, ['post', 'posting', '2026-09-24'])).toBe('2026-10-21');
  });

  it.each([
    ['等待外地核对', 'wait', 'waiting'],
    ['待补正', 'request-supplement', 'supplement'],
  ])('%s时不计时', (_name, move, stage) => {
    expect(dueAfter([move, stage, '2026-09-04'])).toBeNull();
  });

  it('外地核对等了11个工作日，总时限推后11个工作日', () => {
    const waited = [accepted, begun, ['wait', 'waiting', '2026-09-11']] as const;
    expect(dueAfter(...waited, ['resume', 'investigating', '2026-09-28'])).toBe('2026-11-05');
  });
});

describe('公示与救济的期限', () => {
  it('EX-A20 九月二十四日张贴，公示到十月一日，国庆照算', () => {
    expect(addDays(plainDate('2026-09-24'), 7)).toBe('2026-10-01');
  });

  it('EX-K10 三月二十日送达：复议到五月十九日，诉讼到九月二十日', () => {
    expect(remediesOf(catalogue.calendar, plainDate('2026-03-20'))).toEqual({
      reviewUntil: '2026-05-19',
      suitUntil: '2026-09-20',
    });
  });
});
