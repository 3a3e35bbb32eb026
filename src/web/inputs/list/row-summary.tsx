import type { Fields } from '#kit/field.ts';
import { isAsked, type UnknownAnswers } from '#kit/form.ts';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { AnswerText } from '../answer-text.tsx';
import { useFormSurroundings } from '../form-services.tsx';
import { namesRow } from '../rows.ts';

/** A row that is not being filled in: what was answered, under what it is called; at a desk in as few lines as it takes. */
export function RowSummary({ fields, row }: { fields: Fields; row: UnknownAnswers }) {
  const { layout } = useFormSurroundings();
  const answered = Object.entries(fields).filter(
    ([key, field]) => row[key] !== undefined && !namesRow.has(field.type) && isAsked(field, row),
  );
  if (answered.length === 0) return <p className="soft">还没有填写</p>;
  const items = answered.map(([key, field]) => ({
    label: field.label,
    value: <AnswerText field={field} value={row[key]} />,
  }));
  if (layout === 'steps') return <Descriptions items={items} />;
  return (
    <dl className="row-answers">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
