import { ensureDefinition } from './definition-error.ts';
import type { PlainDate } from './plain-date.ts';

/** A column of a printed table. `align` defaults to what its content asks for: short is centred, long is left. */
export type LetterColumn = { readonly header: string; readonly align?: 'left' | 'center' | 'right' };

/** A piece of a letter's body, in the order it is read. Text is plain; `\n` starts a new line. */
export type LetterBlock =
  /** Its first line is indented by two characters unless `indent` is false. */
  | { readonly type: 'paragraph'; readonly text: string; readonly indent?: boolean }
  /** Level 1 is written 一、…, level 2 （一）…; the author writes the number. */
  | { readonly type: 'heading'; readonly text: string; readonly level: 1 | 2 }
  /** Label and value pairs in a ruled box, one or two pairs a line. */
  | { readonly type: 'fields'; readonly rows: readonly LetterField[]; readonly pairs?: 1 | 2 }
  /** Each row has one text a column. The header is repeated on every page. */
  | {
      readonly type: 'table';
      readonly caption?: string;
      readonly columns: readonly LetterColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Ordered items are numbered 1．2．3． */
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly string[] };

export type LetterField = { readonly label: string; readonly value: string };

/** What the office adds to what the law says: who issues, under which number, when, and how anyone can verify it. */
export type LetterIssue = {
  /** The issuing organ as printed in the red head (发文机关标志). */
  readonly organ: string;
  /** 发文字号, e.g. 安民某〔2026〕12号. */
  readonly number?: string;
  /** Signature (署名) and date of the letter (成文日期). `stamp` is printed where the seal belongs, e.g. 盖章. */
  readonly closing: { readonly organ: string; readonly on: PlainDate; readonly stamp?: string };
  /** `url` is the address in the QR code; `code` is typed in by those without a scanner. A blank paper has none. */
  readonly verification?: { readonly code: string; readonly url: string };
  /** Printed across each page of what is not a real letter, e.g. 演练 or 样稿. */
  readonly watermark?: string;
};

/** What the letter says. */
export type LetterText = {
  /**
   * `letter` has the red head of an organ; `notice` is a sheet posted for the public (公示单) and has none; `form` is a paper
   * that people sign themselves (委托书): neither head nor signature of an organ.
   */
  readonly kind: 'letter' | 'notice' | 'form';
  /** The lines of the title, broken where the sense breaks (GB/T 9704-2012 §7.3.1). */
  readonly title: readonly string[];
  /** Whom it is written to, without the colon. */
  readonly addressee?: string;
  readonly body: readonly LetterBlock[];
  /** Notes below the date (附注). */
  readonly footnotes?: readonly string[];
  /** What the letter rests on, for whoever wants to check it: on pages of its own after the signature, in smaller type (附件). */
  readonly annex?: LetterAnnex;
};

export type LetterAnnex = { readonly title: string; readonly body: readonly LetterBlock[] };

/** A letter as a value: JSON, complete, so that printing the same one again gives the same paper. */
export type LetterDocument = LetterIssue & LetterText;

/** Throws DefinitionError where a letter cannot be printed: no title, no organ, or a row that does not fit its table. */
export const ensureLetter = (document: LetterDocument): void => {
  const place = `文书《${document.title.join('')}》`;
  const filled = document.title.length > 0 && document.title.every((line) => line.trim() !== '');
  ensureDefinition(filled, place, '标题是空的', '每行标题都要有字');
  ensureDefinition(document.organ.trim() !== '', place, '没有发文机关', '写发文机关的规范名称');
  for (const block of [...document.body, ...(document.annex?.body ?? [])]) {
    if (block.type !== 'table') continue;
    ensureDefinition(block.columns.length > 0, place, '表格没有列', '至少写一列');
    for (const [index, row] of block.rows.entries()) {
      const fits = row.length === block.columns.length;
      const found = `表格第 ${index + 1} 行有 ${row.length} 格，表头有 ${block.columns.length} 列`;
      ensureDefinition(fits, place, found, '每行的格数与列数一致，空格写空字符串');
    }
  }
};
