import type { Field, Fields } from '#kit/field.ts';
import { isAsked, type UnknownAnswers } from '#kit/form.ts';
import { faultAtField } from './form-faults.ts';
import { useFormSurroundings } from './form-services.tsx';
import { inputs } from './inputs.ts';

interface FieldViewProps {
  field: Field;
  path: string;
  value: unknown;
  onChange: (value: unknown) => void;
  asHeading?: boolean;
}

/** One question with the input of its type and the fault at it. */
export function FieldView({ field, path, value, onChange, asHeading = false }: FieldViewProps) {
  const { state } = useFormSurroundings();
  const Input = inputs[field.type];
  const found = state.faults.find((each) => each.path === path);
  const fault = found === undefined ? undefined : faultAtField(field, found.message);
  return <Input field={field} path={path} value={value} onChange={onChange} fault={fault} asHeading={asHeading} />;
}

interface FieldsViewProps {
  fields: Fields;
  /** JSON pointer of what holds the answers; '' for the form itself. */
  path: string;
  answers: UnknownAnswers;
  onAnswer: (key: string, value: unknown) => void;
}

/** The questions of a section or a row that are asked, given the answers so far. */
export function FieldsView({ fields, path, answers, onAnswer }: FieldsViewProps) {
  return (
    <div className="fields">
      {Object.entries(fields).map(
        ([key, field]) =>
          isAsked(field, answers) && (
            <div key={key} className={`fields-${spanOf(field)}`}>
              <FieldView
                field={field}
                path={`${path}/${key}`}
                value={answers[key]}
                onChange={(value) => onAnswer(key, value)}
              />
            </div>
          ),
      )}
    </div>
  );
}

/** wide: takes the whole line at a desk. */
function spanOf(field: Field): 'wide' | 'usual' {
  const wide =
    field.type === 'list' || field.type === 'attachment' || field.type === 'division' || field.multiline === true;
  return wide ? 'wide' : 'usual';
}
