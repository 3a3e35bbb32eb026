import type { Fields } from '#kit/field.ts';
import { type Form, isAsked, type UnknownAnswers } from '#kit/form.ts';
import { Button } from '#web/ui/button.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { AnswerText } from './answer-text.tsx';
import { useFormSurroundings } from './form-services.tsx';
import { RowSummary } from './list/row-summary.tsx';
import { rowName, rowsOf } from './rows.ts';

interface AnswersViewProps {
  form: Form;
  answers: UnknownAnswers;
  /** Present while the answers can still be changed: goes to the question. */
  onEdit?: (key: string) => void;
}

/** What was answered, section by section: before sending, and in the case afterwards. Stands inside a form's surroundings. */
export function AnswersView({ form, answers, onEdit }: AnswersViewProps) {
  return (
    <div className="stack">
      {Object.entries(form.sections).map(([key, section]) => (
        <section key={key} className="panel" aria-label={section.title}>
          <h2>{section.title}</h2>
          <SectionAnswers fields={section.fields} answers={answers} {...(onEdit === undefined ? {} : { onEdit })} />
        </section>
      ))}
    </div>
  );
}

function SectionAnswers({
  fields,
  answers,
  onEdit,
}: {
  fields: Fields;
  answers: UnknownAnswers;
  onEdit?: (key: string) => void;
}) {
  const asked = Object.entries(fields).filter(([, field]) => isAsked(field, answers));
  const items = asked.map(([key, field]) => ({
    label: field.label,
    value: (
      <div className={field.type === 'list' ? 'answer answer-list' : 'answer'}>
        {field.type === 'list' ? (
          <ListAnswers field={field} value={answers[key]} />
        ) : (
          <AnswerText field={field} value={answers[key]} />
        )}
        {onEdit !== undefined && (
          <Button kind="link" aria-label={`修改${field.label}`} onClick={() => onEdit(key)}>
            修改
          </Button>
        )}
      </div>
    ),
  }));
  return <Descriptions items={items} />;
}

function ListAnswers({ field, value }: { field: Fields[string]; value: unknown }) {
  const { people } = useFormSurroundings().services;
  const rows = rowsOf(value);
  if (rows.length === 0) return <span className="soft">未填写</span>;
  return (
    <div className="stack">
      {rows.map((row, index) => {
        const name = rowName(field, row, index, people);
        return (
          <div key={name}>
            <strong>{name}</strong>
            <RowSummary fields={field.fields ?? {}} row={row} />
          </div>
        );
      })}
    </div>
  );
}
