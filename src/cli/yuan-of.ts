import { fen, formatYuan } from '#kit/money.ts';

/** 分 as 元. */
export const yuanOf = (amount: number): string => formatYuan(fen(amount));
