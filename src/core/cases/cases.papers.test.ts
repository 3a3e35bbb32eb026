import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { entrust } from '#test/support/entrust.ts';
import { toyCatalogue } from '#test/toy-catalogue/index.ts';
import { lemonVoucherItem } from '#test/toy-catalogue/lemon-voucher/item.ts';
import { applicationPaper } from './application-paper.ts';
import { blankPaper } from './blank-papers.ts';
import { apply, CaseNotFound, getCase, printApplication, printBlankPaper } from './index.ts';

const { office, staff } = await caseCounty(toyCatalogue, '2026-06-15T01:00:00Z');
const [helper, clerk] = [staff('lemon-helper', '512021100007'), staff('lemon-clerk', '512021100')];
const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-';

describe('a blank paper to be signed by hand', () => {
  it('of entrustment says what is entrusted and on which ground', () => {
    const text = JSON.stringify(blankPaper(lemonVoucherItem, 'entrustment'));
    for (const words of [
      '委托人申请“柠檬券”',
      '代园主填写申请',
      '柠檬园规矩第六条',
      '委托人签名或指印',
      '受托人签名',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('of authorisation says for what, whom is asked and how long it holds', () => {
    const text = JSON.stringify(blankPaper(lemonVoucherItem, 'authorisation'));
    for (const words of ['数柠檬树', '柠檬园', '从签字那天起6个月', '柠檬园规矩第五条', '签名或指印']) {
      expect(text).toContain(words);
    }
  });

  it('is there only where the item asks for it', () => {
    const { entrustment: _, ...plain } = lemonVoucherItem;
    expect(blankPaper(plain, 'entrustment')).toBeUndefined();
  });

  it('is printed the same for everybody', async () => {
    const first = await printBlankPaper(office, 'lemon-voucher', 'entrustment');
    expect(isPdf(first)).toBe(true);
    expect(await printBlankPaper(office, 'lemon-voucher', 'entrustment')).toEqual(first);
    await expect(printBlankPaper(office, 'no-such-item', 'entrustment')).rejects.toThrow('没有这个事项');
  });
});

describe('the printed application', () => {
  const name = '阿依古丽·买买提艾力·吐尔逊江';
  const idNumber = inventedNumber('1966-03-08', 701);

  it('names who entrusted whom, shows masks and asks the entrusted to sign', async () => {
    const members = [{ name, idNumber, relation: '01', trees: 3 }];
    const answers = { division: '512021100007', members, bankAccount: '6999990000000000066' };
    const entrustment = await entrust(office, helper);
    const { id, number } = await apply(office, helper, {
      ...{ item: 'lemon-voucher', answers, entrustment },
      key: randomUUID(),
    });
    const { file } = await getCase(office, clerk, id);
    const text = JSON.stringify(
      applicationPaper({
        ...{ form: lemonVoucherItem.form, answers: file.view.actions[0]?.answers ?? {}, number },
        appliedOn: file.case.appliedOn,
        places: new Map([['512021100007', '岳阳镇土地堂社区']]),
        signers: file.people,
        entrustment: { principal: name, agent: '周代办', on: file.case.appliedOn },
      }),
    );
    for (const words of [
      name,
      '周代办',
      '岳阳镇土地堂社区',
      '园主',
      '***************0066',
      '受托人签名',
      '核对授权书还没有签',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain(idNumber);
    expect(isPdf(await printApplication(office, clerk, id))).toBe(true);
    const stranger = staff('lemon-clerk', '512021101');
    await expect(printApplication(office, stranger, id)).rejects.toSatisfy(CaseNotFound.is);
  });
});
