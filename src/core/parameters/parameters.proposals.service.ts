import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type Context,
  inTransaction,
  once,
  requireCountyStaff,
  type StaffActor,
} from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { Tx } from '#platform/database.ts';
import type { NewProposal, ProposalDraft, ProposalOutcome, ProposalPreview } from './parameters.contract.ts';
import { getDeclared, readGrounds } from './parameters.ground.service.ts';
import * as store from './parameters.proposals.store.ts';
import * as valueStore from './parameters.store.ts';
import {
  OnlyProposerWithdraws,
  OpenProposalExists,
  ParameterNotFound,
  ProposalClosed,
  ProposalDoubtful,
  ProposalInvalid,
  ProposalNotFound,
  ProposalOutdated,
  ProposerMayNotDecide,
} from './parameters.ts';
import { weighProposal } from './weigh-proposal.ts';

/**
 * Proposes a value with its document; another person decides.
 * @throws ParameterNotFound, ProposalInvalid, ProposalDoubtful until it says `checked`, OpenProposalExists
 */
export async function proposeValue(
  ctx: Context,
  actor: Actor,
  { parameter: key, key: clientKey, note, checked = false, ...draft }: NewProposal & { readonly parameter: string },
): Promise<ProposalOutcome> {
  const proposer = requireCountyStaff(actor, 'parameter.propose');
  const parameter = getDeclared(ctx, key);
  return inTransaction(ctx, proposer, async (tx) =>
    once(tx, ctx, proposer, clientKey, { propose: key, note, checked, ...draft }, async () => {
      const ground = (await readGrounds(tx, ctx, key))(parameter);
      const { proposed, faults, missing, doubts } = weighProposal(ground, draft);
      if (proposed === undefined) throw ProposalInvalid({ faults: [...missing, ...faults] });
      if (doubts.length > 0 && !checked) {
        throw ProposalDoubtful({
          doubts,
          faults: [{ path: '/checked', message: '请对照文件核对疑点，没有写错的勾选“已对照文件核对”' }],
        });
      }
      const id = randomUUID();
      const written = note?.trim();
      const isNew = await store.insertProposal(tx, ctx.county, {
        ...{ id, key, ...proposed, doubts: [...doubts] },
        note: written === undefined || written === '' ? null : written,
        proposedBy: proposer.user,
        proposedAt: ctx.clock.businessNow(),
      });
      if (!isNew) {
        const open = await store.findOpenProposal(tx, ctx.county, { key, ...proposed });
        const place = ground.places.get(proposed.division) ?? proposed.division;
        throw OpenProposalExists({ name: parameter.name, place, from: proposed.from, by: open?.proposedByName ?? '' });
      }
      await append(tx, ctx, proposer, {
        action: 'parameter.propose',
        detail: { proposal: id, parameter: key, ...proposed },
      });
      return { id, state: 'open' };
    }),
  );
}

/** What would follow from a proposal while it is still being typed. @throws ParameterNotFound */
export async function previewProposal(
  ctx: Context,
  actor: Actor,
  { parameter: key, ...draft }: ProposalDraft & { readonly parameter: string },
): Promise<ProposalPreview> {
  const staff = requireCountyStaff(actor, 'parameter.propose');
  const parameter = getDeclared(ctx, key);
  return inTransaction(ctx, staff, async (tx) => {
    const { faults, doubts, effect, recomputed } = weighProposal((await readGrounds(tx, ctx, key))(parameter), draft);
    return { faults: [...faults], doubts: [...doubts], effect: [...effect], recomputed };
  });
}

interface Decision {
  readonly proposal: string;
  readonly key: string;
}

/**
 * Puts a proposed value into the table, known from business now; of two who approve at once one does, the other gets
 * ProposalClosed. @throws ProposalNotFound, ProposerMayNotDecide, ProposalClosed, ProposalOutdated
 */
export async function approveProposal(ctx: Context, actor: Actor, input: Decision): Promise<ProposalOutcome> {
  const approver = requireCountyStaff(actor, 'parameter.approve');
  return decide(ctx, approver, { ...input, state: 'approved', wanted: '批准' }, async (tx, proposal) => {
    const parameter = findByKey(ctx.catalogue.parameters, proposal.key);
    if (parameter === undefined) throw ParameterNotFound({});
    const { faults } = weighProposal((await readGrounds(tx, ctx, proposal.key))(parameter), proposal);
    if (faults.length > 0) throw ProposalOutdated({ reasons: faults.map(({ message }) => message) });
    const { id, key, division, from, value, document, documentDate, proposedBy } = proposal;
    await valueStore.insertApproved(
      tx,
      { key, division, from, value, document, documentDate, proposal: id, proposedBy, approvedBy: approver.user },
      ctx.clock.businessNow(),
    );
  });
}

/** Refuses a proposal, with the reason. @throws ProposalNotFound, ProposerMayNotDecide, ProposalClosed */
export async function rejectProposal(
  ctx: Context,
  actor: Actor,
  input: Decision & { readonly reason: string },
): Promise<ProposalOutcome> {
  const approver = requireCountyStaff(actor, 'parameter.approve');
  return decide(ctx, approver, { ...input, state: 'rejected', wanted: '不予批准' });
}

/** Takes one's own proposal back. @throws ProposalNotFound, OnlyProposerWithdraws, ProposalClosed */
export async function withdrawProposal(ctx: Context, actor: Actor, input: Decision): Promise<ProposalOutcome> {
  const proposer = requireCountyStaff(actor, 'parameter.propose');
  return decide(ctx, proposer, { ...input, state: 'withdrawn', wanted: '撤回' });
}

/** The audit keeps the key of what was done, never the reason: it may name people. */
const actions = {
  approved: 'parameter.approve',
  rejected: 'parameter.reject',
  withdrawn: 'parameter.withdraw',
} as const;

async function decide(
  ctx: Context,
  staff: StaffActor,
  end: Decision & { readonly state: keyof typeof actions; readonly wanted: string; readonly reason?: string },
  carryOut: (tx: Tx, proposal: store.Proposal) => Promise<void> = async () => {},
): Promise<ProposalOutcome> {
  const { proposal: id, key, state, wanted, reason } = end;
  return inTransaction(ctx, staff, async (tx) =>
    once(tx, ctx, staff, key, { [state]: id, reason }, async () => {
      const proposal = await store.findProposal(tx, ctx.county, id);
      if (proposal === undefined) throw ProposalNotFound({});
      const isOwn = proposal.proposedBy === staff.user;
      if (state === 'withdrawn' && !isOwn) throw OnlyProposerWithdraws({ by: proposal.proposedByName });
      if (state !== 'withdrawn' && isOwn) throw ProposerMayNotDecide({});
      const at = ctx.clock.businessNow();
      const closing = { state, by: staff.user, at, ...(reason === undefined ? {} : { reason: reason.trim() }) };
      if (!(await store.closeProposal(tx, ctx.county, id, closing))) {
        const closed = await store.findProposal(tx, ctx.county, id);
        throw ProposalClosed({ state: closed?.state ?? 'open', by: closed?.decidedByName ?? '', wanted });
      }
      await carryOut(tx, proposal);
      const { key: parameter, division, from, value, document } = proposal;
      await append(tx, ctx, staff, {
        action: actions[state],
        detail: { proposal: id, parameter, division, from, value, document },
      });
      return { id, state };
    }),
  );
}
