import type { Command } from 'commander';
import type { Replay, ReplayedMonth } from '#core/decisions/decisions.replay.contract.ts';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';

/** A household decided again, or the reason why it can't be. */
export type Replayed = { readonly ok: true; readonly replay: Replay } | { readonly ok: false; readonly reason: string };

/** Decides a household again, found by its id or the number of one of its cases, in the database of this installation. */
export type ReplayHousehold = (asked: {
  household: string;
  month: string;
  until: string | undefined;
}) => Promise<Replayed>;

type ReplayOptions = { known: string; until?: string; json?: true };

/** The command; `replayHousehold` is given where a database is at hand. */
export const replayCommand =
  (replayHousehold: ReplayHousehold) =>
  (program: Command, io: CommandIo): void => {
    program
      .command('replay')
      .description('一户逐月重新判定：按当时所知应与当时的决定相同；按现在所知应是多少，差额和原因')
      .argument('<家庭>', '家庭的标识，或它任一办件的编号')
      .argument('<月份>', '从哪个月起，如 2026-05')
      .requiredOption('--known <何时所知>', 'then 按当时所知，now 按现在所知')
      .option('--until <月份>', '到哪个月，不写为当前业务月份')
      .option('--json', '以 JSON 输出')
      .action(async (household: string, month: string, options: ReplayOptions) => {
        const { known, until } = options;
        const fault = findFault(month, options);
        const asked = { household, month, until };
        const replayed: Replayed = fault === undefined ? await replayHousehold(asked) : { ok: false, reason: fault };
        if (!replayed.ok) return answer(io, options.json, replayed, '');
        await (known === 'then' ? tellThen : tellNow)(replayed.replay, options.json, io);
      });
  };

const isMonth = (text: string): boolean => /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(text);

function findFault(month: string, { known, until }: ReplayOptions): string | undefined {
  if (known !== 'then' && known !== 'now')
    return `--known 只能写 then（按当时所知）或 now（按现在所知），现为“${known}”`;
  if (!isMonth(month)) return `月份须写作 2026-05，现为“${month}”`;
  return until === undefined || isMonth(until) ? undefined : `--until 须写月份，如 2026-07，现为“${until}”`;
}

/** What was decided with what was known then, made anew; and what ran, as it was known at the end of each month. */
async function tellThen(replay: Replay, json: true | undefined, io: CommandIo): Promise<void> {
  const { sum, monthText, dayText } = await words();
  const { household, headName, item, itemName, decisions } = replay;
  const months = replay.months.map(({ month, decision, document, ranThen: ran }) => ({
    month,
    decision,
    document,
    ran,
  }));
  const wrong = decisions.filter(({ identical }) => !identical).map(({ number }) => number);
  const ok = wrong.length === 0;
  const reason = `办件 ${wrong.join('、')} 按当时所知重新判定，与当时的决定不同：规则的程序此后改过，或记录受损。请把 --json 的输出交给系统维护人员`;
  const told = { household, headName, item, itemName, known: 'then', decisions, months };
  const lines = decisions.map(({ number, moveName, decidedOn, decision }) => {
    const amount = decision.outcome === 'granted' ? `，${sum(decision.amount)}元/月` : '';
    const result = `${decision.outcomeName}（${decision.className}）${amount}`;
    return `办件 ${number} ${dayText(decidedOn)}${moveName}：${result}。按当时所知重新判定，逐字相同（jimin explain ${number} 看全部依据）`;
  });
  const ran = months.map(
    ({ month, ran, document }) =>
      `${monthText(month)} 当时在发 ${sum(ran)}元${document === null ? '' : `（${document}）`}`,
  );
  answer(io, json, ok ? { ok, ...told } : { ok, reason, ...told }, [titleOf(replay), ...lines, ...ran].join('\n'));
}

/** What each month is by all that is known now, beside what ran and was paid; a reason is told once, where it begins. */
async function tellNow(replay: Replay, json: true | undefined, io: CommandIo): Promise<void> {
  const { sum, monthText } = await words();
  const lineOf = ({ month, paid, ran, due, difference }: ReplayedMonth): string => {
    const had = paid === null ? `在发 ${sum(ran)}元` : `已发 ${sum(paid)}元`;
    return `${monthText(month)} ${had}，${due === null ? '不能判定' : `应发 ${sum(due)}元，差 ${sum(difference ?? 0)}元`}`;
  };
  let told = '';
  const lines = replay.months.flatMap((month) => {
    const reasons = [month.note, ...[...month.learned, ...month.dated].map(({ text }) => text)].filter(
      (one) => one !== null,
    );
    const text = reasons.join('\n');
    const repeated = text !== '' && text === told;
    told = text;
    return [lineOf(month), ...(repeated ? ['  原因同上'] : reasons.map((reason) => `  ${reason}`))];
  });
  const { difference, undetermined } = replay;
  const meaning = difference < 0 ? '（多发）' : difference > 0 ? '（少发）' : '';
  const open = undetermined === 0 ? '' : `，另有 ${undetermined} 个月不能判定`;
  const total = `差额合计 ${sum(difference)}元${meaning}${open}`;
  const whole = { ok: true, known: 'now', ...replay };
  answer(io, json, whole, [titleOf(replay), ...lines, total].join('\n'));
}

const titleOf = ({ itemName, headName }: Replay): string => `${itemName} · ${headName}户`;

async function words() {
  const { fen, formatYuan } = await import('#kit/money.ts');
  const { formatChinese, formatChineseMonth, plainDate, plainMonth } = await import('#kit/plain-date.ts');
  return {
    sum: (amount: number): string => formatYuan(fen(amount)),
    monthText: (month: string): string => formatChineseMonth(plainMonth(month)),
    dayText: (day: string): string => formatChinese(plainDate(day)),
  };
}
