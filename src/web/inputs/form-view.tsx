import type { Section } from '#kit/form.ts';
import { FaultSummary } from './fault-summary.tsx';
import { FieldsView } from './field-view.tsx';
import { type FormServices, FormSurroundingsProvider } from './form-services.tsx';
import type { FormState } from './use-form-state.ts';

/** A whole form at once, section by section: for desks. Buttons are the page's own. */
export function FormView({ state, services }: { state: FormState; services: FormServices }) {
  return (
    <FormSurroundingsProvider value={{ state, services, layout: 'desk' }}>
      <div className="form-view">
        <FaultSummary />
        {Object.entries(state.form.sections).map(([key, section]) => (
          <section key={key} className="panel" aria-label={section.title}>
            <h2 className={saysTitle(section) ? 'visually-hidden' : undefined}>{section.title}</h2>
            {section.help !== undefined && <p className="soft">{section.help}</p>}
            <FieldsView fields={section.fields} path="" answers={state.answers} onAnswer={state.setAnswer} />
          </section>
        ))}
      </div>
    </FormSurroundingsProvider>
  );
}

/** A section of one question that is called the same: the question says it. */
function saysTitle({ title, fields }: Section): boolean {
  const labels = Object.values(fields).map(({ label }) => label);
  return labels.length === 1 && labels[0] === title;
}
