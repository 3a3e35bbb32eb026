import { ensureDefinition, ensureUnique } from './definition-error.ts';
import { engineFactKinds, type FactKind } from './fact-kind.ts';
import type { Feed } from './feed.ts';
import type { Indicator } from './indicator.ts';
import type { Item } from './item.ts';
import type { Parameter } from './parameter.ts';
import type { PostKind } from './post-kind.ts';
import type { Round } from './round.ts';
import type { Signal } from './signal.ts';
import type { Source } from './source.ts';
import type { Verification } from './verification.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A benefit: what can be due to someone from month to month. */
export type Benefit = {
  readonly key: string;
  readonly name: string;
  /** A person may be in one active household of this benefit at most. */
  readonly exclusivePerPerson: boolean;
  /** The fact about the household that says how much of it runs, 分 a month: kept by the engine whenever it starts, changes or stops. */
  readonly fact?: FactKind;
};

/** All that the law says, as one checked value: handed to core by the server, never imported by it. */
export type Catalogue = {
  readonly items: readonly Item[];
  readonly benefits: readonly Benefit[];
  readonly factKinds: readonly FactKind[];
  readonly parameters: readonly Parameter[];
  readonly feeds: readonly Feed[];
  readonly sources: readonly Source[];
  readonly verifications: readonly Verification[];
  readonly signals: readonly Signal[];
  readonly rounds: readonly Round[];
  readonly indicators: readonly Indicator[];
  readonly postKinds: readonly PostKind[];
  readonly calendar: WorkCalendar;
};

const checkItem = (item: Item, catalogue: Omit<Catalogue, 'calendar'>): void => {
  const place = `事项 ${item.key}`;
  const posts = catalogue.postKinds.map((kind) => kind.key);
  const actors = [
    ...Object.entries(item.flow.stages).map(([key, stage]) => [`阶段 ${key}`, stage.actor] as const),
    ...Object.entries(item.flow.moves).map(([key, move]) => [`动作 ${key}`, move.by] as const),
  ];
  for (const [at, actor] of actors) {
    for (const post of actor === null || actor === 'applicant' ? [] : actor.posts) {
      ensureDefinition(posts.includes(post), `${place} ${at}`, `岗位 ${post} 不存在`, `只能用 ${posts.join('、')}`);
    }
  }
  const parameters = catalogue.parameters.map((parameter) => parameter.key);
  for (const rule of item.rules) {
    for (const key of rule.parameters) {
      ensureDefinition(
        parameters.includes(key),
        `${place} 规则 ${rule.key}`,
        `参数 ${key} 没有声明`,
        '在 parameters.yaml 声明',
      );
    }
    for (const kind of rule.reads) {
      const known = catalogue.factKinds.includes(kind);
      ensureDefinition(known, `${place} 规则 ${rule.key}`, `事实种类 ${kind.key} 没有列入目录`, '加进 factKinds');
    }
  }
};

/** Asked are only sources that whoever signs the item's authorisation has read there. */
const checkVerification = (
  verification: Verification,
  { items, sources, parameters }: Pick<Catalogue, 'items' | 'sources' | 'parameters'>,
): void => {
  const place = `核对 ${verification.items.join('、')}`;
  for (const key of Object.values(verification.parameters)) {
    const declared = parameters.some((parameter) => parameter.key === key);
    ensureDefinition(declared, place, `参数 ${key} 没有声明`, '在 parameters.yaml 声明');
  }
  for (const source of verification.sources) {
    ensureDefinition(sources.includes(source), place, `来源 ${source.key} 没有列入目录`, '加进 sources');
  }
  for (const key of verification.items) {
    const item = items.find((one) => one.key === key);
    ensureDefinition(item !== undefined, place, `事项 ${key} 不存在`, '写 items 中的 key');
    for (const { name, consent } of verification.sources) {
      const signed = item?.authorisation?.sources.includes(consent) === true;
      ensureDefinition(signed, `${place} ${name}`, `授权书上没有“${consent}”`, '先授权后核对：与授权书的 sources 一致');
    }
  }
};

