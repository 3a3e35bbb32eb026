import type { Field, Fields } from '#kit/field.ts';
import { isAsked, type UnknownAnswers } from '#kit/form.ts';
import { AnswerText } from '#web/inputs/answer-text.tsx';
import { useFormSurroundings } from '#web/inputs/form-services.tsx';
import { namesRow, rowName, rowsOf } from '#web/inputs/rows.ts';
import { PaperLinks } from '#web/papers/paper-links.tsx';

interface FilledPairsProps {
  fields: Fields;
  answers: UnknownAnswers;
}

/** Questions and answers of a section that was filled in; lists row by row, papers as links. */
export function FilledPairs({ fields, answers }: FilledPairsProps) {
  const asked = Object.entries(fields).filter(([, field]) => isAsked(field, answers));
  const lists = asked.filter(([, field]) => field.type === 'list');
  const pairs = asked.filter(([, field]) => field.type !== 'list');
  return (
    <>
      {pairs.length > 0 && (
        <dl className="filled">
          {pairs.map(([key, field]) => (
            <div key={key}>
              <dt>{field.label}</dt>
              <dd>
                <Answer field={field} value={answers[key]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {lists.map(([key, field]) => (
        <FilledRows key={key} list={field} value={answers[key]} />
      ))}
    </>
  );
}

function FilledRows({ list, value }: { list: Field; value: unknown }) {
  const { people } = useFormSurroundings().services;
  const rows = rowsOf(value);
  if (rows.length === 0) return <p className="soft">没有填写{list.label}。</p>;
  return (
    <ol className="filled-rows">
      {rows.map((row, index) => {
        const name = rowName(list, row, index, people);
        return (
          <li key={name}>
            <strong>{name}</strong>
            <dl className="filled-row">
              {Object.entries(list.fields ?? {})
                .filter(([key, field]) => row[key] !== undefined && !namesRow.has(field.type) && isAsked(field, row))
                .map(([key, field]) => (
                  <div key={key}>
                    <dt>{field.label}</dt>
                    <dd>
                      <Answer field={field} value={row[key]} />
                    </dd>
                  </div>
                ))}
            </dl>
          </li>
        );
      })}
    </ol>
  );
}

function Answer({ field, value }: { field: Field; value: unknown }) {
  const files = field.type === 'attachment' && Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  if (files.length === 0) return <AnswerText field={field} value={value} />;
  return <PaperLinks ids={files} />;
}
