import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { Static } from 'typebox';
import type { Applied } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { formOf } from '#web/inputs/form-of.ts';
import type { Named } from '#web/inputs/form-services.tsx';
import { FormSteps } from '#web/inputs/form-steps.tsx';
import { useFormServices } from '#web/inputs/use-form-services.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { ownCasesKey } from '../own-cases/use-own-cases.ts';
import { useToday } from '../use-today.ts';
import { clearDraft, loadDraft, saveDraft } from './draft.ts';
import { firstAnswers } from './first-answers.ts';
import { Opening } from './opening.tsx';

const route = getRouteApi('/residents/apply/$item');

/** The application itself. The question stands in the address; what was answered is kept in this browser until it is sent. */
export function ApplyForm({ item, name }: { item: ItemPage; name: string }) {
  const form = useMemo(() => formOf(item.form), [item.form]);
  const { step } = route.useSearch();
  const navigate = useNavigate();
  const [draft] = useState(() => loadDraft(item.key, name));
  const [start, setStart] = useState(() => draft?.answers ?? firstAnswers(form, name));
  const state = useFormState(form, useToday(), start);
  const [files, setFiles] = useState<readonly Named[]>(draft?.files ?? []);
  const plain = useFormServices(undefined, files);
  const services = useMemo(
    () => ({
      ...plain,
      upload: async (file: File) => {
        const { id, name } = await plain.upload(file);
        setFiles((before) => [...before, { id, name }]);
        return { id, name };
      },
    }),
    [plain],
  );
  const { answers } = state;
  useEffect(() => {
    if (step !== undefined && answers !== start) saveDraft(item.key, name, { answers, step, files });
  }, [answers, start, step, files, item.key, name]);

  const client = useQueryClient();
  const apply = useWrite(
    (sent: UnknownAnswers, key) =>
      api.post<Static<typeof Applied>>(path`/api/items/${item.key}/applications`, { key, answers: sent }),
    {
      refresh: [],
      onSuccess: async ({ id }) => {
        clearDraft(item.key, name);
        await navigate({ to: '/applied/$id', params: { id }, replace: true });
        void client.invalidateQueries({ queryKey: ownCasesKey });
      },
    },
  );
  const goTo = (next: string | undefined) =>
    void navigate({ to: '/apply/$item', params: { item: item.key }, search: next === undefined ? {} : { step: next } });

  if (step === undefined) {
    const kept = loadDraft(item.key, name);
    return (
      <Opening
        item={item}
        savedAt={kept?.savedAt}
        onStart={() => goTo(kept?.step ?? Object.keys(Object.values(form.sections)[0]?.fields ?? {})[0])}
        onForget={() => {
          const fresh = firstAnswers(form, name);
          clearDraft(item.key, name);
          setStart(fresh);
          setFiles([]);
          state.update('', () => fresh);
        }}
      />
    );
  }
  const atQuestions = apply.error instanceof ApiProblem && apply.error.errors.length > 0;
  return (
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
  );
}
