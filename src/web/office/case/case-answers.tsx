import { useMemo } from 'react';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import type { Form, UnknownAnswers } from '#kit/form.ts';
import { dateText } from '#web/lib/format.ts';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { FilledForm } from './filled-form.tsx';
import { FilledPairs } from './filled-pairs.tsx';
import { findFormOf, isNote } from './forms-of-case.ts';

/** A form of the case as it was last filled in. */
interface Filled {
  form: Form;
  answers: UnknownAnswers;
  kind: '申报' | '认定';
  by: string;
}

/** What the applicant declared and what the officer determined, beside each other where both say something of the same. */
export function CaseAnswers({ detail, item }: { detail: CaseDetail; item: ItemPage }) {
  const filled = useMemo(() => filledForms(detail, item), [detail, item]);
  const keys = [...new Set(filled.toReversed().flatMap(({ form }) => Object.keys(form.sections)))];
  const formsWith = (key: string) => filled.filter(({ form }) => form.sections[key] !== undefined);
  const pairs = keys.filter((key) => formsWith(key).length > 1);
  const singles = keys.filter((key) => formsWith(key).length === 1);
  const draw = (key: string) =>
    formsWith(key).map((each) => (
      <FilledSection key={each.form.key + key} filled={each} section={key} people={detail.people} />
    ));
  return (
    <section className="panel case-part" aria-label="申报和认定的内容">
      <h2>{filled.length > 1 ? '申报和认定的内容' : '申报的内容'}</h2>
      {pairs.map((key) => (
        <div key={key} className="compared">
          {draw(key)}
        </div>
      ))}
      <div className="compared">{singles.map(draw)}</div>
    </section>
  );
}

interface FilledSectionProps {
  filled: Filled;
  section: string;
  people: CaseDetail['people'];
}

function FilledSection({ filled, section: key, people }: FilledSectionProps) {
  const { form, answers, by, kind } = filled;
  const section = form.sections[key];
  if (section === undefined) return null;
  return (
    <FilledForm form={form} answers={answers} people={people}>
      <section aria-label={`${kind}：${section.title}`}>
        <h3 className="row">
          <StageTag name={kind} tone={kind === '申报' ? 'quiet' : 'good'} />
          {section.title}
        </h3>
        <p className="soft compared-by">{by}</p>
        <FilledPairs fields={section.fields} answers={answers} />
      </section>
    </FilledForm>
  );
}

/** The application and every larger form after it, each as it was last filled in. */
function filledForms(detail: CaseDetail, item: ItemPage): readonly Filled[] {
  const latest = new Map<string, Filled>();
  for (const { form: key, answers, actorName, on } of detail.actions) {
    const form = findFormOf(item, key);
    if (form === undefined || (isNote(form) && form.key !== item.form.key)) continue;
    const kind = form.key === item.form.key ? '申报' : '认定';
    latest.set(form.key, { form, answers, kind, by: `${dateText(on)} · ${actorName}` });
  }
  return [...latest.values()];
}
