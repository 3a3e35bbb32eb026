import { type Actor, access, type Context, inTransaction, may } from '#core/access/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { type Parameter, parameterUnitNames, parameterValueText } from '#kit/parameter.ts';
import type { Tx } from '#platform/database.ts';
import type {
  ParameterDetail,
  ParameterList,
  ParameterVersion,
  ProposalPage,
  ProposalView,
} from './parameters.contract.ts';
import { getDeclared, placesOf, readGrounds } from './parameters.ground.service.ts';
import * as proposalStore from './parameters.proposals.store.ts';
import * as store from './parameters.store.ts';
import type { PaperedValue } from './parameters.ts';
import type { ProposalGround } from './proposal-ground.ts';
import { weighProposal } from './weigh-proposal.ts';

const pageSize = 50;

/** Every declared parameter with the values that hold in the county or above it, those not yet confirmed marked. */
export async function listParameters(ctx: Context, actor: Actor): Promise<ParameterList> {
  access.require(actor, 'parameter.read');
  return inTransaction(ctx, actor, async (tx) => {
    const stored = await store.findValues(tx, placesOf(ctx.county), ctx.clock.businessNow());
    const values = Map.groupBy(stored, ({ key }) => key);
    const names = await namesOf(tx, ctx, stored);
    const open = await proposalStore.countOpen(tx, ctx.county);
    return {
      items: ctx.catalogue.parameters.map((parameter) => ({
        ...declaredView(ctx, parameter, values.get(parameter.key) ?? [], names),
        open: open.get(parameter.key) ?? 0,
      })),
    };
  });
}

/** One parameter with all that was ever known of it, who brought it in, and its latest proposals. @throws ParameterNotFound */
export async function getParameter(ctx: Context, actor: Actor, key: string): Promise<ParameterDetail> {
  access.require(actor, 'parameter.read');
  const parameter = getDeclared(ctx, key);
  return inTransaction(ctx, actor, async (tx) => {
    const groundOf = await readGrounds(tx, ctx, key);
    const ground = groundOf(parameter);
    const versions = await store.findVersions(tx, placesOf(ctx.county), key);
    const names = await namesOf(tx, ctx, versions);
    const proposals = await proposalStore.findProposals(tx, ctx.county, { key, limit: pageSize });
    const { min = null, max = null, choices = [], notBelowHigher = false } = parameter;
    const limit = (text: string | null) => (text === null ? null : parameterValueText(parameter, text));
    return {
      ...declaredView(ctx, parameter, ground.values, names),
      ...{ unitKey: parameter.unit, least: limit(min), most: limit(max), notBelowHigher },
      choices: choices.map(({ code, name }) => ({ code, name })),
      places: [...ground.places].map(([division, place]) => ({ division, place })),
      history: versionsView(parameter, versions, names),
      proposals: proposals.map((proposal) => proposalView(ctx, actor, groundOf, proposal)),
      mayPropose: may(actor, 'parameter.propose'),
    };
  });
}

/** Proposals, newest first: the open ones, or all. */
export async function listProposals(
  ctx: Context,
  actor: Actor,
  { state = 'open', before }: { readonly state?: 'open' | 'all'; readonly before?: string },
): Promise<ProposalPage> {
  access.require(actor, 'parameter.read');
  return inTransaction(ctx, actor, async (tx) => {
    const groundOf = await readGrounds(tx, ctx);
    const found = await proposalStore.findProposals(tx, ctx.county, {
      ...(state === 'all' ? {} : { state }),
      ...(before === undefined ? {} : { before }),
      limit: pageSize + 1,
    });
    const items = found.slice(0, pageSize).map((proposal) => proposalView(ctx, actor, groundOf, proposal));
    return { items, next: found.length > pageSize ? (items.at(-1)?.id ?? null) : null };
  });
}

type Names = ReadonlyMap<string, string>;

const namesOf = (tx: Tx, ctx: Context, values: readonly PaperedValue[]): Promise<Names> =>
  findPathNames(tx, [...new Set(values.map(({ division }) => division))], ctx.clock.today());

function valueView(parameter: Parameter, names: Names, value: PaperedValue) {
  const { division, from, document, documentDate, confirmed } = value;
  const place = names.get(division) ?? division;
  const text = parameterValueText(parameter, value.value);
  return { division, place, from, value: value.value, text, document, documentDate, confirmed };
}

function declaredView(ctx: Context, parameter: Parameter, values: readonly PaperedValue[], names: Names) {
  const { key, name, unit, clause, yearly } = parameter;
  const users = ctx.catalogue.items.filter(({ rules }) => rules.some(({ parameters }) => parameters.includes(key)));
  return {
    ...{ key, name, clause, yearly },
    unit: parameterUnitNames[unit],
    usedBy: users.map((item) => item.name),
    values: values.map((value) => ({
      ...valueView(parameter, names, value),
      mark: value.confirmed ? '' : '待确认',
    })),
  };
}

/** `versions` come with what was known last first. */
function versionsView(
  parameter: Parameter,
  versions: readonly store.StoredVersion[],
  names: Names,
): ParameterVersion[] {
  const seen = new Set<string>();
  return versions.map((version) => {
    const { division, from, knownFrom, proposedByName, approvedByName, source } = version;
    const current = !seen.has(`${division} ${from}`);
    seen.add(`${division} ${from}`);
    return { ...valueView(parameter, names, version), knownFrom, proposedByName, approvedByName, source, current };
  });
}

function proposalView(
  ctx: Context,
  actor: Actor,
  groundOf: (parameter: Parameter) => ProposalGround,
  proposal: proposalStore.Proposal,
): ProposalView {
  const parameter = findByKey(ctx.catalogue.parameters, proposal.key);
  const ground = parameter && groundOf(parameter);
  const isOpen = proposal.state === 'open';
  const foreseen = isOpen && ground !== undefined ? weighProposal(ground, proposal) : undefined;
  const { proposedBy, ...shown } = proposal;
  const isOwn = actor.kind === 'staff' && actor.user === proposedBy;
  return {
    ...shown,
    name: parameter?.name ?? proposal.key,
    place: ground?.places.get(proposal.division) ?? proposal.division,
    text: parameter === undefined ? proposal.value : parameterValueText(parameter, proposal.value),
    effect: [
      ...(foreseen?.effect ?? []),
      ...(foreseen?.faults ?? []).map(({ message }) => `现在不能批准：${message}。`),
    ],
    recomputed: foreseen?.recomputed ?? null,
    mayDecide: isOpen && !isOwn && may(actor, 'parameter.approve'),
    mayWithdraw: isOpen && isOwn && may(actor, 'parameter.propose'),
  };
}
