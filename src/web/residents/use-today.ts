import { type PlainDate, plainDate } from '#kit/plain-date.ts';
import { useMe } from '#web/lib/use-me.ts';

/** The business date of the county. The shell shows no page before it is known. @throws Error outside the shell */
export function useToday(): PlainDate {
  const me = useMe().data;
  if (me === undefined) throw new Error('a page stands outside the shell');
  return plainDate(me.today);
}
