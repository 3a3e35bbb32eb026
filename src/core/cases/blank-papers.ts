import type { Item } from '#kit/item.ts';
import type { LetterBlock, LetterText } from '#kit/letter.ts';
import { lengthText } from '#kit/work-calendar.ts';

/** Papers that people sign by hand before there is a case: for whom the item declares them. */
export type BlankPaper = 'entrustment' | 'authorisation';

/** Room to write in. */
const blank = '　\n　';
const line = '　';
/** For a number of eighteen digits. */
const wide = '　'.repeat(11);

const note = '请用黑色签字笔填写。不会写字的，由本人按指印，另请一名见证人签名。';

const entrustmentPaper = (item: Item): LetterText | undefined => {
  if (item.entrustment === undefined) return undefined;
  const { acts, clause } = item.entrustment;
  const signatures: LetterBlock = {
    type: 'fields',
    pairs: 2,
    rows: [
      { label: '委托人签名或指印', value: blank },
      { label: '日期', value: blank },
      { label: '受托人签名', value: blank },
      { label: '日期', value: blank },
    ],
  };
  return {
    kind: 'form',
    title: ['委托书'],
    body: [
      {
        type: 'fields',
        pairs: 2,
        rows: ['委托人', '身份证号', '联系电话', '住址', '受托人', '身份证号', '单位或关系', '联系电话'].map(
          (label) => ({
            label,
            value: line,
          }),
        ),
      },
      { type: 'paragraph', text: `委托人申请“${item.name}”，自愿委托受托人代为办理下列事项：` },
      { type: 'list', ordered: true, items: acts },
      {
        type: 'paragraph',
        text: '申请书的内容由委托人说明，受托人如实填写并念给委托人听过。委托人对其真实、完整负责。委托从签字那天起，到这次申请办结为止；委托人可以随时收回。',
      },
      { type: 'paragraph', text: `依据：${clause}。` },
      signatures,
    ],
    footnotes: [note, '本委托书不代替核对授权书：家里每位成年人的授权书由各人自己签。'],
  };
};

const authorisationPaper = (item: Item): LetterText | undefined => {
  if (item.authorisation === undefined) return undefined;
  const { purpose, sources, term, clause } = item.authorisation;
  const rows = Array.from({ length: 5 }, () => [blank, wide, line, line, line]);
  return {
    kind: 'form',
    title: ['居民家庭经济状况核对授权书'],
    body: [
      {
        type: 'paragraph',
        text: '下列签字的人同意民政部门为下面这件事，向下面这些部门和机构核对本人的收入和财产，不能用在别处。',
      },
      {
        type: 'fields',
        rows: [
          { label: '为了什么', value: purpose },
          { label: '向谁核对', value: sources.join('、') },
          { label: '管多久', value: `从签字那天起${lengthText(term)}` },
          { label: '依据', value: clause },
        ],
      },
      {
        type: 'table',
        columns: ['姓名', '身份证号', '与申请人关系', '签名或指印', '日期'].map((header) => ({ header })),
        rows,
      },
    ],
    footnotes: [note, '每位成年家庭成员由本人签字，别人不能代签。'],
  };
};

/** A paper to be signed by hand; undefined where the item asks for none. */
export const blankPaper = (item: Item, paper: BlankPaper): LetterText | undefined =>
  paper === 'entrustment' ? entrustmentPaper(item) : authorisationPaper(item);
