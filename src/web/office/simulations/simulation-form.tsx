import { Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { ParameterDetail, ParameterList } from '#core/parameters/parameters.contract.ts';
import type { Field } from '#kit/field.ts';
import { firstDay, type PlainDate, plainMonth } from '#kit/plain-date.ts';
import { FaultSummary } from '#web/inputs/fault-summary.tsx';
import { FieldsView, FieldView } from '#web/inputs/field-view.tsx';
import { FormSurroundingsProvider } from '#web/inputs/form-services.tsx';
import { useFormServices } from '#web/inputs/use-form-services.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { Button } from '#web/ui/button.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { presentText } from './present-text.ts';
import { answersOf, inputOf, questionOf, simulationFormOf, spanFields } from './simulation-form-of.ts';
import type { SimulationInput } from './simulation-input.ts';
import { useDeclarations } from './use-simulation.ts';

interface SimulationFormProps {
  /** The parameters of the item. */
  parameters: ParameterList['items'];
  /** What it begins with. */
  input: SimulationInput;
  busy: boolean;
  onRun: (input: SimulationInput) => void;
}

/** Which parameters, each with its present value beside the proposed one, and for which months. */
export function SimulationForm({ parameters, input, busy, onRun }: SimulationFormProps) {
  const { today } = useDesk();
  const [keys, setKeys] = useState<readonly string[]>(Object.keys(input.values));
  const declared = useDeclarations(keys);
  const form = useMemo(() => simulationFormOf(declared), [declared]);
  const state = useFormState(form, today, beginning(input));
  const services = useFormServices();
  const on = monthDay(state.answers.from, today);
  return (
    <FormSurroundingsProvider value={{ state, services, layout: 'desk' }}>
      <form
        className="panel stack"
        aria-label="测算的设定"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const answers = busy ? undefined : state.check();
          if (answers !== undefined) onRun(inputOf(input.item, declared, answers));
        }}
      >
        <FaultSummary />
        {declared.map((parameter) => (
          <ProposedValue
            key={parameter.key}
            parameter={parameter}
            field={form.sections.values?.fields[questionOf(parameter.key)]}
            on={on}
            value={state.answers[questionOf(parameter.key)]}
            onChange={(value) => state.setAnswer(questionOf(parameter.key), value)}
            onRemove={() => setKeys(keys.filter((key) => key !== parameter.key))}
          />
        ))}
        <AddParameter parameters={parameters} chosen={keys} onAdd={(key) => setKeys([...keys, key])} />
        <FieldsView fields={spanFields} path="" answers={state.answers} onAnswer={state.setAnswer} />
        <div className="row">
          <Button kind="primary" type="submit" busy={busy} disabled={declared.length === 0}>
            测算
          </Button>
          <span className="soft">只是算一算：不保存，不改变任何标准和待遇。</span>
        </div>
      </form>
    </FormSurroundingsProvider>
  );
}

const beginning = (input: SimulationInput) => ({
  ...answersOf(input),
  ...Object.fromEntries(Object.entries(input.values).map(([key, value]) => [questionOf(key), typed(value)])),
});

/** A flag stands in the address as a word. */
const typed = (value: string): string | boolean => (value === 'true' ? true : value === 'false' ? false : value);

/** The first day of the month that is typed; today until it is one. */
const monthDay = (month: unknown, today: PlainDate): PlainDate =>
  typeof month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? firstDay(plainMonth(month)) : today;

interface ProposedValueProps {
  parameter: ParameterDetail;
  field: Field | undefined;
  on: PlainDate;
  value: unknown;
  onChange: (value: unknown) => void;
  onRemove: () => void;
}

function ProposedValue({ parameter, field, on, value, onChange, onRemove }: ProposedValueProps) {
  const { county } = useDesk();
  const { key, name } = parameter;
  return (
    <div className="proposed-value">
      {field !== undefined && (
        <FieldView field={field} path={`/${questionOf(key)}`} value={value} onChange={onChange} />
      )}
      <p>
        现在：<strong>{presentText(parameter, county.code, on)}</strong>
      </p>
      <Button kind="link" aria-label={`不改${name}`} onClick={onRemove}>
        不改这一项
      </Button>
    </div>
  );
}

interface AddParameterProps {
  parameters: ParameterList['items'];
  chosen: readonly string[];
  onAdd: (key: string) => void;
}

function AddParameter({ parameters, chosen, onAdd }: AddParameterProps) {
  const id = useId();
  const left = parameters.filter(({ key }) => !chosen.includes(key));
  if (left.length === 0) return null;
  return (
    <div className="filter add-parameter">
      <label htmlFor={id}>{chosen.length === 0 ? '要改哪一项标准' : '再改一项'}</label>
      <Select<string>
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选择或输入名称，如 低保标准"
        value={null}
        options={left.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={onAdd}
      />
    </div>
  );
}
