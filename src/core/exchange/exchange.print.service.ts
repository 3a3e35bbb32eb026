import type { LetterBlock, LetterDocument } from '#kit/letter.ts';
import { formatChinese, type PlainDate, plainDate } from '#kit/plain-date.ts';
import { renderLetter } from '#platform/pdf/render-letter.ts';
import { type Actor, access, inTransaction } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { openCase } from '../cases/index.ts';
import { cellStateNames, conclusionNames, type ReportContent, type ReportPerson } from './exchange.report.contract.ts';
import * as reports from './exchange.report.store.ts';
import { type ExchangeOffice, getVerification, type Report, ReportNotFound } from './exchange.ts';

/** A report as PDF; the same one gives the same bytes. The print is audited. @throws ReportNotFound */
export const printReport = async (
  office: ExchangeOffice,
  actor: Actor,
  id: string,
): Promise<{ readonly name: string; readonly pdf: Buffer }> => {
  access.require(actor, 'verification.read');
  const document = await inTransaction(office, actor, async (tx) => {
    const report = await reports.findReport(tx, office.county, id);
    if (report === undefined) throw ReportNotFound({ report: id });
    const { case: officeCase, item, view } = await openCase(tx, office, report.case, 'read');
    const subjects = report.content.people.map(({ person }) => person);
    const detail = { case: report.case, report: id, number: report.number };
    await append(tx, office, actor, { action: 'verification.print', subjects, detail });
    return documentOf(office, report, {
      item: item.name,
      number: officeCase.number,
      applicant: officeCase.applicantName,
      place: view.divisionName,
      clause: getVerification(office, item).clause,
    });
  });
  return { name: `${document.title.join('')}.pdf`, pdf: await renderLetter(document, office.installation) };
};

type Matter = {
  readonly item: string;
  readonly number: string;
  readonly applicant: string;
  readonly place: string;
  readonly clause: string;
};

const titles = { report: '核对报告', review: '复核报告' } as const;
const dateText = (date: string): string => formatChinese(plainDate(date));

const documentOf = (office: ExchangeOffice, report: Report, matter: Matter): LetterDocument => {
  const { bureau, publicUrl, practice } = office.installation;
  return {
    kind: 'letter',
    organ: bureau,
    title: ['家庭经济状况', titles[report.kind]],
    body: bodyOf(report, matter),
    closing: { organ: bureau, on: report.madeOn, stamp: '核对专用章' },
    verification: { code: codeOf(report.id), url: `${publicUrl}/office/cases/${report.case}` },
    ...(practice ? { watermark: '演练' } : {}),
  };
};

/** The random end of its id: tells papers apart. */
const codeOf = (id: string): string =>
  id
    .slice(-12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');

const bodyOf = ({ number, madeOn, validUntil, content }: Report, matter: Matter): readonly LetterBlock[] => [
  {
    type: 'fields',
    pairs: 2,
    rows: [
      { label: '报告编号', value: number },
      { label: '办件编号', value: matter.number },
      { label: '核对事项', value: matter.item },
      { label: '申请人', value: matter.applicant },
      { label: '所在地', value: matter.place },
      { label: '有效期至', value: dateText(validUntil) },
    ],
  },
  {
    type: 'paragraph',
    text: `根据${matter.clause}和本人签署的核对授权，向有关部门和机构作了核对，结果如下。收入类内容比较${dateText(content.period.from)}至${dateText(content.period.to)}，财产类内容为答复当日。`,
  },
  { type: 'heading', level: 1, text: '一、核对结论' },
  {
    type: 'table',
    columns: [{ header: '姓名' }, { header: '结论' }, { header: '理由', align: 'left' }],
    rows: content.people.map(({ name, conclusion, grounds }) => [
      name,
      conclusionNames[conclusion],
      grounds.join('；'),
    ]),
  },
  { type: 'heading', level: 1, text: '二、申报与反馈的差异' },
  ...differencesOf(content),
  { type: 'heading', level: 1, text: '三、各来源的答复' },
  ...content.people.flatMap((person, index) => answersOf(person, index)),
  ...(content.answer === null
    ? []
    : [
        { type: 'heading', level: 1, text: '四、对异议的答复' } as const,
        { type: 'paragraph', text: content.answer } as const,
      ]),
  {
    type: 'paragraph',
    text: `本报告只反映${dateText(madeOn)}核对到的信息，供审核参考，不作为认定结果。没有答复的来源不等于没有收入和财产。对报告有异议的，可以向受理申请的乡镇人民政府（街道办事处）提出并提供证据，由其组织复核。`,
  },
];

const differencesOf = ({ differences }: ReportContent): readonly LetterBlock[] => {
  if (differences.length === 0) return [{ type: 'paragraph', text: '已答复的内容与申报没有差异。' }];
  return [
    {
      type: 'table',
      columns: [
        { header: '姓名' },
        { header: '内容', align: 'left' },
        { header: '申报', align: 'right' },
        { header: '反馈', align: 'right' },
        { header: '说明', align: 'left' },
      ],
      rows: differences.map(({ name, label, declared, reported, weighs, explained }) => [
        name,
        label,
        declared,
        reported,
        explained === null ? (weighs ? '需核实' : '反馈没有超出申报') : `已说明：${explained}`,
      ]),
    },
  ];
};

const answersOf = ({ name, sources }: ReportPerson, index: number): readonly LetterBlock[] => [
  { type: 'heading', level: 2, text: `（${numeral(index + 1)}）${name}` },
  {
    type: 'table',
    columns: [{ header: '来源' }, { header: '状态' }, { header: '日期' }, { header: '内容', align: 'left' }],
    rows: sources.map(({ name: source, state, on, note, items }) => [
      source,
      cellStateNames[state],
      on === null ? '' : shortDate(on),
      [...(note === null ? [] : [note]), ...items.map(({ label, text }) => `${label}：${text}`)].join('\n'),
    ]),
  },
];

const shortDate = (date: string): PlainDate => plainDate(date);
const digits = '零一二三四五六七八九';
/** 1–99 in Chinese. */
const numeral = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits.charAt(tens)}十`;
  return `${head}${ones === 0 && tens > 0 ? '' : digits.charAt(ones)}`;
};
