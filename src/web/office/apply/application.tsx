import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Applied } from '#core/cases/cases.contract.ts';
import type { Draft } from '#core/cases/cases.drafts.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { type Form, fieldsOf, type UnknownAnswers } from '#kit/form.ts';
import { DraftStatus } from '#web/drafts/draft-status.tsx';
import { loadCopy, placeOf } from '#web/drafts/local-copy.ts';
import { useDraftFiles } from '#web/drafts/use-draft-files.ts';
import { useDraftSaver } from '#web/drafts/use-draft-saver.ts';
import { isWithin } from '#web/inputs/form-faults.ts';
import { formOf } from '#web/inputs/form-of.ts';
import { FormView } from '#web/inputs/form-view.tsx';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { FormError } from '../desk/form-error.tsx';
import { LeaveGuard } from '../desk/leave-guard.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { BlankPapers } from './blank-papers.tsx';
import { splitEntrustment, withEntrustment } from './entrusted-answers.ts';

interface ApplicationProps {
  item: ItemPage;
  /** What was saved before, to go on with. */
  draft: Draft | null;
  /** The first saving has given the draft its id. */
  onBegun?: (id: string) => void;
  /** Other drafts of his. */
  children: ReactNode;
}

const noForm: Form = { key: 'none', title: '', sections: {} };

/** The application of somebody, with the paper by which he entrusts the worker, saved while it is typed. */
export function Application({ item, draft, onBegun, children }: ApplicationProps) {
  const { name, post, today } = useDesk();
  const navigate = useNavigate();
  const { entrustment } = item;
  const asksPaper = entrustment !== null && !entrustment.counters.includes(post.kind);
  const form = useMemo(() => formOf(item.form), [item]);
  const paperForm = useMemo(() => (entrustment === null ? noForm : formOf(entrustment.form)), [entrustment]);

  const [{ place, begun }] = useState(() => begunWith(item.key, post.id, draft));
  const [beginning] = useState(() => {
    const kept = splitEntrustment(begun?.answers ?? answersOfPlace(form, post.scope));
    return Object.keys(kept.entrustment).length > 0
      ? kept
      : { ...kept, entrustment: { agent: name, entrustedOn: today } };
  });
  const [known] = useState(() => (begun !== null && 'known' in begun ? begun.known : (draft ?? undefined)));
  const { saver, state: saving } = useDraftSaver(item.key, place, known);
  const state = useFormState(form, today, beginning.answers);
  const paper = useFormState(paperForm, today, beginning.entrustment);
  const { files, setFiles, services } = useDraftFiles(begun?.files ?? []);

  const [start, setStart] = useState(beginning);
  const { answers } = state;
  const { answers: paperAnswers } = paper;
  useEffect(() => {
    if (answers === start.answers && paperAnswers === start.entrustment) return;
    saver.change({ answers: withEntrustment(answers, asksPaper ? paperAnswers : {}), step: null, files });
  }, [answers, paperAnswers, start, files, saver, asksPaper]);
  const draftId = saving.kind === 'saved' ? saver.known()?.id : undefined;
  const isNew = draft === null;
  useEffect(() => {
    if (isNew && draftId !== undefined) onBegun?.(draftId);
  }, [isNew, draftId, onBegun]);

  const send = useWrite(
    (sent: { answers: UnknownAnswers; entrustment?: UnknownAnswers }, key) => {
      const from = saver.known()?.id;
      return api.post<Applied>(path`/api/items/${item.key}/applications`, {
        ...{ key, ...sent },
        ...(from === undefined ? {} : { draft: from }),
      });
    },
    {
      onSuccess: async ({ id }) => {
        saver.done();
        await navigate({ to: '/office/cases/$id', params: { id } });
      },
    },
  );
  const refuse = (error: Error) => {
    const ofPaper = error instanceof ApiProblem && error.errors.some((fault) => isWithin(fault.path, '/entrustment'));
    if (ofPaper) paper.refuse(error, '/entrustment');
    else state.refuse(error);
  };
  const submit = () => {
    const checked = state.check();
    const checkedPaper = asksPaper ? paper.check() : undefined;
    if (checked === undefined || (asksPaper && checkedPaper === undefined)) return;
    const sent = { answers: checked, ...(checkedPaper === undefined ? {} : { entrustment: checkedPaper }) };
    send.mutate(sent, { onError: refuse });
  };

  return (
    <>
      <PageHeader
        title={`代居民申请${item.name}`}
        lead={`请与申请人当面逐项核对。提交后，家里每位成年人还要签核对授权书。办理时限：${item.promise}。`}
      />
      <div className="stack">
        {children}
        <BlankPapers item={item} />
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!send.isPending) submit();
          }}
        >
          <FormView state={state} services={services} />
          {asksPaper && <FormView state={paper} services={services} />}
          <FormError error={send.error} />
          <div className="row">
            <Button kind="primary" type="submit" busy={send.isPending}>
              提交申请
            </Button>
            <Button onClick={() => void navigate({ to: '/office' })}>返回</Button>
          </div>
          <div className="draft-bar">
            <DraftStatus
              state={saving}
              onTheirs={async () => {
                const theirs = await saver.takeTheirs();
                if (theirs === undefined) return;
                const kept = splitEntrustment(theirs.answers);
                setStart(kept);
                setFiles(theirs.files);
                state.update('', () => kept.answers);
                paper.update('', () => kept.entrustment);
              }}
              onOurs={saver.putOurs}
              onAgain={saver.flush}
            />
          </div>
        </form>
      </div>
      <LeaveGuard isDirty={() => ['offline', 'failed', 'moved-on'].includes(saver.state().kind)} />
    </>
  );
}

/** What to go on with, and where this browser keeps what the server has not got: of a draft begun on this page, as a new one. */
function begunWith(item: string, owner: string, draft: Draft | null) {
  const [fresh, own] = [placeOf(item, owner, 'new'), placeOf(item, owner, draft?.id ?? 'new')];
  const unsent = loadCopy(fresh);
  if (unsent !== undefined && (draft === null || unsent.known?.id === draft.id)) return { place: fresh, begun: unsent };
  return { place: own, begun: loadCopy(own) ?? draft };
}

/** The place is known: a village's worker applies in his village, a town's in his town. */
function answersOfPlace(form: Form, scope: string): UnknownAnswers {
  const place = Object.entries(fieldsOf(form)).find(([, field]) => field.type === 'division');
  return place === undefined || scope.length < 9 ? {} : { [place[0]]: scope.padEnd(12, '0') };
}
