import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { workCalendar } from '#kit/work-calendar.ts';
import { agencyCode, ensureDeliveryDate, letterDocument, letterNumber, remediesOf } from './letters.ts';
import { newVerificationCode, parseVerificationCode } from './verification-code.ts';

const noCalendar = workCalendar({ years: {} });

describe('文号', () => {
  it('由机关代字、种类、年份和序号组成，年份用六角括号，序号不补零', () => {
    expect(letterNumber('安岳县民政局', '低保', plainDate('2026-06-15'), 12)).toBe('安民低保〔2026〕12号');
  });

  it.each([
    ['安岳县民政局', '安民'],
    ['资阳市安岳县民政局', '安民'],
    ['简阳市民政局', '简民'],
    ['资阳市雁江区民政局', '雁民'],
    ['民政局', '民政局'],
    ['岳阳镇人民政府', '岳阳府'],
    ['大埝乡人民政府', '大埝府'],
    ['石桥街道办事处', '石桥办'],
  ])('%s 的机关代字是 %s', (bureau, code) => {
    expect(agencyCode(bureau)).toBe(code);
  });
});

describe('文书', () => {
  const text = { kind: 'letter', title: ['确认通知书'], body: [] } as const;
  const issue = { number: '安民低保〔2026〕1号', on: plainDate('2026-06-15'), code: '7K3M-XW9P-2RTB' };

  it('加上发文机关、落款、文号和核验网址', () => {
    const issuer = { practice: false, bureau: '安岳县民政局', publicUrl: 'https://mz.example' };
    expect(letterDocument(issuer, text, issue)).toEqual({
      kind: 'letter',
      title: ['确认通知书'],
      body: [],
      organ: '安岳县民政局',
      number: '安民低保〔2026〕1号',
      closing: { organ: '安岳县民政局', on: '2026-06-15', stamp: '盖章' },
      verification: { code: '7K3M-XW9P-2RTB', url: 'https://mz.example/verify?code=7K3M-XW9P-2RTB' },
    });
  });

  it('练习县的文书每页印“演练”', () => {
    const issuer = { practice: true, bureau: '安岳县民政局', publicUrl: 'https://mz.example' };
    expect(letterDocument(issuer, text, issue).watermark).toBe('演练');
  });
});

describe('救济期限', () => {
  it('2026-03-20送达：复议到2026-05-19，诉讼到2026-09-20（EX-K10）', () => {
    expect(remediesOf(noCalendar, plainDate('2026-03-20'))).toEqual({
      reviewUntil: '2026-05-19',
      suitUntil: '2026-09-20',
    });
  });

  it('不因节假日顺延，也不需要载入日历', () => {
    expect(remediesOf(noCalendar, plainDate('2026-08-31'))).toEqual({
      reviewUntil: '2026-10-30',
      suitUntil: '2027-02-28',
    });
  });
});

describe('送达日期', () => {
  const [issued, today] = [plainDate('2026-06-15'), plainDate('2026-06-20')];

  it('文书当天和今天都可以', () => {
    expect(() => ensureDeliveryDate(plainDate('2026-06-15'), issued, today)).not.toThrow();
    expect(() => ensureDeliveryDate(plainDate('2026-06-20'), issued, today)).not.toThrow();
  });

  it('不能早于文书，不能在将来', () => {
    expect(() => ensureDeliveryDate(plainDate('2026-06-14'), issued, today)).toThrow('早于文书日期 2026-06-15');
    expect(() => ensureDeliveryDate(plainDate('2026-06-21'), issued, today)).toThrow('晚于今天 2026-06-20');
  });
});

describe('验证码', () => {
  it('12位分三组，没有容易认错的0、1、O、I、L', () => {
    for (let time = 0; time < 200; time += 1) {
      expect(newVerificationCode()).toMatch(/^([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}$/);
    }
  });

  it('小写、全角、空格、各种连字符都认得', () => {
    expect(parseVerificationCode('7k3m xw9p 2rtb')).toBe('7K3M-XW9P-2RTB');
    expect(parseVerificationCode('７Ｋ３Ｍ－ＸＷ９Ｐ—２ＲＴＢ')).toBe('7K3M-XW9P-2RTB');
    expect(parseVerificationCode('7K3MXW9P2RTB')).toBe('7K3M-XW9P-2RTB');
  });

  it('不足12位或有别的字符的不是验证码', () => {
    expect(parseVerificationCode('7K3M-XW9P-2RT')).toBeUndefined();
    expect(parseVerificationCode('7K3M-XW9P-2RT0')).toBeUndefined();
    expect(parseVerificationCode('安民低保〔2026〕1')).toBeUndefined();
  });
});
