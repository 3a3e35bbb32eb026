import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Applied } from '#core/cases/cases.contract.ts';
import type { Draft } from '#core/cases/cases.drafts.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { DraftStatus } from '#web/drafts/draft-status.tsx';
import { type DraftContent, type KnownDraft, type LocalCopy, loadCopy, placeOf } from '#web/drafts/local-copy.ts';
import { useDraftFiles } from '#web/drafts/use-draft-files.ts';
import { useDraftSaver } from '#web/drafts/use-draft-saver.ts';
import { draftsKey } from '#web/drafts/use-drafts.ts';
import { formOf } from '#web/inputs/form-of.ts';
import type { Named } from '#web/inputs/form-services.tsx';
import { FormSteps } from '#web/inputs/form-steps.tsx';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { ownCasesKey } from '../own-cases/use-own-cases.ts';
import { useToday } from '../use-today.ts';
import { firstAnswers } from './first-answers.ts';
import { Opening } from './opening.tsx';

const route = getRouteApi('/residents/apply/$item');

interface ApplyFormProps {
  item: ItemPage;
  name: string;
  /** What was saved before, to go on with. */
  draft: Draft | null;
}

/** The application itself. The question stands in the address; what was answered is saved while it is typed. */
export function ApplyForm({ item, name, draft }: ApplyFormProps) {
  const form = useMemo(() => formOf(item.form), [item.form]);
  const { step } = route.useSearch();
  const navigate = useNavigate();
  const place = placeOf(item.key, name);
  const [begun, setBegun] = useState(() => begunWith(loadCopy(place), draft));
  const { saver, state: saving } = useDraftSaver(item.key, place, begun?.known);
  const [start, setStart] = useState(() => begun?.answers ?? firstAnswers(form, name));
  const state = useFormState(form, useToday(), start);
  const { files, setFiles, services } = useDraftFiles(begun?.files ?? []);
  const { answers } = state;
  const lastStep = useRef(begun?.step);
  useEffect(() => {
    if (step === undefined) return;
    lastStep.current = step;
    if (answers !== start) saver.change({ answers, step, files });
  }, [answers, start, step, files, saver]);

  const client = useQueryClient();
  const apply = useWrite(
    (sent: UnknownAnswers, key) => {
      const from = saver.known()?.id;
      return api.post<Applied>(path`/api/items/${item.key}/applications`, {
        ...{ key, answers: sent },
        ...(from === undefined ? {} : { draft: from }),
      });
    },
    {
      refresh: [],
      onSuccess: async ({ id }) => {
        saver.done();
        await navigate({ to: '/applied/$id', params: { id }, replace: true });
        void client.invalidateQueries({ queryKey: ownCasesKey });
        void client.invalidateQueries({ queryKey: draftsKey });
      },
    },
  );
  const goTo = (next: string | undefined) =>
    void navigate({ to: '/apply/$item', params: { item: item.key }, search: next === undefined ? {} : { step: next } });
  const begin = (first: UnknownAnswers, named: readonly Named[]) => {
    setStart(first);
    setFiles(named);
    state.update('', () => first);
  };

  if (step === undefined) {
    const typed = answers !== start;
    return (
      <Opening
        item={item}
        savedAt={saving.kind === 'saved' ? saving.at : begun?.savedAt}
        begun={typed || begun !== undefined}
        onStart={() => goTo(lastStep.current ?? Object.keys(Object.values(form.sections)[0]?.fields ?? {})[0])}
        onForget={async () => {
          await saver.forget();
          setBegun(undefined);
          lastStep.current = undefined;
          begin(firstAnswers(form, name), []);
        }}
      />
    );
  }
  const atQuestions = apply.error instanceof ApiProblem && apply.error.errors.length > 0;
  return (
    <div className="stack">
      <FormSteps
        state={state}
        services={services}
        step={step}
        onStep={goTo}
        submitLabel="提交申请"
        busy={apply.isPending}
        error={atQuestions ? null : apply.error}
        onSubmit={(sent) => apply.mutate(sent, { onError: (error) => state.refuse(error) })}
      />
      <DraftStatus
        state={saving}
        onTheirs={async () => {
          const theirs = await saver.takeTheirs();
          if (theirs !== undefined) begin(theirs.answers, theirs.files);
        }}
        onOurs={saver.putOurs}
        onAgain={saver.flush}
      />
    </div>
  );
}

interface Begun extends DraftContent {
  known: KnownDraft | undefined;
  /** ISO 8601. */
  savedAt: string;
}

/** What to go on with. A copy in the browser is what the server has not got: it comes first. */
function begunWith(copy: LocalCopy | undefined, draft: Draft | null): Begun | undefined {
  if (copy !== undefined) {
    // Begun here without hearing of it, or elsewhere: the server tells which.
    const known = copy.known ?? (draft === null ? undefined : { id: draft.id, revision: 0 });
    return { ...copy, known, savedAt: new Date(copy.savedAt).toISOString() };
  }
  if (draft === null) return undefined;
  const { id, revision, answers, step, files, savedAt } = draft;
  return { ...{ answers, step, files, savedAt }, known: { id, revision } };
}