/** A watch over a benefit: the benefit says by a fact that it runs, and all that is read and named is known. */
const checkWatch = (
  watch: { readonly place: string } & Pick<Signal, 'benefit' | 'posts' | 'reads' | 'parameters'>,
  { benefits, postKinds, factKinds, parameters }: Omit<Catalogue, 'calendar'>,
): void => {
  const { place } = watch;
  const running = findByKey(benefits, watch.benefit)?.fact;
  ensureDefinition(
    running !== undefined,
    place,
    `待遇 ${watch.benefit} 不存在或没有在发事实`,
    '写有 fact 的待遇的 key',
  );
  for (const post of watch.posts) {
    const known = findByKey(postKinds, post) !== undefined;
    ensureDefinition(known, place, `岗位 ${post} 不存在`, '写 postKinds 中的 key');
  }
  for (const kind of watch.reads) {
    ensureDefinition(factKinds.includes(kind), place, `事实种类 ${kind.key} 没有列入目录`, '加进 factKinds');
  }
  for (const key of watch.parameters) {
    const declared = findByKey(parameters, key) !== undefined;
    ensureDefinition(declared, place, `参数 ${key} 没有声明`, '在 parameters.yaml 声明');
  }
};

/** What a catalogue may do without. */
type Optional = 'parameters' | 'sources' | 'verifications' | 'signals' | 'rounds' | 'indicators';

/** Declares the catalogue; the engine's own fact kinds are added. Throws DefinitionError where parts don't fit. */
export const defineCatalogue = (parts: Omit<Catalogue, Optional> & Partial<Pick<Catalogue, Optional>>): Catalogue => {
  const { sources = [], verifications = [], signals = [], rounds = [], indicators = [] } = parts;
  const factKinds = [...engineFactKinds, ...parts.factKinds];
  const parameters = [...(parts.parameters ?? []), ...parts.items.flatMap((item) => item.parameters)];
  const catalogue = { ...parts, factKinds, parameters, sources, verifications, signals, rounds, indicators };
  const keysOf = (list: readonly { key: string }[]): string[] => list.map((entry) => entry.key);
  ensureUnique(keysOf(parts.items), '目录 items');
  ensureUnique(keysOf(parts.benefits), '目录 benefits');
  ensureUnique(keysOf(factKinds), '目录 factKinds');
  ensureUnique(
    factKinds.map((kind) => kind.id),
    '目录 factKinds 编号',
  );
  ensureUnique(keysOf(parameters), '目录 parameters');
  ensureUnique(keysOf(parts.postKinds), '目录 postKinds');
  ensureUnique(keysOf(parts.feeds), '目录 feeds');
  ensureUnique(keysOf(sources), '目录 sources');
  ensureUnique([...keysOf(signals), ...keysOf(rounds)], '目录 signals、rounds');
  ensureUnique(keysOf(indicators), '目录 indicators');
  ensureUnique(
    verifications.flatMap(({ items }) => items),
    '目录 verifications',
  );
  for (const { key, fact } of parts.benefits) {
    if (fact === undefined) continue;
    const fits = factKinds.includes(fact) && fact.subject === 'household' && fact.value === 'money';
    ensureDefinition(fits, `待遇 ${key}`, `事实种类 ${fact.key} 不合用`, '列入 factKinds，对象为家庭、值为金额');
  }
  for (const { key, kinds } of sources) {
    for (const kind of kinds) {
      ensureDefinition(
        factKinds.includes(kind),
        `核对来源 ${key}`,
        `事实种类 ${kind.key} 没有列入目录`,
        '加进 factKinds',
      );
    }
  }
  for (const item of parts.items) checkItem(item, catalogue);
  for (const verification of verifications) checkVerification(verification, catalogue);
  for (const { key, benefit } of indicators) {
    const known = findByKey(parts.benefits, benefit) !== undefined;
    ensureDefinition(known, `指标 ${key}`, `待遇 ${benefit} 不存在`, '写 benefits 中的 key');
  }
  for (const signal of signals) checkWatch({ ...signal, place: `预警线索 ${signal.key}` }, catalogue);
  for (const round of rounds) checkWatch({ ...round, place: `走访巡查 ${round.key}`, parameters: [] }, catalogue);
  return catalogue;
};

/** Finds an entry of a list by its key. */
export const findByKey = <T extends { readonly key: string }>(list: readonly T[], key: string): T | undefined =>
  list.find((entry) => entry.key === key);
