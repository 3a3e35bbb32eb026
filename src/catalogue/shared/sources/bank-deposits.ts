import { Type } from 'typebox';
import { fen, formatYuan } from '#kit/money.ts';
import { defineSource } from '#kit/source.ts';
import { amount, closed, consentLines, propertyKind, short } from './parts.ts';

const deposits = propertyKind('deposits');

/** 银行存款: balances of his accounts, asked through the county's 核对 channel to the banks. The slowest of all. */
export const bankDeposits = defineSource({
  key: 'bank-deposits',
  name: '银行存款',
  department: '银行业金融机构',
  asks: '各银行账户余额',
  consent: consentLines.finance,
  kinds: [deposits],
  answer: Type.Object(
    {
      accounts: Type.Array(
        Type.Object(
          {
            bank: short('银行'),
            account: Type.String({ pattern: '^[0-9*]{4,30}$', description: '账号，只留末四位，其余为*' }),
            balance: amount('余额'),
            joint: Type.Boolean({ description: '与他人共用的账户' }),
          },
          closed,
        ),
        { maxItems: 200 },
      ),
    },
    closed,
  ),
  holds: '3mon',
  absent: null,
  read: ({ accounts }, { on }) => {
    const total = accounts.reduce((sum, { balance }) => sum + balance, 0);
    return {
      facts: total === 0 ? [] : [{ kind: deposits, value: total, from: on, to: null }],
      items:
        accounts.length === 0
          ? [{ label: '存款', text: '没有账户' }]
          : accounts.map(({ bank, account, balance, joint }) => ({
              label: '存款',
              text: `${bank} ${account.slice(-4).padStart(8, '*')}，余额${formatYuan(fen(balance))}元${joint ? '，与他人共用' : ''}`,
            })),
      doubts: accounts.some(({ joint, balance }) => joint && balance > 0)
        ? ['有与他人共用的账户，存款归谁要另行核实']
        : [],
    };
  },
});
