import { Link } from '@tanstack/react-router';
import type {
  AffectedHousehold,
  CliffHousehold,
  NearLineHousehold,
  SimulationKind,
  SimulationListKind,
  SimulationResult,
} from '#core/decisions/decisions.simulation.contract.ts';
import { countText, moneyText, signedMoney } from '#web/lib/format.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { MoneyText } from '#web/ui/money-text.tsx';

export type ListedHousehold = Partial<AffectedHousehold & CliffHousehold & NearLineHousehold> &
  Pick<AffectedHousehold, 'household' | 'headName' | 'place' | 'members'>;

/** One list of a what-if: how many there are in all, and the first of them. */
export interface SimulatedList {
  kind: SimulationListKind;
  name: string;
  /** Who stands in it, in a sentence. */
  about: string;
  households: number;
  /** By what the first were chosen: “增减最大”. */
  firstOnes: string;
  rows: readonly ListedHousehold[];
  columns: readonly Column<ListedHousehold>[];
}

const amount = (
  key: 'before' | 'after' | 'income' | 'line' | 'above' | 'ends' | 'step' | 'loss',
  title: string,
): Column<ListedHousehold> => ({
  key,
  title,
  kind: 'numeric',
  render: ({ [key]: value }) => value !== undefined && <MoneyText amount={value} />,
});

const everybody: readonly Column<ListedHousehold>[] = [
  {
    key: 'head',
    title: '户主',
    width: '7em',
    render: ({ household, headName }) => (
      <Link to="/office/households/$id" params={{ id: household }}>
        {headName}
      </Link>
    ),
  },
  { key: 'place', title: '村（社区）', render: ({ place }) => place },
  { key: 'members', title: '计入人数', kind: 'numeric', render: ({ members }) => countText(members) },
];

const affectedColumns: readonly Column<ListedHousehold>[] = [
  ...everybody,
  {
    key: 'class',
    title: '类别',
    render: ({ classBefore, classAfter }) =>
      classBefore === classAfter ? classAfter : `${classBefore} → ${classAfter}`,
  },
  amount('before', '现行每月'),
  amount('after', '拟定每月'),
  { key: 'difference', title: '增减', kind: 'numeric', render: ({ difference = 0 }) => signedMoney(difference) },
];

const cliffColumns: readonly Column<ListedHousehold>[] = [
  ...everybody,
  { key: 'class', title: '类别', render: ({ className }) => className },
  amount('income', '现在收入'),
  amount('ends', '到多少为止'),
  {
    key: 'cliff',
    title: '陡坡',
    render: ({ step = 0, loss = 0 }) => `每月多挣 ${moneyText(step)}，就少领 ${moneyText(loss)}`,
  },
];

const nearLineColumns: readonly Column<ListedHousehold>[] = [
  ...everybody,
  { key: 'class', title: '类别', render: ({ className }) => className },
  amount('income', '每月收入'),
  amount('line', '标准线'),
  amount('above', '超出'),
];

export const affectedKinds: Readonly<Record<SimulationKind, { name: string; about: string }>> = {
  enters: { name: '新增享受', about: '按现行标准不享受，按拟定标准享受的。' },
  leaves: { name: '不再享受', about: '按现行标准享受，按拟定标准不享受的。' },
  gains: { name: '金额增加', about: '都享受，按拟定标准每月多领的。' },
  loses: { name: '金额减少', about: '都享受，按拟定标准每月少领的。' },
};

/** The steepest come first: where the first is not steep, none is. */
const steepness = ([first]: SimulationResult['cliffs']['list']): string =>
  first !== undefined && first.loss > first.step
    ? '少领的比多挣的多，坡就陡，多劳反而少得：陡的在前。'
    : '现在没有一户少领的比多挣的多，都是正常的补差。';

/** The lists of a what-if in the order they are looked at. */
export function simulatedLists({ kinds: affected, cliffs, nearLine }: SimulationResult): readonly SimulatedList[] {
  return [
    ...affected.map(({ kind, households, people, amount: sum, list }) => ({
      kind,
      name: affectedKinds[kind].name,
      about: `${affectedKinds[kind].about}共 ${countText(people)} 人，每月 ${signedMoney(sum)}。`,
      households,
      firstOnes: '增减最大',
      rows: list,
      columns: affectedColumns,
    })),
    {
      kind: 'cliffs',
      name: '陡坡',
      about: `按拟定标准，收入再多一点就失去全部待遇的。${steepness(cliffs.list)}`,
      households: cliffs.households,
      firstOnes: '最陡',
      rows: cliffs.list,
      columns: cliffColumns,
    },
    {
      kind: 'near-line',
      name: '刚过线',
      about: `按拟定标准，收入只比标准线高出不到 ${nearLine.within}%、什么也没有享受的，共 ${countText(nearLine.people)} 人。`,
      households: nearLine.households,
      firstOnes: '离线最近',
      rows: nearLine.list,
      columns: nearLineColumns,
    },
  ];
}
