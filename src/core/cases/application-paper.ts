import { codeName } from '#kit/code-set.ts';
import type { Field, Fields } from '#kit/field.ts';
import { type Form, fieldsOf, isAsked, type UnknownAnswers } from '#kit/form.ts';
import type { LetterBlock, LetterText } from '#kit/letter.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { formatChinese, type PlainDate, parsePlainDate } from '#kit/plain-date.ts';

/** What the printed application is written from: answers with masks, and the names of the places in them. */
export type PrintedApplication = {
  readonly form: Form;
  readonly answers: UnknownAnswers;
  readonly number: string;
  readonly appliedOn: PlainDate;
  readonly places: ReadonlyMap<string, string>;
  readonly signers: readonly { readonly name: string; readonly signedOn: PlainDate | null }[];
  readonly entrustment: { readonly principal: string; readonly agent: string; readonly on: PlainDate } | undefined;
};

/** Room for a signature. */
const blank = '　\n　';

const rowsOf = (value: unknown): readonly UnknownAnswers[] =>
  Array.isArray(value) ? value.filter((row): row is UnknownAnswers => typeof row === 'object' && row !== null) : [];

/** The first text of the row a number points to: whose income it is. */
const rowText = ({ form, answers }: PrintedApplication, field: Field, value: number): string => {
  const list = field.list ?? '';
  const naming = Object.entries(fieldsOf(form)[list]?.fields ?? {}).find(([, one]) => one.type === 'person-name')?.[0];
  const name = rowsOf(answers[list])[value]?.[naming ?? ''];
  return typeof name === 'string' ? name : `第${value + 1}行`;
};

const answerText = (printed: PrintedApplication, field: Field, value: unknown): string => {
  if (value === undefined || value === null || value === '') return '——';
  switch (field.type) {
    case 'flag':
      return value === true ? '是' : '否';
    case 'money':
      return typeof value === 'number' ? `${formatYuan(fen(value))}元` : String(value);
    case 'choice':
      return field.codes === undefined ? String(value) : codeName(field.codes, String(value));
    case 'date': {
      const read = parsePlainDate(String(value));
      return read.ok ? formatChinese(read.date) : String(value);
    }
    case 'division':
      return printed.places.get(String(value)) ?? String(value);
    case 'attachment':
      return Array.isArray(value) ? `${value.length}份` : '0份';
    case 'row':
      return typeof value === 'number' ? rowText(printed, field, value) : String(value);
    default:
      return String(value);
  }
};

const listBlock = (printed: PrintedApplication, list: Field): ((value: unknown) => LetterBlock) => {
  const columns = Object.entries(list.fields ?? {});
  return (value) => {
    const rows = rowsOf(value);
    if (rows.length === 0) return { type: 'paragraph', text: `${list.label}：没有。` };
    return {
      type: 'table',
      columns: columns.map(([, field]) => ({ header: field.label })),
      rows: rows.map((row) =>
        columns.map(([key, field]) => (isAsked(field, row) ? answerText(printed, field, row[key]) : '——')),
      ),
    };
  };
};

const sectionBlocks = (printed: PrintedApplication, fields: Fields): readonly LetterBlock[] => {
  const asked = Object.entries(fields).filter(([, field]) => isAsked(field, printed.answers));
  const plain = asked.filter(([, field]) => field.type !== 'list');
  const lists = asked.filter(([, field]) => field.type === 'list');
  return [
    ...(plain.length === 0
      ? []
      : [
          {
            type: 'fields' as const,
            rows: plain.map(([key, field]) => ({
              label: field.label,
              value: answerText(printed, field, printed.answers[key]),
            })),
          },
        ]),
    ...lists.map(([key, field]) => listBlock(printed, field)(printed.answers[key])),
  ];
};

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The application as it was sent, to be signed and filed; numbers show as masks. */
export const applicationPaper = (printed: PrintedApplication): LetterText => {
  const { form, number, appliedOn, signers, entrustment } = printed;
  const sections = Object.values(form.sections);
  const numbered = [...sections.map(({ title }) => title), '授权和签字'].map((title, index) => ({
    type: 'heading' as const,
    level: 1 as const,
    text: `${ordinals[index] ?? index + 1}、${title}`,
  }));
  const heading = (index: number): LetterBlock[] => numbered.slice(index, index + 1);
  return {
    kind: 'form',
    title: [form.title.endsWith('书') ? form.title : `${form.title}书`],
    body: [
      {
        type: 'fields',
        pairs: 2,
        rows: [
          { label: '办件编号', value: number },
          { label: '申请日期', value: formatChinese(appliedOn) },
          ...(entrustment === undefined
            ? []
            : [
                { label: '委托人', value: entrustment.principal },
                { label: '受托人', value: entrustment.agent },
                { label: '委托书', value: `${formatChinese(entrustment.on)}签，已随申请提交` },
              ]),
        ],
      },
      ...sections.flatMap(({ fields }, index) => [...heading(index), ...sectionBlocks(printed, fields)]),
      ...heading(sections.length),
      {
        type: 'fields',
        rows: signers.map(({ name, signedOn }) => ({
          label: name,
          value: signedOn === null ? '核对授权书还没有签' : `${formatChinese(signedOn)}已签核对授权书`,
        })),
      },
      {
        type: 'fields',
        pairs: 2,
        rows: [
          { label: entrustment === undefined ? '申请人签名' : '受托人签名', value: blank },
          { label: '日期', value: blank },
        ],
      },
    ],
  };
};
