import { useQuery } from '@tanstack/react-query';
import { GroupFrame } from '../field-frame.tsx';
import { useFormSurroundings } from '../form-services.tsx';
import { controlId, type InputProps } from '../input-props.ts';
import { printText } from '../use-typed-text.ts';

/** The town of a village code, or the town itself: nine digits and three zeros. */
function townOf(code: string): string {
  return code === '' ? '' : `${code.slice(0, 9)}000`;
}

/** A town, or a town and then its village. The tree is never loaded whole. */
export function DivisionInput(props: InputProps) {
  const { field, path, value, onChange } = props;
  const chosen = printText(value);
  const town = townOf(chosen);
  const id = controlId(path);
  return (
    <GroupFrame {...props}>
      <div className="division-levels">
        <DivisionSelect
          id={`${id}-first`}
          label="乡镇（街道）"
          under={undefined}
          value={town}
          onChange={(code) => onChange(code === '' ? undefined : code)}
        />
        {field.level === 'village' && town !== '' && (
          <DivisionSelect
            id={`${id}-village`}
            label="村（社区）"
            under={town}
            value={chosen === town ? '' : chosen}
            onChange={(code) => onChange(code === '' ? town : code)}
          />
        )}
      </div>
    </GroupFrame>
  );
}

interface DivisionSelectProps {
  id: string;
  label: string;
  under: string | undefined;
  value: string;
  onChange: (code: string) => void;
}

function DivisionSelect({ id, label, under, value, onChange }: DivisionSelectProps) {
  const { services } = useFormSurroundings();
  const divisions = useQuery({
    queryKey: ['divisions-under', under],
    queryFn: () => services.divisionsUnder(under),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <label htmlFor={id}>
      <span className="field-help">{label}</span>
      <select id={id} className="control" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">
          {divisions.isPending ? '正在读取…' : divisions.isError ? '读取失败，请刷新页面' : '请选择'}
        </option>
        {divisions.data?.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
