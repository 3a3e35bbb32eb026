import { fieldsOf } from '#kit/form.ts';
import { FieldFrame } from '../field-frame.tsx';
import { useFormSurroundings } from '../form-services.tsx';
import type { InputProps } from '../input-props.ts';
import { rowName, rowsOf } from '../rows.ts';

/** A row of a list filled in before: “成员 2 王秀英”. */
export function RowInput(props: InputProps) {
  const { field, value, onChange } = props;
  const { state, services } = useFormSurroundings();
  const { form, answers } = state;
  const list = fieldsOf(form)[field.list ?? ''];
  const rows = list === undefined ? [] : rowsOf(answers[field.list ?? '']);
  return (
    <FieldFrame {...props}>
      {(control) => (
        <>
          <select
            {...control}
            className="control"
            value={typeof value === 'number' ? String(value) : ''}
            onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
          >
            <option value="">请选择</option>
            {list !== undefined &&
              rows.map((row, index) => {
                const name = rowName(list, row, index, services.people);
                return (
                  <option key={name} value={index}>
                    {name}
                  </option>
                );
              })}
          </select>
          {rows.length === 0 && list !== undefined && <p className="field-help">请先填写“{list.label}”。</p>}
        </>
      )}
    </FieldFrame>
  );
}
