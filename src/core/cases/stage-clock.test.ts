import { describe, expect, it } from 'vitest';
import { defineFlow, type Move, type StageLimit } from '#kit/flow.ts';
import { plainDate } from '#kit/plain-date.ts';
import { workCalendar } from '#kit/work-calendar.ts';
import { stageDue } from './stage-clock.ts';

const days = (...list: readonly string[]) => list.map((day) => plainDate(`2026-${day}`));
/** 2026 from September on, as the State Council's office has announced it; 2027 is not announced. */
const calendar = workCalendar({
  years: {
    2026: {
      document: '国办发明电〔2025〕7号',
      source: '',
      off: days('09-25', '09-26', '09-27', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'),
      work: days('09-20', '10-10'),
    },
  },
});

const clerk = { posts: ['clerk'] };
const limit = (length: string, from: StageLimit['from'] = 'stage', roll = false): StageLimit => ({
  ...{ length, from, roll, clause: '规程' },
});
const move = (from: string, to: string, more: Partial<Move> = {}): Move => ({
  ...{ name: to, from: [from], to, by: clerk, done: to },
  ...more,
});

const flow = defineFlow({
  start: 'submitted',
  total: { ...limit('30wd', 'acceptance'), longer: { move: 'extend', length: '45wd' } },
  stages: {
    submitted: { name: '待受理', actor: clerk, tell: '' },
    supplement: { name: '待补正', actor: 'applicant', pauses: '补正的时间不计入', tell: '' },
    accepted: { name: '待调查', actor: clerk, limit: limit('3wd'), tell: '' },
    working: { name: '调查', actor: clerk, tell: '' },
    waiting: { name: '等待', actor: clerk, pauses: '外地核对的时间不计入', tell: '' },
    county: { name: '县级', actor: clerk, limit: limit('10wd'), tell: '' },
    filing: { name: '备案', actor: clerk, limit: limit('15cal', 'stage', true), tell: '' },
    refused: { name: '不予确认', actor: null, tell: '' },
  },
  moves: {
    ask: move('submitted', 'supplement'),
    give: { ...move('supplement', 'submitted'), by: 'applicant' },
    accept: move('submitted', 'accepted', { accepts: true }),
    begin: move('accepted', 'working'),
    wait: move('working', 'waiting'),
    resume: move('waiting', 'working'),
    extend: move('working', 'working'),
    send: move('working', 'county'),
    file: move('county', 'filing'),
    refuse: move('county', 'refused'),
    publish: move('filing', 'refused'),
    reopen: move('refused', 'county'),
  },
});

/** “09-03 accept, 09-07 begin”: the clock of the stage they lead to; acceptance is where the list says it. */
const dueAfter = (story: string) => {
  const entries = story.split(', ').map((step) => {
    const [day = '', key = ''] = step.split(' ');
    return { move: key, stage: flow.moves[key]?.to ?? flow.start, on: plainDate(`2026-${day}`) };
  });
  const stage = entries.at(-1)?.stage ?? flow.start;
  const entered = entries.findLastIndex((entry, index) => entries[index - 1]?.stage !== entry.stage);
  return stageDue(calendar, flow, stage, {
    enteredOn: entries[entered]?.on ?? plainDate('2026-09-01'),
    acceptedOn: entries.find((entry) => entry.move === 'accept')?.on ?? null,
    entries,
  });
};
const on = (day: string) => ({ dueOn: `2026-${day}`, duePending: false });
const none = { dueOn: null, duePending: false };

describe('阶段的期限', () => {
  it('受理以前没有期限，等申请人补正时也没有', () => {
    expect(dueAfter('09-01 apply')).toEqual(none);
    expect(dueAfter('09-01 apply, 09-02 ask')).toEqual(none);
  });

  it('自受理起3个工作日内启动调查，当天不算，周末不算', () => {
    expect(dueAfter('09-01 apply, 09-03 accept')).toEqual(on('09-08'));
  });

  it('全程30个工作日，调休上班的星期日算，中秋、国庆不算', () => {
    expect(dueAfter('09-03 accept, 09-07 begin')).toEqual(on('10-21'));
  });

  it('情况特殊延长到45个工作日，还是从受理起算', () => {
    expect(dueAfter('09-03 accept, 09-07 begin, 10-12 extend')).toEqual(on('11-11'));
  });

  it('县级10个工作日从收到材料起算；EX-14 九月十八日收到的到十月九日', () => {
    expect(dueAfter('09-03 accept, 09-07 begin, 09-18 send')).toEqual(on('10-09'));
  });

  it('本阶段的期限与全程的期限，先到的为准', () => {
    expect(dueAfter('09-03 accept, 09-07 begin, 10-12 send')).toEqual(on('10-21'));
  });

  it('15日的期限末日逢假期顺延；EX-19 九月二十一日起的到十月八日', () => {
    expect(dueAfter('09-21 file')).toEqual(on('10-08'));
  });

  it('办结的没有期限', () => {
    expect(dueAfter('09-03 accept, 09-07 begin, 09-18 send, 09-23 refuse')).toEqual(none);
  });
});

describe('期限的暂停', () => {
  it('等待外地核对的11个工作日不计入，等待时没有期限', () => {
    expect(dueAfter('09-03 accept, 09-07 begin, 09-11 wait')).toEqual(none);
    expect(dueAfter('09-03 accept, 09-07 begin, 09-11 wait, 09-28 resume')).toEqual(on('11-05'));
  });

  it('等两次的，两次都不计入；又延长的，一并加上', () => {
    const twice = '09-03 accept, 09-07 begin, 09-11 wait, 09-18 resume, 09-21 wait, 09-28 resume';
    expect(dueAfter(twice)).toEqual(on('11-03'));
    expect(dueAfter(`${twice}, 10-12 extend`)).toEqual(on('11-24'));
  });

  it('当天等、当天到的，一天也不多', () => {
    expect(dueAfter('09-03 accept, 09-07 begin, 09-11 wait, 09-11 resume')).toEqual(on('10-21'));
  });

  it('补正在受理以前，受理后的期限不因此变长', () => {
    expect(dueAfter('09-01 apply, 09-01 ask, 09-02 give, 09-03 accept, 09-07 begin')).toEqual(on('10-21'));
    expect(dueAfter('08-03 apply, 08-04 ask, 09-02 give, 09-03 accept, 09-07 begin')).toEqual(on('10-21'));
  });

  it('办结以后又重新审核的，办结的那段时间不计入，不会一开始就超期', () => {
    const reopened = '09-03 accept, 09-07 begin, 09-18 send, 09-23 refuse, 11-12 reopen';
    expect(dueAfter(reopened)).toEqual(on('11-26'));
  });
});

describe('工作日历没有载入的年份', () => {
  it('EX-20 工作日算不出来：待日历确认，没有日期', () => {
    expect(dueAfter('12-29 accept')).toEqual({ dueOn: null, duePending: true });
  });

  it('日数算得出来、能不能顺延不知道的：给出未顺延的日期，待日历确认', () => {
    expect(dueAfter('12-25 file')).toEqual({ dueOn: '2027-01-09', duePending: true });
  });

  it('本阶段在今年、全程到明年的：以本阶段的为准', () => {
    expect(dueAfter('12-22 accept')).toEqual(on('12-25'));
  });
});
