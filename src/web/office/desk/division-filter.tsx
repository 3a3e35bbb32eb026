import { useQuery } from '@tanstack/react-query';
import { divisionsUnder } from '#web/inputs/use-form-services.ts';
import { SelectFilter } from '#web/ui/filter-bar.tsx';
import { useDesk } from './use-desk.ts';

interface DivisionFilterProps {
  /** Twelve digits: a town or a village; absent for the whole scope of the post. */
  value: string | undefined;
  onChange: (division: string | undefined) => void;
}

/** The town, and then the village, within the scope of the post; a village's own worker has nothing to choose. */
export function DivisionFilter({ value, onChange }: DivisionFilterProps) {
  const { scope } = useDesk().post;
  const town = scope.length > 6 ? `${scope.slice(0, 9)}000` : value && `${value.slice(0, 9)}000`;
  const village = value === town ? undefined : value;
  return (
    <>
      {scope.length === 6 && (
        <LevelFilter label="乡镇（街道）" under={`${scope}000000`} value={town} onChange={onChange} />
      )}
      {scope.length < 12 && town !== undefined && (
        <LevelFilter
          label="村（社区）"
          under={town}
          value={village}
          onChange={(code) => onChange(code ?? (scope.length === 6 ? town : undefined))}
        />
      )}
    </>
  );
}

function LevelFilter({ label, under, ...rest }: DivisionFilterProps & { label: string; under: string }) {
  const divisions = useQuery({
    queryKey: ['divisions-under', under],
    queryFn: async () => (await divisionsUnder(under)).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const options = (divisions.data ?? []).map(({ code, name }) => ({ value: code, label: name }));
  // Until the names are here the chosen one would be shown as a bare code.
  const value = divisions.data === undefined ? undefined : rest.value;
  return <SelectFilter label={label} value={value} options={options} onChange={rest.onChange} />;
}
