import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signSelf } from '#core/cases/index.ts';
import { uploadFile } from '#core/files/index.ts';
import { signaturePicture } from '#server/practice/signature-picture.ts';
import { verifiedOrchards } from '#test/support/verified-orchards.ts';
import { concludeReview, getOwnVerification, objectToReport, printReport, startRecheck } from './index.ts';

const county = await verifiedOrchards();
const { office, clerk, start, look, runJobs, plant, source } = county;

const verified = async (name: string, says: number, register: number) => {
  const planted = await plant(
    { name, says, register },
    { name: `${name}家`, says: 1, register: 1 },
    { name: `${name}娃`, says: 0, register: 0, born: '2016-01-01' },
  );
  await start(planted.id);
  await runJobs();
  const report = (await look(planted.id)).reports[0]?.id ?? '';
  return { ...planted, report };
};
const objects = (
  id: string,
  report: string,
  actor: Parameters<typeof objectToReport>[1] = clerk,
  files: string[] = [],
) =>
  objectToReport(office, actor, { case: id, report, text: '树去年卖给了别人，有买卖协议', files, key: randomUUID() });

describe('对核对报告有异议', () => {
  it('家属带证据提出；重新询问；凭证据说明清楚的不再作数，出复核报告并答复', async () => {
    const { id, report, people } = await verified('柚卖树', 1, 4);
    expect((await look(id)).reports[0]?.content.people[0]?.conclusion).toBe('check');
    const paper = await uploadFile(office, clerk, { name: '协议.png', content: signaturePicture('协议') });
    const { id: objection, receivedOn } = await objects(id, report, clerk, [paper.id]);
    expect(receivedOn).toBe('2026-06-15');
    const before = source.asked.length;
    await startRecheck(office, clerk, { case: id, objection, key: randomUUID() });
    await runJobs();
    // A re-check asks anew.
    expect(source.asked.length - before).toBe(6);
    const { round, differences, reports: still } = await look(id);
    expect(round).toMatchObject({ round: 2, kind: 'review', state: 'answered' });
    expect(still).toHaveLength(1);
    expect(differences.map(({ name, declared, reported }) => [name, declared, reported])).toEqual([
      ['柚卖树', '1', '4'],
    ]);

    const explained = [{ key: differences[0]?.key ?? '', ground: '买卖协议和买方证言' }];
    const answer = '经复核，登记簿上的4棵有3棵已卖出。';
    const { number } = await concludeReview(office, clerk, {
      case: id,
      objection,
      explained,
      answer,
      key: randomUUID(),
    });
    expect(number.slice(-4)).toBe('-HD2');
    const { reports, objections } = await look(id);
    expect(reports[0]).toMatchObject({ kind: 'review', valid: true, content: { answer } });
    expect(reports[0]?.content.people.find(({ person }) => person === people[0])).toMatchObject({
      conclusion: 'met',
      grounds: ['各来源都已答复，与申报的差异已凭证据说明'],
    });
    expect(reports[0]?.content.differences[0]?.explained).toBe('买卖协议和买方证言');
    expect(objections[0]).toMatchObject({ answer, answeredOn: '2026-06-15', files: [paper.id] });
  });

  it('一次只有一件；只对最新的报告', async () => {
    const { id, report } = await verified('柚两件', 1, 4);
    await objects(id, report);
    await expect(objects(id, report)).rejects.toMatchObject({ code: 'exchange.objection-open' });
    await expect(objects(id, randomUUID())).rejects.toMatchObject({ code: 'exchange.report-not-found' });
  });

  it('没有重新询问以前不能出复核报告；勾了没有的差异不行', async () => {
    const { id, report } = await verified('柚性急', 1, 4);
    const { id: objection } = await objects(id, report);
    const input = { case: id, objection, explained: [], answer: '维持原报告', key: randomUUID() };
    await expect(concludeReview(office, clerk, input)).rejects.toMatchObject({ code: 'exchange.not-under-review' });
    await startRecheck(office, clerk, { case: id, objection, key: randomUUID() });
    await runJobs();
    const stray = { ...input, explained: [{ key: 'nothing', ground: '没有这一条' }], key: randomUUID() };
    await expect(concludeReview(office, clerk, stray)).rejects.toMatchObject({ code: 'exchange.difference-unknown' });
    await concludeReview(office, clerk, { ...input, key: randomUUID() });
    expect((await look(id)).reports[0]?.content.people[0]?.conclusion).toBe('check');
  });
});

describe('家里人看核对结果', () => {
  it('申请人看得到自己和未成年人的，看不到别的成年人的；可以提出异议', async () => {
    const { id, people, report } = await verified('柚自看', 1, 4);
    const [row] = await county.asSuperuser<{ sealed: Buffer }>(
      'select id_number_sealed as sealed from person where id = $1',
      [people[0]],
    );
    const resident = await county.resident('柚自看', office.keys.open(row?.sealed ?? Buffer.alloc(0)));
    const own = await getOwnVerification(office, resident, id);
    expect(own.report?.people.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['柚自看', 'check'],
      ['柚自看娃', 'met'],
    ]);
    expect(own.report?.differences.map(({ name }) => name)).toEqual(['柚自看']);
    await objects(id, report, resident);
    expect((await getOwnVerification(office, resident, id)).objection).toMatchObject({ by: '柚自看', answer: null });
    expect((await look(id)).objections[0]?.by).toBe('柚自看');
  });

  it('不是这家的人，什么也看不到', async () => {
    const { id } = await verified('柚外人', 1, 1);
    const stranger = await county.resident('柚路人', '512099198001010992');
    await expect(getOwnVerification(office, stranger, id)).rejects.toMatchObject({ code: 'cases.not-found' });
    await expect(signSelf(office, stranger, { case: id, key: randomUUID() })).rejects.toThrow();
  });
});

describe('核对报告', () => {
  it('印成 PDF；同一份印两次一样', async () => {
    const { report } = await verified('柚打印', 1, 4);
    const first = await printReport(office, clerk, report);
    expect(first.name).toBe('家庭经济状况核对报告.pdf');
    expect(first.pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await printReport(office, clerk, report)).pdf.equals(first.pdf)).toBe(true);
  });
});
