import { Link } from '@tanstack/react-router';
import type { PersonLine } from '#core/people/people.contract.ts';
import { ageOn, type PlainDate, plainDate } from '#kit/plain-date.ts';
import { dateText } from '#web/lib/format.ts';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';

/** “女，1960年3月5日出生，66 岁”. */
export function personText({ sex, born, died }: Pick<PersonLine, 'sex' | 'born' | 'died'>, today: PlainDate): string {
  const age = died === null ? `，${ageOn(plainDate(born), today)}\u00a0岁` : '';
  return `${sex === 'male' ? '男' : '女'}，${dateText(born)}出生${age}`;
}

/** A person's name, to his card for posts that may open it. */
export function PersonName({ person }: { person: Pick<PersonLine, 'id' | 'name' | 'died'> }) {
  const { may } = useDesk();
  return (
    <span className="row">
      {may('people.read') ? (
        <Link to="/office/people/$id" params={{ id: person.id }}>
          {person.name}
        </Link>
      ) : (
        person.name
      )}
      {person.died !== null && <StageTag tone="quiet" name={`${dateText(person.died)}去世`} />}
    </span>
  );
}
