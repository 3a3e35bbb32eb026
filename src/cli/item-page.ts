import type { Catalogue } from '#kit/catalogue.ts';
import type { FlowActor, Move, Stage, StageLimit } from '#kit/flow.ts';
import type { Item } from '#kit/item.ts';
import { lengthText } from '#kit/work-calendar.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

const whoOf = (actor: FlowActor | null, { postKinds }: Pick<Catalogue, 'postKinds'>): string => {
  if (actor === null) return '';
  if (actor === 'applicant') return '申请人';
  return actor.posts.map((key) => postKinds.find((kind) => kind.key === key)?.name ?? key).join('、');
};

const starts = { stage: '进入本阶段', acceptance: '受理' } as const;

const limitText = ({ length, from, longer, clause }: StageLimit): string =>
  `自${starts[from]}之日起${lengthText(length)}${longer === undefined ? '' : `，延长的${lengthText(longer.length)}`}（${clause}）`;

/** A name that Mermaid takes for a node. */
const node = (stage: string): string => stage.replaceAll('-', '_');
const quoted = (text: string): string => `"${text.replaceAll('"', '#quot;')}"`;

/** Moves that lead out of most stages are drawn once, from the frame around these. */
const isFromAnywhere = (item: Item, move: Move): boolean =>
  move.from.length > Object.values(item.flow.stages).filter(({ actor }) => actor !== null).length / 2;

/** The flow as a Mermaid flowchart: stages with who acts, moves with their names; several between the same two on one arrow. */
const chartOf = (item: Item, catalogue: Pick<Catalogue, 'postKinds'>): string => {
  const stages = Object.entries(item.flow.stages);
  const box = ([key, { name, actor }]: readonly [string, Stage]): string =>
    `${node(key)}[${quoted(actor === null ? name : `${name}<br/>${whoOf(actor, catalogue)}`)}]`;
  const arrows = new Map<string, string[]>();
  for (const move of Object.values(item.flow.moves)) {
    const from = isFromAnywhere(item, move) ? ['open'] : move.from.map(node);
    for (const one of from) {
      const ends = `${one} ${node(move.to)}`;
      arrows.set(ends, [...(arrows.get(ends) ?? []), move.name]);
    }
  }
  return [
    '```mermaid',
    'flowchart TD',
    '  subgraph open["正在办理"]',
    ...stages.filter(([, { actor }]) => actor !== null).map((stage) => `    ${box(stage)}`),
    '  end',
    ...stages.filter(([, { actor }]) => actor === null).map((stage) => `  ${box(stage)}`),
    ...[...arrows].map(([ends, names]) => {
      const [from, to] = ends.split(' ');
      return `  ${from} -- ${quoted(names.join('<br/>'))} --> ${to}`;
    }),
    '```',
  ].join('\n');
};

const stageTable = (item: Item, catalogue: Pick<Catalogue, 'postKinds'>): string =>
  table(
    ['阶段', '由谁办', '期限', '告诉申请人'],
    Object.values(item.flow.stages).map(({ name, actor, limit, pauses, tell }) => [
      name,
      actor === null ? '（已结束）' : whoOf(actor, catalogue),
      limit === undefined ? (pauses === undefined ? '' : `不计时：${pauses}`) : limitText(limit),
      tell,
    ]),
  );

const moveTable = (item: Item, catalogue: Pick<Catalogue, 'postKinds'>): string => {
  const { stages, moves } = item.flow;
  const nameOf = (stage: string): string => stages[stage]?.name ?? stage;
  return table(
    ['动作', '从', '到', '由谁办', '要填', '不能与谁是同一人'],
    Object.values(moves).map((move) => [
      move.name,
      isFromAnywhere(item, move) ? '任何正在办理的阶段' : move.from.map(nameOf).join('、'),
      nameOf(move.to),
      whoOf(move.by, catalogue),
      move.form?.title ?? '',
      (move.notBy ?? []).map((other) => `“${moves[other]?.name ?? other}”的经办人`).join('、'),
    ]),
  );
};

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** The page of an item: what the public is told, the flow drawn, its stages, moves, letters and parameters; all from the definition. */
export const itemPage = (item: Item, catalogue: Pick<Catalogue, 'postKinds'>): string => {
  const { total } = item.flow;
  const settings = item.parameters.map(({ name, clause }) => [name, clause]);
  const parts: readonly (readonly [string, string])[] = [
    ['依据', bullets(item.law)],
    ...item.guide.map(({ title, lines }) => [title, bullets(lines)] as const),
    ['办理流程', `${total === undefined ? '' : `全程${limitText(total)}。\n\n`}${chartOf(item, catalogue)}`],
    ['阶段', stageTable(item, catalogue)],
    ['动作', moveTable(item, catalogue)],
    [
      '文书',
      table(
        ['文书', '文号中的种类'],
        item.letters.map(({ name, series }) => [name, series]),
      ),
    ],
    ['标准和参数', settings.length === 0 ? '没有自己的参数。' : table(['参数', '依据'], settings)],
  ];
  return [
    `# ${item.name}`,
    `由目录中的定义生成，不要手改：\`npm run -s jimin -- catalogue doc ${item.key} --out docs/items/${item.key}.md\`。`,
    `承诺：${item.promise}。`,
    ...parts.map(([title, text]) => `## ${title}\n\n${text}`),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
};
