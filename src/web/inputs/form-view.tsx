import { isAsked, type Section, type UnknownAnswers } from '#kit/form.ts';
import { FaultSummary } from './fault-summary.tsx';
import { FieldsView } from './field-view.tsx';
import { type FormServices, FormSurroundingsProvider } from './form-services.tsx';
import type { FormState } from './use-form-state.ts';

/** A whole form at once, section by section: for desks. Buttons are the page's own. */
export function FormView({ state, services }: { state: FormState; services: FormServices }) {
  const asked = Object.entries(state.form.sections).filter(([, section]) => askedIn(section, state.answers).length > 0);
  return (
    <FormSurroundingsProvider value={{ state, services, layout: 'desk' }}>
      <div className="form-view">
        <FaultSummary />
        {asked.map(([key, section]) => (
          <section
            key={key}
            className={isOneList(section, state.answers) ? 'panel one-list' : 'panel'}
            aria-label={section.title}
          >
            <h2 className={saysTitle(section) ? 'visually-hidden' : undefined}>{section.title}</h2>
            {section.help !== undefined && <p className="soft">{section.help}</p>}
            <FieldsView fields={section.fields} path="" answers={state.answers} onAnswer={state.setAnswer} />
          </section>
        ))}
      </div>
    </FormSurroundingsProvider>
  );
}

const askedIn = ({ fields }: Section, answers: UnknownAnswers) =>
  Object.values(fields).filter((field) => isAsked(field, answers));

/** A section of one list: its title is that of the list. While the list is empty it takes one line. */
const isOneList = (section: Section, answers: UnknownAnswers): boolean => {
  const [first, ...others] = askedIn(section, answers);
  return first?.type === 'list' && others.length === 0 && !saysTitle(section);
};

/** A section of one question that is called the same: the question says it. */
function saysTitle({ title, fields }: Section): boolean {
  const labels = Object.values(fields).map(({ label }) => label);
  return labels.length === 1 && labels[0] === title;
}
