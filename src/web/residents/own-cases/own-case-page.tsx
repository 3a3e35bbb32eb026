import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag, type Tone } from '#web/ui/stage-tag.tsx';
import { SignInGate } from '../sign-in/sign-in-gate.tsx';
import { useItem } from '../use-items.ts';
import { CaseAnswersGiven } from './case-answers-given.tsx';
import { CaseLetters } from './case-letters.tsx';
import { CaseMoves } from './case-moves.tsx';
import { CaseOutcome } from './case-outcome.tsx';
import { CaseSignatures } from './case-signatures.tsx';
import { CaseStanding } from './case-standing.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { OwnVerification } from './own-verification.tsx';
import { useOwnCase } from './use-own-cases.ts';

const route = getRouteApi('/residents/progress/$id');

/** One application: where it stands, what is to be done now, what came of it. */
export function OwnCasePage() {
  const { id } = route.useParams();
  return <SignInGate why="登录后看您的申请办到哪一步。">{() => <OwnCase id={id} />}</SignInGate>;
}

function OwnCase({ id }: { id: string }) {
  const own = useOwnCase(id);
  return (
    <PageQuery query={own} what="我的申请">
      {(detail) => <WithItem detail={detail} />}
    </PageQuery>
  );
}

function WithItem({ detail }: { detail: CaseDetail }) {
  const item = useItem(detail.item);
  const { seq } = detail;
  const seen = useRef(seq);
  useEffect(() => {
    // The form or button that was pressed is gone; the page says at its top what holds now.
    if (seen.current !== seq) document.querySelector<HTMLElement>('#main h1')?.focus();
    seen.current = seq;
  }, [seq]);
  return (
    <>
      <PageHeader
        above={<StageTag name={detail.stageName} tone={toneOf(detail)} />}
        title={detail.itemName}
        lead={<span className="numeric">编号 {detail.number}</span>}
      />
      <QueryView query={item} what="事项">
        {(page) => <Parts detail={detail} item={page} />}
      </QueryView>
    </>
  );
}

function Parts({ detail, item }: { detail: CaseDetail; item: ItemPage }) {
  const asked = detail.moves.filter((move) => move.form !== null);
  const others = detail.moves.filter((move) => move.form === null);
  return (
    <div className="stack">
      <CaseStanding detail={detail} />
      <CaseMoves detail={detail} item={item} moves={asked} />
      <CaseOutcome detail={detail} />
      <CaseLetters id={detail.id} />
      <OwnVerification detail={detail} />
      <CaseSignatures detail={detail} item={item} />
      <CaseTimeline detail={detail} />
      <CaseAnswersGiven detail={detail} item={item} />
      <CaseMoves detail={detail} item={item} moves={others} />
    </div>
  );
}

function toneOf({ closed, decision, moves }: CaseDetail): Tone {
  if (closed) return decision?.outcome === 'granted' ? 'good' : 'quiet';
  return moves.some((move) => move.emphasis === 'primary') ? 'warn' : 'open';
}
